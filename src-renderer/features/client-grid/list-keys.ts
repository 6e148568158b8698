import type { RefObject } from 'react';
import { type ClientFilter, clientFilter } from '../../../src-main/contract/clients';
import type { KeyMap } from '../../ui/keys';
import { focusQuickSearch } from '../../ui/quick-search';
import type { useCurrentRow } from './current-row';
import { type ClientKeysNow, clientKeys } from './client-keys';
import { isFiltered, type ListState } from './list-address';
import type { SearchKey } from './quick-search';
import type { ListSelection } from './list-selection';
import type { useTicks } from './ticks';

const PAGE_ROWS = 20;

/** What the keys of the list need to know, as it is at the press of one. */
export interface ListNow extends Omit<ClientKeysNow, 'here'> {
  readonly onCreate: () => void;
  readonly onMassUpdate: (selection: ListSelection) => void;
  readonly chosen: ListSelection;
  readonly list: ListState;
  readonly onFilter: (filter: ClientFilter) => void;
  /** Shows or hides Búsqueda avanzada. */
  readonly onSearchPanel: () => void;
  readonly current: ReturnType<typeof useCurrentRow>;
  readonly ticks: ReturnType<typeof useTicks>;
  /** Whether the list on screen is the one asked for. */
  readonly settled: boolean;
  readonly scroller: RefObject<HTMLDivElement | null>;
  /** What a search that finds nobody may have meant. */
  readonly suggestion: RefObject<HTMLButtonElement | null>;
  /** Set while an Enter waits for the list that was asked for. */
  readonly viewing: RefObject<boolean>;
}

/** A key pressed in the quick search: the arrows go into the list, so that a letter is then a command again. */
export function fromSearch(
  { scroller, suggestion, settled, current, viewing, onView }: ListNow,
  key: SearchKey,
  asked: boolean,
): void {
  const waits = asked || !settled;
  if (key === 'Enter') {
    if (waits) viewing.current = true;
    else if (current.here) onView(current.here);
    else suggestion.current?.click();
    return;
  }
  (scroller.current ?? suggestion.current)?.focus({ preventScroll: true });
  if (!waits && key !== 'Escape') current.move(key === 'ArrowDown' ? 1 : -1);
}

/** The keys of the list; `asked` is asked at each press, so that the map itself never changes. */
export function listKeys(asked: () => ListNow): KeyMap {
  // What a key does, it does to the row where a held arrow has come.
  const now = () => {
    asked().current.settle();
    return asked();
  };
  const move = (by: number) => (event?: KeyboardEvent) => {
    const isExtending = event?.shiftKey === true;
    const { current, ticks } = isExtending ? now() : asked();
    const from = current.index;
    const to = current.move(by, event?.repeat === true && !isExtending);
    if (isExtending && from >= 0) ticks.extend(from, to);
  };
  return {
    // Until the row that the list stands on has come, the box still shows the one before it: nothing is done to that.
    ...clientKeys(() => {
      const { current, ...acts } = now();
      return { ...acts, here: current.here };
    }),
    '/': () => void focusQuickSearch(),
    n: () => now().mayWrite && now().onCreate(),
    f: () => now().onSearchPanel(),
    m: () => now().mayWrite && now().chosen.matching > 0 && now().onMassUpdate(now().chosen),
    x: () => now().ticks.tickRow(now().current.index, false),
    Escape: () => {
      const { scroller, ticks, list, onFilter } = now();
      const { activeElement } = document;
      // From the search, the box or a button the first Esc goes back to the list; there it takes the ticks off, then the filters.
      const elsewhere = !scroller.current?.contains(activeElement) && activeElement !== document.body;
      if (scroller.current && elsewhere) scroller.current.focus({ preventScroll: true });
      else if (ticks.any) ticks.clear();
      else if (isFiltered(list.filter)) onFilter(clientFilter.parse({}));
    },
    ArrowDown: move(1),
    ArrowUp: move(-1),
    PageDown: move(PAGE_ROWS),
    PageUp: move(-PAGE_ROWS),
    Home: move(-Number.MAX_SAFE_INTEGER),
    End: move(Number.MAX_SAFE_INTEGER),
  };
}
