import { type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { ClientRow } from '../../../src-main/contract/clients';
import type { ClientPages } from './client-pages';
import { type ListState, writeListState } from './list-address';
import { type CurrentRow, locate, moveWithin } from './page-window';

interface Remembered {
  readonly list: string;
  readonly current: CurrentRow;
}

/** Where the clerk was before Ver or the form took the screen; coming back finds it. */
let remembered: Remembered = { list: '', current: { index: 0, id: null } };

/** The list, wherever it is opened next, is on this row. */
export function rememberRow(list: ListState, current: CurrentRow): void {
  remembered = { list: writeListState(list), current };
}

/**
 * The row that the box follows. Another filter or order begins at its first row. A held key moves it once a frame, by as
 * many rows as its presses were since: drawn at each of them, a slow machine would fall behind. `settle` goes there at once.
 */
export function useCurrentRow(pages: ClientPages) {
  const list = writeListState(pages.shown);
  const [held, setHeld] = useState<Remembered>(remembered);
  // A link may have chosen the row of a list that it led to.
  const here = [held, remembered].find((each) => each.list === list);
  const current = here?.current ?? { index: 0, id: null };
  const index = locate(current, (at) => pages.rowAt(at)?.id, pages.matching);
  const row = pages.rowAt(index);
  const lastRow = useRef<ClientRow | null>(null);
  if (row) lastRow.current = row;
  if (pages.matching === 0) lastRow.current = null;

  const latest = useRef({ list, pages, index });
  latest.current = { list, pages, index };
  const waiting = useRef<Waiting | null>(null);
  const select = useCallback((next: number) => {
    stopWaiting(waiting);
    const { list: now, pages: all } = latest.current;
    // Two key presses may come before one paint.
    latest.current = { ...latest.current, index: next };
    remembered = { list: now, current: { index: next, id: all.rowAt(next)?.id ?? null } };
    setHeld(remembered);
  }, []);
  const settle = useCallback(() => {
    const { current: to } = waiting;
    if (to) flushSync(() => select(to.index));
  }, [select]);
  const move = useCallback(
    (by: number, isHeld = false): number => {
      const { index: from, pages: all } = latest.current;
      const next = moveWithin(waiting.current?.index ?? from, by, all.matching);
      if (next < 0) return next;
      if (isHeld) {
        const frame = waiting.current?.frame ?? requestAnimationFrame(() => select(waiting.current?.index ?? next));
        waiting.current = { index: next, frame };
      } else select(next);
      return next;
    },
    [select],
  );
  useEffect(() => () => stopWaiting(waiting), []);
  const neighbours = useNeighbours(pages.rowAt(index + 1)?.id, pages.rowAt(index - 1)?.id);
  return { index, row: row ?? lastRow.current, here: row, neighbours, select, settle, move };
}

/** The rows that an arrow key comes to, the one below first; the same from one drawing to the next. */
function useNeighbours(below: number | undefined, above: number | undefined): readonly number[] {
  return useMemo(() => [below, above].filter((id) => id !== undefined), [below, above]);
}

/** Where a held key has come since the last frame. */
interface Waiting {
  readonly index: number;
  readonly frame: number;
}

function stopWaiting(waiting: RefObject<Waiting | null>): void {
  if (waiting.current) cancelAnimationFrame(waiting.current.frame);
  waiting.current = null;
}
