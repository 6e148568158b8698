const isMac = /Mac/u.test(navigator.platform);

/** The key of the search, as it stands on the keyboard and as a screen reader is told. */
export const searchKey = isMac ? { shown: '⌘ K', name: 'Meta+K' } : { shown: 'Ctrl K', name: 'Control+K' };

let field: HTMLInputElement | null = null;

/** The screen's quick search says which field it is; the frame's Ctrl/⌘ K goes there. */
export function registerQuickSearch(element: HTMLInputElement | null): void {
  field = element;
}

/** Puts the focus into the quick search; false when the screen has none. */
export function focusQuickSearch(): boolean {
  if (!field?.isConnected) return false;
  field.focus();
  field.select();
  return true;
}
