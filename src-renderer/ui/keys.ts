import { useEffect } from 'react';

/** `mod` is Ctrl, or ⌘ on a Mac: `mod+k`, `/`, `ArrowDown`. */
export type KeyMap = Readonly<Record<string, (event: KeyboardEvent) => void>>;

function nameOf(event: KeyboardEvent): string {
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  return event.ctrlKey || event.metaKey ? `mod+${key}` : key;
}

/** Whether a dialog, a menu or a field's list is open above the screen. */
function isLayerOpen(): boolean {
  // A field's list may stay in the page while it is closed.
  return [...document.querySelectorAll('[role="dialog"], [role="menu"], [role="listbox"]')].some((layer) =>
    layer.checkVisibility(),
  );
}

/** Whether the browser's own kind of dialog covers the window: the lock, which no key of the screens passes. */
function isCovered(): boolean {
  return document.querySelector('dialog:modal') !== null;
}

/** Keys that nobody types. */
const NEVER_TYPED = new Set(['Escape', 'F1', 'F8']);

/** Whether the key goes into something that takes typing. */
function isTyped(event: KeyboardEvent): boolean {
  const target = event.target;
  if (!(target instanceof HTMLElement) || NEVER_TYPED.has(event.key)) return false;
  if (event.key === 'Enter' && target.matches('button, a, summary, [role="button"]')) return true;
  return target.isContentEditable || target.matches('input:not([type=checkbox]), textarea, select');
}

let underLayer = false;

/**
 * Looks for an open layer before anybody hears of a key: Esc closes one, which is then no longer there to be seen. Called
 * once before anything is drawn, so that no dialog listens earlier.
 */
export function watchLayers(): void {
  window.addEventListener(
    'keydown',
    () => {
      underLayer = isLayerOpen();
    },
    { capture: true },
  );
}

/** Keys of the whole window. Single letters stay with a field that is being typed in; `mod+` keys always work. */
export function useWindowKeys(keys: KeyMap): void {
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent): void {
      const name = nameOf(event);
      const handler = keys[name];
      if (!handler || event.altKey || isCovered()) return;
      if (!name.startsWith('mod+') && (underLayer || event.defaultPrevented || isTyped(event))) return;
      event.preventDefault();
      handler(event);
    }
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [keys]);
}
