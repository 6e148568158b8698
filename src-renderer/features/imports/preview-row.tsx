import { Button } from '@mantine/core';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { contractStandings } from '../../../src-main/contract/contracts';
import type { ImportRow } from '../../../src-main/contract/imports';
import { useOfficeDetails } from '../../api/session';
import { formatDate, formatWrittenMoney } from '../../i18n/format';
import type { Draft, Summary } from './import-screen';
import { reasonAbout } from './reason-about';
import { RowCorrection } from './row-correction';

const COLUMNS = 5;

interface PreviewRowProps {
  /** Undefined until its page has come. */
  readonly row: ImportRow | undefined;
  readonly index: number;
  readonly draft: Draft;
  /** The row that is being corrected. */
  readonly editing: number | null;
  readonly busy: boolean;
  readonly onEdit: (row: number | null) => void;
  readonly onSkip: (row: number, skipped: boolean) => void;
  readonly onCorrected: (summary: Summary) => void;
}

/** One row of the file: what will happen to it and why, and its correction below it while it is open. */
export function PreviewRow({ row, index, draft, editing, busy, onEdit, onSkip, onCorrected }: PreviewRowProps) {
  const { t } = useTranslation();
  if (!row) return <div className="imports-row" role="row" aria-rowindex={index + 2} />;
  const open = editing === row.row;
  return (
    <>
      <div className={`imports-row ${open ? 'open' : ''}`} role="row" aria-rowindex={index + 2}>
        <span role="cell" className="number">
          {row.row}
        </span>
        <span role="cell" className="imports-muted">
          {row.customId}
        </span>
        <span role="cell" className="imports-name">
          {row.name || <i>{t('imports.noName')}</i>}
        </span>
        <span role="cell" className="imports-detail">
          <RowDetail row={row} />
        </span>
        <span role="cell" className="imports-row-actions">
          {row.problems.length > 0 && row.outcome !== 'skipped' && (
            <Button
              size="compact-xs"
              variant="light"
              aria-label={t('imports.editRow', { row: row.row })}
              aria-expanded={open}
              onClick={() => onEdit(open ? null : row.row)}
            >
              {t('imports.edit')}
            </Button>
          )}
          <SkipButton row={row} busy={busy} onSkip={onSkip} />
        </span>
      </div>
      {open && (
        <div role="row">
          <div role="cell" aria-colspan={COLUMNS}>
            <RowCorrection draft={draft} row={row} onClose={() => onEdit(null)} onCorrected={onCorrected} />
          </div>
        </div>
      )}
    </>
  );
}

function SkipButton({ row, busy, onSkip }: Pick<PreviewRowProps, 'busy' | 'onSkip'> & { row: ImportRow }) {
  const { t } = useTranslation();
  if (row.outcome === 'same') return null;
  const skipped = row.outcome === 'skipped';
  // A row that repeats another would only be left out again.
  if (skipped && row.problems.length > 0) return null;
  return (
    <Button
      size="compact-xs"
      variant="subtle"
      disabled={busy}
      aria-label={t(skipped ? 'imports.includeRow' : 'imports.skipRow', { row: row.row })}
      onClick={() => onSkip(row.row, !skipped)}
    >
      {t(skipped ? 'imports.include' : 'imports.skip')}
    </Button>
  );
}

/** What a list says, in the office's way: an amount with its sign, a day with the day first, a state in its words. */
function useValueWords(): (field: ImportRow['changes'][number]['field'], value: string) => string {
  const { t } = useTranslation();
  const country = useOfficeDetails()?.country ?? 'AR';
  return (field, value) => {
    if (field === 'startedOn') return formatDate(value);
    const standing = field === 'contractState' && contractStandings.find((one) => one === value);
    if (standing) return t(`contractStanding.${standing}`);
    return field === 'price' || field === 'unpaidBalance' ? formatWrittenMoney(value, country) : value;
  };
}

function RowDetail({ row }: { row: ImportRow }) {
  const { t } = useTranslation();
  return (
    <>
      {row.about.length > 0 && <span className="imports-about">{row.about.join(' · ')}</span>}
      {row.corrected && <span className="imports-tag">{t('imports.corrected')}</span>}
      {row.problems.map(({ code, field, other }) => (
        <span key={`${code}${field}`} className="imports-problem">
          {t(`imports.problemDetail.${code}`, reasonAbout(t, { field, other }))}
        </span>
      ))}
      {row.outcome === 'new' ? <Arrival changes={row.changes} /> : <Changes changes={row.changes} />}
    </>
  );
}

/** What each field was and will be. */
function Changes({ changes }: Pick<ImportRow, 'changes'>) {
  const { t } = useTranslation();
  const valueOf = useValueWords();
  return changes.map(({ field, before, after }) => (
    <span key={field} className="imports-change">
      <span className="imports-field">{t(`imports.targets.${field}`)}</span>{' '}
      <del>{valueOf(field, before) || t('audit.empty')}</del> <span aria-hidden>→</span>{' '}
      <ins>{valueOf(field, after) || t('audit.empty')}</ins>
    </span>
  ));
}

/** What of somebody new is to be checked, in one line: there was nothing before. */
function Arrival({ changes }: Pick<ImportRow, 'changes'>) {
  const { t } = useTranslation();
  const valueOf = useValueWords();
  if (changes.length === 0) return null;
  return (
    <span className="imports-change">
      {changes.map(({ field, after }, at) => (
        <Fragment key={field}>
          {at > 0 && ' · '}
          <span className="imports-field">{t(`imports.targets.${field}`)}</span> {valueOf(field, after)}
        </Fragment>
      ))}
    </span>
  );
}
