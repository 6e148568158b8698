import { useCallback, useRef, useState } from 'react';
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

/** The row that the box follows. Another filter or order begins at its first row. */
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
  const select = useCallback((next: number) => {
    const { list: now, pages: all } = latest.current;
    remembered = { list: now, current: { index: next, id: all.rowAt(next)?.id ?? null } };
    setHeld(remembered);
  }, []);
  const move = useCallback(
    (by: number): number => {
      const next = moveWithin(latest.current.index, by, latest.current.pages.matching);
      if (next >= 0) select(next);
      // Two key presses may come before one paint.
      latest.current = { ...latest.current, index: next };
      return next;
    },
    [select],
  );
  return { index, row: row ?? lastRow.current, here: row, select, move };
}
