import { type RefObject, useLayoutEffect, useState } from 'react';
import { type RowRange, rowsAround } from './page-window';

/** Rows that come and go together: the list is drawn anew after so many, not at each one. */
const STEP = 4;

/**
 * The rows to draw of a list whose rows are all of one height. Nothing is kept for a row that is not drawn: a list of
 * 100,000 costs what one of a hundred does.
 */
export function useRowsInSight(scroller: RefObject<HTMLDivElement | null>, rowHeight: number, count: number): RowRange {
  // More than any window shows, until the list is measured: within the same paint.
  const [sight, setSight] = useState({ row: 0, rows: 60 });
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return undefined;
    function look(): void {
      if (!element) return;
      const row = Math.floor(element.scrollTop / rowHeight / STEP) * STEP;
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
  return rowsAround(sight.row, sight.rows, count);
}
