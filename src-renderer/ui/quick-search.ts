import { currentPlace } from './place';

const isMac = /Mac/u.test(navigator.platform);

/** The key of the search, as it stands on the keyboard and as a screen reader is told. */
export const searchKey = isMac ? { shown: '⌘ K', name: 'Meta+K' } : { shown: 'Ctrl K', name: 'Control+K' };

let field: HTMLInputElement | null = null;
/** The screen on its way whose quick search is to have the focus. */
let awaited: string | null = null;

/** The screen's quick search says which field it is; the frame's Ctrl/⌘ K goes there. */
export function registerQuickSearch(element: HTMLInputElement | null): void {
  field = element;
  if (!element || awaited === null) return;
  if (currentPlace().path === awaited) focusQuickSearch();
  awaited = null;
}

/** Puts the focus into the quick search of the screen at `path` as soon as that is there. */
export function awaitQuickSearch(path: string): void {
  awaited = path;
}

/** Puts the focus into the quick search; false when the screen has none. */
export function focusQuickSearch(): boolean {
  if (!field?.isConnected) return false;
  field.focus();
  field.select();
  return true;
}
