import { useTranslation } from 'react-i18next';
import { importOutcomes, keepsRowOut } from '../../../src-main/contract/imports';
import { formatNumber } from '../../i18n/format';
import type { Summary } from './import-screen';
import type { Group } from './preview';

interface PreviewSideProps {
  readonly summary: Summary;
  readonly group: Group;
  readonly onGroup: (group: Group) => void;
}

/** The dry run in numbers: by outcome, by reason, and the catalogue entries that will be made. */
export function PreviewSide({ summary, group, onGroup }: PreviewSideProps) {
  const { t } = useTranslation();
  const { counts, problems } = summary;
  return (
    <aside className="imports-side">
      <div className="imports-counts" role="group" aria-label={t('imports.result')}>
        {importOutcomes.map((outcome) => (
          <button
            key={outcome}
            type="button"
            className={`imports-count ${outcome}`}
            aria-pressed={group.kind === 'outcome' && group.outcome === outcome}
            onClick={() => onGroup({ kind: 'outcome', outcome })}
          >
            <span>{t(`imports.outcomes.${outcome}`)}</span>
            <b>{formatNumber(counts[outcome])}</b>
          </button>
        ))}
      </div>
      <SideNotes summary={summary} />
      <Reasons
        title={t('imports.reasonsOut')}
        reasons={problems.filter(({ code }) => keepsRowOut(code))}
        group={group}
        onGroup={onGroup}
      />
      <Reasons
        title={t('imports.reasonsIn')}
        reasons={problems.filter(({ code }) => !keepsRowOut(code))}
        group={group}
        onGroup={onGroup}
      />
      <NewEntries entries={summary.newEntries} />
    </aside>
  );
}

interface ReasonsProps extends Pick<PreviewSideProps, 'group' | 'onGroup'> {
  readonly title: string;
  readonly reasons: Summary['problems'];
}

/** Reasons of one kind, each with its rows: those that keep a row out, or those that only tell something of it. */
function Reasons({ title, reasons, group, onGroup }: ReasonsProps) {
  const { t } = useTranslation();
  if (reasons.length === 0) return null;
  return (
    <div className="imports-counts" role="group" aria-label={title}>
      <h2>{title}</h2>
      {reasons.map(({ code, rows }) => (
        <button
          key={code}
          type="button"
          className="imports-count small"
          aria-pressed={group.kind === 'problem' && group.problem === code}
          onClick={() => onGroup({ kind: 'problem', problem: code })}
        >
          <span>{t(`imports.problems.${code}`)}</span>
          <b>{formatNumber(rows)}</b>
        </button>
      ))}
    </div>
  );
}

function SideNotes({ summary: { counts } }: { summary: Summary }) {
  const { t } = useTranslation();
  if (counts.new + counts.changes === 0) {
    const words = counts.problem > 0 ? t('imports.nothingUsable') : t('imports.nothing');
    return (
      <p role="status" className="imports-note">
        {words}
      </p>
    );
  }
  if (counts.problem === 0) return null;
  return (
    <p className="imports-note">
      {t('imports.staysOut', { count: counts.problem, formatted: formatNumber(counts.problem) })}
    </p>
  );
}

function NewEntries({ entries }: { entries: Summary['newEntries'] }) {
  const { t } = useTranslation();
  if (entries.length === 0) return null;
  return (
    <section className="imports-entries">
      <h2>{t('imports.newEntries')}</h2>
      {entries.map(({ kind, count, names }) => (
        <p key={kind}>
          <b>
            {t(`imports.kinds.${kind}`)} {formatNumber(count)}
          </b>
          <span>
            {names.join(', ')}
            {count > names.length ? '…' : ''}
          </span>
        </p>
      ))}
    </section>
  );
}
