import { useEffect } from 'react';

/** Where the focus goes on a new screen: what says so itself, else its heading. */
const TARGETS = ['[data-arrive]', 'main h1', 'h1'];

function target(): HTMLElement | null {
  for (const selector of TARGETS) {
    const found = document.querySelector<HTMLElement>(selector);
    if (found) return found;
  }
  return null;
}

/** Whether nothing has the focus any more, since what had it went with the screen before; or only a heading has. */
function isLost(): boolean {
  const { activeElement } = document;
  return activeElement === null || activeElement === document.body || activeElement.matches('h1');
}

/**
 * Gives the focus to a screen, or a step of one, that has just come: to its heading, so that the keyboard and a screen
 * reader begin there. A screen that gave it to a field of its own keeps it; one still loading is waited for.
 */
export function useArrival(screen: string): void {
  useEffect(() => {
    function arrive(): void {
      if (!isLost()) return stop();
      const heading = target();
      if (!heading) return;
      if (heading.tabIndex < 0) heading.tabIndex = -1;
      heading.focus({ preventScroll: true });
      stop();
    }
    const observer = new MutationObserver(arrive);
    const stop = () => observer.disconnect();
    observer.observe(document.body, { childList: true, subtree: true });
    const frame = requestAnimationFrame(arrive);
    return () => {
      cancelAnimationFrame(frame);
      stop();
    };
  }, [screen]);
}
