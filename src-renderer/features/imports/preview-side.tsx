import { useTranslation } from 'react-i18next';
import { importOutcomes } from '../../../src-main/contract/imports';
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
      {problems.length > 0 && (
        <div className="imports-counts" role="group" aria-label={t('imports.reasons')}>
          <h2>{t('imports.reasons')}</h2>
          {problems.map(({ code, rows }) => (
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
      )}
      <NewEntries entries={summary.newEntries} />
    </aside>
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
