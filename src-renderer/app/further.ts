import { type ComponentType, useSyncExternalStore } from 'react';
import { queryClient } from '../api/client';
import type { AccountDialogsProps } from '../features/account';
import type { BoxPanels } from '../features/client-box';
import type { PasswordDialogProps } from '../features/portal';
import type { Route } from '../ui/router';

export interface FurtherDialogs {
  readonly Account: ComponentType<AccountDialogsProps>;
  readonly Password: ComponentType<PasswordDialogProps>;
}

/** What is read after the list is on screen; `failed` when it could not be. */
interface Further {
  readonly routes: readonly Route[];
  readonly panels: BoxPanels;
  /** What opens over any screen; null until it was read. */
  readonly dialogs: FurtherDialogs | null;
  readonly state: 'coming' | 'here' | 'failed';
}

let further: Further = { routes: [], panels: {}, dialogs: null, state: 'coming' };
let reading: Promise<void> | undefined;
const listeners = new Set<() => void>();

function become(next: Further): void {
  further = next;
  for (const listener of listeners) listener();
}

/** Reads the screens that a start does without, half of the code; asked again, it is the same reading. */
export function readFurtherScreens(): Promise<void> {
  reading ??= import('./further-screens').then(
    ({ furtherScreens, furtherPanels, furtherDialogs }) =>
      become({ routes: furtherScreens, panels: furtherPanels, dialogs: furtherDialogs, state: 'here' }),
    () => become({ routes: [], panels: {}, dialogs: null, state: 'failed' }),
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

export function useFurther(): Further {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => further,
  );
}
