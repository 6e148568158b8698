import { useSyncExternalStore } from 'react';
import { queryClient } from '../api/client';
import type { Route } from '../ui/router';
import { ClientsScreen } from './clients-screen';

/** What a start shows. The other screens, half of the code, are read once the list is there, or when one is asked for. */
const firstScreens: readonly Route[] = [
  { path: '/clientes', render: () => <ClientsScreen /> },
  { path: '/clientes/:id/ver', render: ({ id }) => <ClientsScreen viewId={Number(id)} /> },
];

interface Screens {
  readonly routes: readonly Route[];
  /** Whether these are all that there are; `failed` when the others could not be read. */
  readonly state: 'first' | 'all' | 'failed';
}

let screens: Screens = { routes: firstScreens, state: 'first' };
let reading: Promise<void> | undefined;
const listeners = new Set<() => void>();

function become(next: Screens): void {
  screens = next;
  for (const listener of listeners) listener();
}

/** Reads the screens that a start does without; asked again, it is the same reading. */
export function readFurtherScreens(): Promise<void> {
  reading ??= import('./further-screens').then(
    ({ furtherScreens }) => become({ routes: [...firstScreens, ...furtherScreens], state: 'all' }),
    () => become({ routes: firstScreens, state: 'failed' }),
  );
  return reading;
}

/** Reads them when the window has nothing else to do: no answer is awaited, nothing is to be drawn. */
export function readFurtherScreensWhenQuiet(): void {
  requestIdleCallback(() => {
    if (queryClient.isFetching() > 0) readFurtherScreensWhenQuiet();
    else void readFurtherScreens();
  });
}

export function useScreens(): Screens {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => screens,
  );
}
