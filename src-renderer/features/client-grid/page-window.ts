import { PAGE_SIZE } from '../../api/client-list';

/** How far ahead of what is drawn rows are asked for once the list has moved: arrow keys pass a page in a blink. */
const ROWS_AHEAD = 4 * PAGE_SIZE;

/** Rows `first` to `last`, both included. */
export interface RowRange {
  readonly first: number;
  readonly last: number;
}

const pageOf = (row: number) => Math.floor(row / PAGE_SIZE);

/** The pages that rows `first` to `last` (both included) lie on, of a result of `count` rows. */
export function pagesOf(first: number, last: number, count: number): number[] {
  if (count <= 0 || last < first) return [];
  const from = pageOf(Math.max(0, first));
  const to = pageOf(Math.min(last, count - 1));
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);
}

/**
 * The pages to have at hand while rows are in sight. At the top, where each letter typed leads, only the next one: the
 * answer to the next letter would wait for the others.
 */
export function pagesAtHand({ first, last }: RowRange, count: number): number[] {
  return pagesOf(first - PAGE_SIZE, last + (first > 0 ? ROWS_AHEAD : PAGE_SIZE), count);
}

/** Whether two stretches of rows have the same pages at hand. */
export function samePages(one: RowRange, other: RowRange): boolean {
  return (
    pageOf(one.first) === pageOf(other.first) &&
    pageOf(one.last) === pageOf(other.last) &&
    one.first > 0 === other.first > 0
  );
}

/** Rows drawn above and below what is in sight. */
const OVERSCAN = 8;

/** The rows to draw when `rows` of them are in sight from `row` on; of an empty list none. */
export function rowsAround(row: number, rows: number, count: number): RowRange {
  const last = Math.min(count - 1, row + rows + OVERSCAN);
  return { first: Math.max(0, Math.min(row - OVERSCAN, last)), last };
}

/** Moves a row number by `by` and keeps it within the result; -1 when there is no row. */
export function moveWithin(index: number, by: number, count: number): number {
  if (count === 0) return -1;
  return Math.min(count - 1, Math.max(0, index + by));
}

/** The row the clerk is on: its number, and whose it is once that is known. */
export interface CurrentRow {
  readonly index: number;
  readonly id: number | null;
}

/** How far a row is looked for when a change moved it, in rows. */
const FAR = 200;

/** Where the current row is now: a save may have moved it, a deactivation taken it away. -1 when nothing is there. */
export function locate(current: CurrentRow, idAt: (index: number) => number | undefined, count: number): number {
  const index = Math.min(current.index, count - 1);
  const here = index < 0 ? undefined : idAt(index);
  if (current.id === null || here === undefined || here === current.id) return index;
  for (let distance = 1; distance <= FAR; distance += 1) {
    if (idAt(index + distance) === current.id) return index + distance;
    if (idAt(index - distance) === current.id) return index - distance;
  }
  return index;
}
