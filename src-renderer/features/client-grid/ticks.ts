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

interface Remembered {
  readonly operatorId: number;
  readonly filter: string;
  readonly selection: Selection;
}

/** What was ticked before Ver or the form took the screen; coming back finds it. */
let remembered: Remembered | null = null;

/** The ticked rows, kept while the filter changes; "all" goes with the result that it meant. */
export function useTicks(pages: ClientPages, operatorId: number) {
  const filter = writeListState({ filter: pages.shown.filter, sort: { column: 'name', descending: false } });
  const [held, setHeld] = useState<Remembered>(() =>
    remembered?.operatorId === operatorId ? remembered : { operatorId, filter, selection: nothingTicked },
  );
  const selection = held.filter === filter ? held.selection : afterFilterChange(held.selection);
  const anchor = useRef(0);
  const latest = useRef({ pages, filter, selection });
  latest.current = { pages, filter, selection };

  const change = useCallback(
    (next: Selection) => {
      // Two keys may come before one paint.
      latest.current = { ...latest.current, selection: next };
      remembered = { operatorId, filter: latest.current.filter, selection: next };
      setHeld(remembered);
    },
    [operatorId],
  );
  /** Ticks every row between two, wherever they are. */
  const tickBetween = useCallback(
    (one: number, other: number) => {
      const [from, to] = [Math.min(one, other), Math.max(one, other)];
      const { pages: all } = latest.current;
      const known = Array.from({ length: to - from + 1 }, (_, step) => all.rowAt(from + step)?.id);
      const ids = known.filter((id) => id !== undefined);
      if (ids.length === known.length) {
        change(tick(latest.current.selection, ids, true));
        return;
      }
      idsBetween(all.shown, from, to).then(
        (found) => change(tick(latest.current.selection, found, true)),
        (cause: unknown) => showProblem(failureWords(readFailure(cause))),
      );
    },
    [change],
  );
  const tickRow = useCallback(
    (index: number, range: boolean) => {
      const { pages: all, selection: now } = latest.current;
      const id = all.rowAt(index)?.id;
      if (range) tickBetween(anchor.current, index);
      else if (id !== undefined) change(toggle(now, id));
      anchor.current = index;
    },
    [change, tickBetween],
  );
  const extend = useCallback(
    (from: number, to: number) => {
      tickBetween(from, to);
      anchor.current = to;
    },
    [tickBetween],
  );
  const tickAll = useCallback(() => {
    const { selection: now, pages: all } = latest.current;
    change(tickedCount(now, all.matching) === all.matching ? nothingTicked : everythingTicked);
  }, [change]);
  const clear = useCallback(() => change(nothingTicked), [change]);
  const any = tickedCount(selection, pages.matching) > 0;
  return { selection, any, tickRow, extend, tickAll, clear, selectAll: () => change(everythingTicked) };
}
