import { type RefObject, useCallback, useLayoutEffect, useState } from 'react';
import { type RowRange, rowsAround } from './page-window';

/** Rows that come and go together: the list is drawn anew after so many, not at each one. */
const STEP = 4;

interface RowsInSight {
  readonly range: RowRange;
  /** The list was just scrolled to this many pixels: its rows are drawn in the same paint, before the browser says so. */
  readonly scrolledTo: (top: number) => void;
}

/**
 * The rows to draw of a list whose rows are all of one height. Nothing is kept for a row that is not drawn: a list of
 * 100,000 costs what one of a hundred does.
 */
export function useRowsInSight(
  scroller: RefObject<HTMLDivElement | null>,
  rowHeight: number,
  count: number,
): RowsInSight {
  // More than any window shows, until the list is measured: within the same paint.
  const [sight, setSight] = useState({ row: 0, rows: 60 });
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return undefined;
    function look(): void {
      if (!element) return;
      const row = stepOf(element.scrollTop, rowHeight);
      const rows = Math.ceil(element.clientHeight / rowHeight) + STEP;
      setSight((before) => (before.row === row && before.rows === rows ? before : { row, rows }));
    }
    look();
    const observer = new ResizeObserver(look);
    observer.observe(element);
    element.addEventListener('scroll', look, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', look);
    };
  }, [scroller, rowHeight]);
  const scrolledTo = useCallback(
    (top: number) => {
      const row = stepOf(top, rowHeight);
      setSight((before) => (before.row === row ? before : { ...before, row }));
    },
    [rowHeight],
  );
  return { range: rowsAround(sight.row, sight.rows, count), scrolledTo };
}

function stepOf(top: number, rowHeight: number): number {
  return Math.floor(top / rowHeight / STEP) * STEP;
}
