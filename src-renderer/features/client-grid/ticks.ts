import { useCallback, useRef, useState } from 'react';
import { readFailure } from '../../api/failure';
import { failureWords } from '../../i18n/setup';
import { showProblem } from '../../ui/notices';
import { type ClientPages, idsBetween } from './client-pages';
import { writeListState } from './list-address';
import {
  afterFilterChange,
  everythingTicked,
  nothingTicked,
  type Selection,
  tick,
  tickedCount,
  toggle,
} from './selection';

/** The ticked rows, kept while the filter changes; "all" goes with the result that it meant. */
export function useTicks(pages: ClientPages) {
  const filter = writeListState({ filter: pages.shown.filter, sort: { column: 'name', descending: false } });
  const [held, setHeld] = useState({ filter, selection: nothingTicked });
  const selection = held.filter === filter ? held.selection : afterFilterChange(held.selection);
  const anchor = useRef(0);
  const latest = useRef({ pages, filter, selection });
  latest.current = { pages, filter, selection };

  const change = useCallback((next: Selection) => setHeld({ filter: latest.current.filter, selection: next }), []);
  const tickRow = useCallback(
    (index: number, range: boolean) => {
      const { pages: all, selection: now } = latest.current;
      if (range) {
        const [from, to] = [Math.min(anchor.current, index), Math.max(anchor.current, index)];
        idsBetween(all.shown, from, to).then(
          (ids) => change(tick(latest.current.selection, ids, true)),
          (cause: unknown) => showProblem(failureWords(readFailure(cause))),
        );
      } else {
        const id = all.rowAt(index)?.id;
        if (id !== undefined) change(toggle(now, id));
      }
      anchor.current = index;
    },
    [change],
  );
  const tickAll = useCallback(() => {
    const { selection: now, pages: all } = latest.current;
    change(tickedCount(now, all.matching) === all.matching ? nothingTicked : everythingTicked);
  }, [change]);
  const clear = useCallback(() => change(nothingTicked), [change]);
  return { selection, tickRow, tickAll, clear, selectAll: () => change(everythingTicked) };
}
