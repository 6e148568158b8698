import { useQueries } from '@tanstack/react-query';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { MassCell, MassOutcome, MassPreview, MassRow } from '../../../src-main/contract/mass-updates';
import { query } from '../../api/client';
import { Link } from '../../ui/router';
import { useMassFieldName, useMassValue, useReason } from './mass-words';

const PAGE = 100;
const ROW_HEIGHT = 34;
const OVERSCAN = 12;

interface PreviewTableProps {
  readonly preview: MassPreview;
  /** Undefined: all of them. */
  readonly outcome: MassOutcome | undefined;
  /** Whether something else is asked for by now. */
  readonly stale: boolean;
}

/** The rows in sight, as far as their pages have come. */
function usePreviewRows(
  { preview: { draftId }, outcome }: Pick<PreviewTableProps, 'preview' | 'outcome'>,
  first: number,
  last: number,
) {
  const from = Math.floor(first / PAGE);
  const numbers = Array.from({ length: Math.floor(last / PAGE) - from + 1 }, (_, index) => from + index);
  const pages = useQueries({
    queries: numbers.map((number) =>
      query.massUpdates.rows.queryOptions({
        input: { draftId, offset: number * PAGE, limit: PAGE, ...(outcome ? { outcome } : {}) },
        retry: false,
      }),
    ),
  });
  return (index: number): MassRow | undefined => pages[Math.floor(index / PAGE) - from]?.data?.rows[index % PAGE];
}

const WIDE: ReadonlySet<string> = new Set([
  'notes',
  'gateways',
  'contract.state',
  'contract.planId',
  'contract.nodeId',
]);

/** Two of them, beside the fields and the result, have room in a window of 1280. */
const WIDE_COLUMN = 180;
const COLUMN = 140;

/** The same for every row, whatever is in it: what has no room is cut, and told by its tooltip. */
function placesOf(columns: readonly string[]) {
  const own = columns.map((column) => (WIDE.has(column) ? WIDE_COLUMN : COLUMN));
  const widths = [84, 160, ...own, 210];
  const gridTemplateColumns = widths.map((width, at) => (at === 0 ? `${width}px` : `minmax(${width}px, ${width}fr)`));
  return {
    gridTemplateColumns: gridTemplateColumns.join(' '),
    minWidth: widths.reduce((sum, width) => sum + width, 0),
  };
}

/** Each client before and after; of a hundred thousand only those in sight are asked for and drawn. */
export function PreviewTable(props: PreviewTableProps) {
  const { preview, outcome, stale } = props;
  const { t } = useTranslation();
  const nameOf = useMassFieldName();
  const scroller = useRef<HTMLDivElement>(null);
  const size = outcome ? preview.counts[outcome] : preview.total;
  const virtualizer = useVirtualizer({
    count: size,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: OVERSCAN,
  });
  const items = virtualizer.getVirtualItems();
  const rowAt = usePreviewRows(props, items[0]?.index ?? 0, items.at(-1)?.index ?? 0);
  const { minWidth, gridTemplateColumns } = placesOf(preview.columns);
  const style = { gridTemplateColumns, minWidth };
  return (
    <div
      ref={scroller}
      className={`mass-scroll ${stale ? 'stale' : ''}`}
      role="table"
      tabIndex={0}
      aria-label={t('massUpdates.preview')}
      aria-rowcount={size + 1}
    >
      <div className="mass-row head" role="row" style={style}>
        <span role="columnheader">{t('massUpdates.id')}</span>
        <span role="columnheader">{t('massUpdates.name')}</span>
        {preview.columns.map((column) => (
          <span key={column} role="columnheader" title={nameOf(column)}>
            {nameOf(column)}
          </span>
        ))}
        <span role="columnheader" className="mass-last">
          {t('massUpdates.result')}
        </span>
      </div>
      <div role="rowgroup" className="mass-body" style={{ height: virtualizer.getTotalSize(), minWidth }}>
        {items.map((item) => (
          <div
            key={item.key}
            className="mass-row"
            role="row"
            aria-rowindex={item.index + 2}
            style={{ ...style, transform: `translateY(${item.start}px)` }}
          >
            <PreviewRow row={rowAt(item.index)} columns={preview.columns} />
          </div>
        ))}
      </div>
    </div>
  );
}

function PreviewRow({ row, columns }: { readonly row: MassRow | undefined; readonly columns: readonly string[] }) {
  const cells = new Map(row?.cells.map((cell) => [cell.field, cell]));
  return (
    <>
      <span role="cell" className="mass-id">
        {row?.customId}
      </span>
      <span role="cell" className="mass-name">
        {row && <Link to={`/clientes/${row.id}/editar`}>{row.name}</Link>}
      </span>
      {columns.map((column) => (
        <Cell key={column} cell={cells.get(column)} changes={row?.outcome === 'change'} />
      ))}
      <span role="cell" className="mass-last">
        {row && <Outcome row={row} />}
      </span>
    </>
  );
}

/** What is, and what will be; where nothing does, what stays. */
function Cell({ cell, changes }: { readonly cell: MassCell | undefined; readonly changes: boolean }) {
  const { t } = useTranslation();
  const valueOf = useMassValue();
  if (!cell) return <span role="cell" className="mass-cell" />;
  const { field, before, after } = cell;
  const shown = (value: string) => valueOf(field, value) || '—';
  if (after === null || !changes)
    return (
      <span role="cell" className="mass-cell same" title={valueOf(field, before)}>
        {changes ? t('massUpdates.noChange') : shown(before)}
      </span>
    );
  const isAdded = field === 'notes';
  return (
    <span
      role="cell"
      className="mass-cell changes"
      title={isAdded ? after : t('massUpdates.fromTo', { before: shown(before), after: shown(after) })}
    >
      {isAdded && '+ '}
      {!isAdded && (
        <>
          <span className="mass-was">{shown(before)}</span>
          <span className="mass-arrow" aria-hidden>
            {' → '}
          </span>
          <span className="visually-hidden">{t('massUpdates.becomes')} </span>
        </>
      )}
      <strong>{shown(after)}</strong>
    </span>
  );
}

const TAGS = { change: 'enabled', same: 'deactivated', skip: 'alerted' } as const satisfies Record<MassOutcome, string>;

function Outcome({ row: { outcome, reasons } }: { readonly row: MassRow }) {
  const { t } = useTranslation();
  const reasonOf = useReason();
  const why = reasons.map(reasonOf).join(' · ');
  const words = why === '' ? t(`massUpdates.outcomes.${outcome}`) : t('massUpdates.skipped', { why });
  return (
    <span className={`tag ${TAGS[outcome]} mass-outcome`} title={words}>
      <span>{words}</span>
    </span>
  );
}
