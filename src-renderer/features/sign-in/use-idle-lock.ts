import { useEffect } from 'react';
import { markLocked } from '../../api/session';
import { api } from '../../api/client';
import { elapsedMs } from '../../api/elapsed';

const MINUTE_MS = 60_000;
/** How often the core, and the other windows of this sign-in, hear that somebody is there. */
const TELL_EVERY_MS = 30_000;
const SIGNS_OF_USE = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const;

/** Locks the window once nobody has touched it, or another of the same sign-in, for so many minutes; 0 never does. */
export function useIdleLock(minutes: number, open: boolean): void {
  useEffect(() => (minutes > 0 && open ? watchUse(minutes * MINUTE_MS) : undefined), [minutes, open]);
}

function watchUse(limitMs: number): () => void {
  let usedMs = elapsedMs();
  let toldMs = -TELL_EVERY_MS;
  const others = new BroadcastChannel('abonado.use');
  function onUse(): void {
    usedMs = elapsedMs();
    if (usedMs - toldMs < TELL_EVERY_MS) return;
    toldMs = usedMs;
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel of this origin, not a window
    others.postMessage(null);
    void tellCore();
  }
  others.addEventListener('message', () => {
    usedMs = elapsedMs();
  });
  function look(): void {
    const leftMs = usedMs + limitMs - elapsedMs();
    if (leftMs > 0) timer = setTimeout(look, leftMs);
    else lockNow();
  }
  let timer = setTimeout(look, limitMs);
  for (const sign of SIGNS_OF_USE) window.addEventListener(sign, onUse, { capture: true, passive: true });
  return () => {
    clearTimeout(timer);
    others.close();
    for (const sign of SIGNS_OF_USE) window.removeEventListener(sign, onUse, { capture: true });
  };
}

/** A machine that slept has a core that knows how long: it may say that the window is locked already. */
async function tellCore(): Promise<void> {
  const { locked } = await api.session.touch({}).catch(() => ({ locked: false }));
  if (locked) markLocked();
}

/** Covers the window at once, whether the core answers or not, and has the core refuse what it asks. */
export function lockNow(): void {
  markLocked();
  void api.session.lock({}).catch(() => undefined);
}
