import { useEffect, useState } from 'react';
import { holdScreen, letGo } from './place';

export interface LeaveGuard {
  /** Whether the clerk is on the way out and has to be asked. */
  readonly asks: boolean;
  readonly stay: () => void;
  readonly leave: () => void;
  /** Lets go without asking, for a screen whose work is saved. */
  readonly release: () => void;
}

/** Holds the screen while there is something to lose; the one place where leaving is asked. */
export function useLeaveGuard(active: boolean): LeaveGuard {
  const [proceed, setProceed] = useState<(() => void) | null>(null);
  useEffect(() => {
    if (active) holdScreen((next) => setProceed(() => next));
    return letGo;
  }, [active]);
  return {
    asks: proceed !== null,
    stay: () => setProceed(null),
    leave: () => {
      letGo();
      setProceed(null);
      proceed?.();
    },
    release: letGo,
  };
}
