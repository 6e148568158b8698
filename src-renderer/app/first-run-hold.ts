import { useState } from 'react';

/**
 * Keeps the first run on screen once it has begun: creating the office also signs its operator in,
 * and the recovery code must stay in sight until the operator says it is kept.
 */
export function useFirstRunHold() {
  const [held, setHeld] = useState(false);
  return { held, hold: () => setHeld(true), release: () => setHeld(false) };
}
