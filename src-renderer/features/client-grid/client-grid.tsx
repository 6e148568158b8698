import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useLayoutEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClientSort } from '../../../src-main/contract/clients';
import type { ClientPages, RowRange } from './client-pages';
import { ClientGridRow, type RowHandlers } from './client-grid-row';
import { type ColumnTable } from './column-table';
import { columns, type GridColumn } from './columns';
import { GridHeader } from './grid-header';
import { writeListState } from './list-address';
import { isTicked, type Selection, tickedCount } from './selection';
import './grid.css';

export const ROW_HEIGHT = 34;
const TICK_WIDTH = 44;
const ACTIONS_WIDTH = 108;
/** Rows drawn above and below what is in sight. */
const OVERSCAN = 8;

interface ClientGridProps {
  readonly pages: ClientPages;
  readonly table: ColumnTable;
  readonly widths: Readonly<Record<string, number>>;
  readonly current: number;
  readonly selection: Selection;
  readonly mayWrite: boolean;
  readonly timeZone: string;
  readonly handlers: RowHandlers;
  readonly onRange: (range: RowRange) => void;
  readonly onSort: (column: ClientSort['column']) => void;
  readonly onTickAll: () => void;
}

/** A column that nobody dragged shares what is left over; a dragged one keeps its width. */
function templateOf(shown: readonly GridColumn[], widths: Readonly<Record<string, number>>): string {
  const tracks = shown.map(({ id, width }) => {
    const own = widths[id];
    return own === undefined ? `minmax(${width}px, ${width}fr)` : `${own}px`;
  });
  return `${TICK_WIDTH}px ${tracks.join(' ')} minmax(${ACTIONS_WIDTH}px, ${ACTIONS_WIDTH}fr)`;
}

/** The whole result, drawn as far as it is in sight. */
export function ClientGrid(props: ClientGridProps) {
  const { pages, table, widths, current, selection, handlers, onRange } = props;
  const { t } = useTranslation();
  const scroller = useRef<HTMLDivElement>(null);
  const shownIds = table
    .getFlatHeaders()
    .map(({ id }) => id)
    .join(' ');
  const shown = useMemo(
    () => shownIds.split(' ').flatMap((id) => columns.filter((column) => column.id === id)),
    [shownIds],
  );
  const template = templateOf(shown, widths);
  const virtualizer = useVirtualizer({
    count: pages.matching,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: OVERSCAN,
    scrollPaddingStart: ROW_HEIGHT,
    scrollPaddingEnd: ROW_HEIGHT,
    paddingStart: 0,
  });
  const items = virtualizer.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? 0;
  useLayoutEffect(() => onRange({ first, last }), [first, last, onRange]);
  const list = writeListState(pages.shown);
  useScrollToTopOnChange(scroller.current, list);
  useEffect(() => {
    if (current >= 0) virtualizer.scrollToIndex(current, { align: 'auto' });
  }, [current, virtualizer]);
  const ticked = tickedCount(selection, pages.matching);
  return (
    <div
      ref={scroller}
      className="grid-scroll"
      role="grid"
      tabIndex={0}
      aria-label={t('clients.grid')}
      aria-rowcount={pages.matching + 1}
      aria-multiselectable="false"
      aria-activedescendant={current >= 0 ? `client-row-${current}` : undefined}
      data-list={list}
    >
      <div role="rowgroup">
        <GridHeader
          table={table}
          template={template}
          sort={pages.shown.sort}
          onSort={props.onSort}
          allTicked={pages.matching > 0 && ticked === pages.matching}
          someTicked={ticked > 0}
          onTickAll={props.onTickAll}
        />
      </div>
      <div role="rowgroup" className="grid-body" style={{ height: virtualizer.getTotalSize() }}>
        {items.map(({ index, start }) => {
          const row = pages.rowAt(index);
          return (
            <ClientGridRow
              key={index}
              index={index}
              row={row}
              columns={shown}
              template={template}
              top={start}
              current={index === current}
              ticked={row !== undefined && isTicked(selection, row.id)}
              mayWrite={props.mayWrite}
              timeZone={props.timeZone}
              handlers={handlers}
            />
          );
        })}
      </div>
    </div>
  );
}

/** Another filter or order begins at its first row. */
function useScrollToTopOnChange(scroller: HTMLDivElement | null, list: string): void {
  const before = useRef(list);
  useLayoutEffect(() => {
    if (before.current !== list) scroller?.scrollTo({ top: 0 });
    before.current = list;
  }, [scroller, list]);
}
