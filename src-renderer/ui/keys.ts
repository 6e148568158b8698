import { useEffect } from 'react';

/** `mod` is Ctrl, or ⌘ on a Mac: `mod+k`, `/`, `ArrowDown`. */
export type KeyMap = Readonly<Record<string, (event: KeyboardEvent) => void>>;

function nameOf(event: KeyboardEvent): string {
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  return event.ctrlKey || event.metaKey ? `mod+${key}` : key;
}

/** Whether the key goes into something that takes typing, or a layer above the screen is open. */
function isTaken(event: KeyboardEvent): boolean {
  const target = event.target;
  if (document.querySelector('[role="dialog"], [role="menu"]')) return true;
  if (!(target instanceof HTMLElement)) return false;
  if (event.key === 'Enter' && target.matches('button, a, [role="button"]')) return true;
  return target.isContentEditable || target.matches('input:not([type=checkbox]), textarea, select');
}

/** Keys of the whole window. Single letters stay with a field that is being typed in; `mod+` keys always work. */
export function useWindowKeys(keys: KeyMap): void {
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent): void {
      const name = nameOf(event);
      const handler = keys[name];
      if (!handler || event.altKey || (!name.startsWith('mod+') && isTaken(event))) return;
      event.preventDefault();
      handler(event);
    }
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [keys]);
}
