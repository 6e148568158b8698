import { type RefObject, useLayoutEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClientSort } from '../../../src-main/contract/clients';
import type { Office } from '../../../src-main/contract/office';
import type { ClientPages } from './client-pages';
import { ClientGridRow, type RowHandlers } from './client-grid-row';
import { type ColumnTable } from './column-table';
import {
  type ColumnId,
  type ColumnMemory,
  columns,
  fitColumns,
  type FrozenColumns,
  frozenColumns,
  type GridColumn,
  leastWidths,
  scrollToColumn,
  sumOf,
} from './columns';
import { GridHeader } from './grid-header';
import { writeListState } from './list-address';
import { searchedWords } from './marks';
import type { RowRange } from './page-window';
import { isTicked, type Selection, tickedCount } from './selection';
import { useViewport } from './viewport';
import './grid.css';

const ROW_HEIGHT = 34;
const TICK_WIDTH = 44;
/** Five buttons of 28 px, and what is left free on both sides of them. */
const ACTIONS_WIDTH = 160;

/** A column that somebody asked to see; another object each time. */
export interface AskedColumn {
  readonly id: ColumnId;
}

interface ClientGridProps {
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly pages: ClientPages;
  readonly table: ColumnTable;
  readonly memory: ColumnMemory;
  readonly asked: AskedColumn | null;
  readonly current: number;
  readonly selection: Selection;
  readonly mayWrite: boolean;
  readonly office: Office;
  readonly handlers: RowHandlers;
  readonly onRange: (range: RowRange) => void;
  /** Tells which of the columns that are shown there is no room for. */
  readonly onNoRoom: (ids: readonly ColumnId[]) => void;
  readonly onSort: (column: ClientSort['column']) => void;
  readonly onTickAll: () => void;
}

/** A column that nobody dragged shares what is left over; a dragged one keeps its width. */
function templateOf(shown: readonly GridColumn[], widths: ColumnMemory['widths'], leasts: readonly number[]): string {
  const tracks = shown.map(({ id, width }, at) => {
    const own = widths[id];
    return own === undefined ? `minmax(${leasts[at] ?? width}px, ${width}fr)` : `${own}px`;
  });
  return `${TICK_WIDTH}px ${tracks.join(' ')} minmax(${ACTIONS_WIDTH}px, ${ACTIONS_WIDTH}fr)`;
}

/** The columns that are drawn, with the pixels that each has at least. */
interface DrawnColumns {
  readonly width: number;
  readonly least: number;
  readonly shown: readonly GridColumn[];
  readonly leasts: readonly number[];
}

const nameWidth = ({ shown, leasts }: DrawnColumns) => leasts[shown.findIndex(({ id }) => id === 'name')] ?? 0;

/** What stays at the edges of a list whose columns need `least` pixels and have `width`; the ticks stay with the name. */
function frozenOf(drawn: DrawnColumns): FrozenColumns {
  if (drawn.least <= drawn.width) return { name: false, actions: false };
  return frozenColumns(drawn.width, TICK_WIDTH + nameWidth(drawn), ACTIONS_WIDTH);
}

/** Brings the column that was just asked for into sight, once: it may have come beyond the edge. */
function useAskedColumn(
  scroller: RefObject<HTMLDivElement | null>,
  asked: AskedColumn | null,
  now: DrawnColumns,
): void {
  const drawn = useRef(now);
  drawn.current = now;
  // A grid that is drawn anew begins at its left.
  const answered = useRef(asked);
  useLayoutEffect(() => {
    const { shown, leasts, width } = drawn.current;
    const at = shown.findIndex(({ id }) => id === asked?.id);
    if (answered.current === asked || at < 0 || !scroller.current) return;
    answered.current = asked;
    const frozen = frozenOf(drawn.current);
    const begins = TICK_WIDTH + sumOf(leasts.slice(0, at));
    const left = scrollToColumn({
      scrolled: scroller.current.scrollLeft,
      width,
      begins,
      ends: begins + (leasts[at] ?? 0),
      keptLeft: frozen.name ? TICK_WIDTH + nameWidth(drawn.current) : 0,
      keptRight: frozen.actions ? ACTIONS_WIDTH : 0,
    });
    scroller.current.scrollTo({ left });
  }, [scroller, asked]);
}

/** The whole result, drawn as far as it is in sight. */
export function ClientGrid(props: ClientGridProps) {
  const { scroller, pages, table, memory, current, selection, handlers, onRange, onNoRoom } = props;
  const { t } = useTranslation();
  const shownIds = table
    .getFlatHeaders()
    .map(({ id }) => id)
    .join(' ');
  const { width, range, bringIntoSight, goToTop } = useViewport(scroller, ROW_HEIGHT, pages.matching);
  const room = (width ?? 0) - TICK_WIDTH - ACTIONS_WIDTH;
  const shown = useMemo(
    () =>
      fitColumns(
        shownIds.split(' ').flatMap((id) => columns.filter((column) => column.id === id)),
        memory,
        room,
      ),
    [shownIds, memory, room],
  );
  const leasts = leastWidths(shown, memory.widths, room);
  const template = templateOf(shown, memory.widths, leasts);
  // Said in pixels, so that no row has to be measured for it.
  const least = sumOf(leasts) + TICK_WIDTH + ACTIONS_WIDTH;
  const drawnColumns = { width: width ?? least, least, shown, leasts };
  const frozen = frozenOf(drawnColumns);
  useAskedColumn(scroller, props.asked, drawnColumns);
  const { first, last } = range;
  useLayoutEffect(() => onRange({ first, last }), [first, last, onRange]);
  useLayoutEffect(() => {
    const ids = columns.map(({ id }) => id).filter((id) => shownIds.split(' ').includes(id));
    if (width !== null) onNoRoom(ids.filter((id) => !shown.some((column) => column.id === id)));
  }, [width, shownIds, shown, onNoRoom]);
  const list = writeListState(pages.shown);
  useTopOnChange(list, goToTop);
  // Before there are rows, there is nowhere to scroll to.
  const drawn = width !== null;
  useLayoutEffect(() => {
    if (drawn) bringIntoSight(current);
  }, [current, drawn, bringIntoSight]);
  const ticked = tickedCount(selection, pages.matching);
  const allTicked = pages.matching > 0 && ticked === pages.matching;
  const { sort, filter } = pages.shown;
  const words = useMemo(() => searchedWords(filter.text), [filter.text]);
  const { onSort, onTickAll } = props;
  const header = useMemo(
    () => (
      <GridHeader
        table={table}
        shown={shown}
        template={template}
        sort={sort}
        onSort={onSort}
        allTicked={allTicked}
        someTicked={ticked > 0}
        onTickAll={onTickAll}
      />
    ),
    [table, shown, template, sort, onSort, allTicked, ticked, onTickAll],
  );
  return (
    <div
      ref={scroller}
      className={`grid-scroll ${frozen.name ? 'name-frozen' : ''} ${frozen.actions ? 'actions-frozen' : ''}`}
      role="grid"
      tabIndex={0}
      aria-label={t('clients.grid')}
      aria-rowcount={pages.matching + 1}
      aria-multiselectable="false"
      aria-activedescendant={current >= 0 ? `client-row-${current}` : undefined}
      data-list={list}
    >
      {drawn && (
        <>
          <div role="rowgroup" className="grid-top" style={{ minWidth: least }}>
            {header}
          </div>
          <div role="rowgroup" className="grid-body" style={{ height: pages.matching * ROW_HEIGHT, minWidth: least }}>
            {Array.from({ length: last - first + 1 }, (_, at) => {
              const index = first + at;
              const row = pages.rowAt(index);
              return (
                <ClientGridRow
                  key={index}
                  index={index}
                  row={row}
                  columns={shown}
                  template={template}
                  top={index * ROW_HEIGHT}
                  current={index === current}
                  ticked={row !== undefined && isTicked(selection, row.id)}
                  mayWrite={props.mayWrite}
                  office={props.office}
                  words={words}
                  handlers={handlers}
                />
              );
            })}
          </div>
        </>
      )}
    </div>
  );
}

/** Another filter or order begins at its first row. */
function useTopOnChange(list: string, goToTop: () => void): void {
  const before = useRef(list);
  useLayoutEffect(() => {
    if (before.current !== list) goToTop();
    before.current = list;
  }, [list, goToTop]);
}
