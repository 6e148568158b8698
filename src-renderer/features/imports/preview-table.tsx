import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ImportRow, importOutcomes } from '../../../src-main/contract/imports';
import { query } from '../../api/client';
import { formatNumber } from '../../i18n/format';

type Outcome = (typeof importOutcomes)[number];

interface PreviewTableProps {
  readonly draftId: string;
  readonly preview: { readonly counts: Record<Outcome, number>; readonly newCatalogEntries: readonly string[] };
  readonly onBack: () => void;
  readonly onApply: () => void;
}

const PAGE = 50;
const ENTRIES_SHOWN = 12;

/** The dry run: counted by outcome, with each row's reasons, before anything changes. */
export function PreviewTable({ draftId, preview, onBack, onApply }: PreviewTableProps) {
  const { t } = useTranslation();
  const { counts, newCatalogEntries } = preview;
  const [outcome, setOutcome] = useState<Outcome>(counts.problem > 0 ? 'problem' : counts.new > 0 ? 'new' : 'changes');
  const toDo = counts.new + counts.changes;
  const names =
    newCatalogEntries.slice(0, ENTRIES_SHOWN).join(', ') + (newCatalogEntries.length > ENTRIES_SHOWN ? '…' : '');
  return (
    <>
      <div className="imports-counts" role="group" aria-label={t('imports.result')}>
        {importOutcomes.map((one) => (
          <button key={one} type="button" aria-pressed={one === outcome} onClick={() => setOutcome(one)}>
            <small>{t(`imports.outcomes.${one}`)}</small>
            <b>{formatNumber(counts[one])}</b>
          </button>
        ))}
      </div>
      {newCatalogEntries.length > 0 && <p>{t('imports.newEntries', { count: newCatalogEntries.length, names })}</p>}
      <div className="imports-actions">
        {toDo > 0 ? (
          <Button onClick={onApply}>{t('imports.apply', { count: toDo, formatted: formatNumber(toDo) })}</Button>
        ) : (
          <p role="status">{t('imports.nothing')}</p>
        )}
        <Button variant="default" onClick={onBack}>
          {t('imports.back')}
        </Button>
      </div>
      <OutcomeRows key={outcome} draftId={draftId} outcome={outcome} />
    </>
  );
}

function OutcomeRows({ draftId, outcome }: { draftId: string; outcome: Outcome }) {
  const { t } = useTranslation();
  const [limit, setLimit] = useState(PAGE);
  const { data } = useQuery({
    ...query.imports.rows.queryOptions({ input: { draftId, outcome, offset: 0, limit } }),
    placeholderData: (previous) => previous,
  });
  if (!data || data.total === 0) return null;
  return (
    <>
      <table className="imports-table" aria-label={t(`imports.outcomes.${outcome}`)}>
        <thead>
          <tr>
            <th scope="col" className="number">
              {t('imports.row')}
            </th>
            <th scope="col">{t('imports.id')}</th>
            <th scope="col">{t('imports.name')}</th>
            <th scope="col">{t('imports.detail')}</th>
          </tr>
        </thead>
        <tbody>
          {data.rows.map((row) => (
            <tr key={row.row}>
              <td className="number">{row.row}</td>
              <td>{row.customId}</td>
              <td>{row.name || '—'}</td>
              <td>
                <RowDetail row={row} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {data.total > limit && (
        <Button variant="default" onClick={() => setLimit((before) => Math.min(before + PAGE, 200))}>
          {t('imports.more')}
        </Button>
      )}
    </>
  );
}

function RowDetail({ row }: { row: ImportRow }) {
  const { t } = useTranslation();
  return (
    <>
      {row.problems.map((problem) => (
        <div key={problem} className="imports-problem">
          {t(`imports.problems.${problem}`)}
        </div>
      ))}
      {row.outcome === 'changes' &&
        row.changes.map((change) => (
          <div key={change.field} className="imports-change">
            <del>{change.before || t('audit.empty')}</del> → <ins>{change.after || t('audit.empty')}</ins>
          </div>
        ))}
    </>
  );
}
