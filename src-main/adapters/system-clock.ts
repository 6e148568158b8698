import type { Clock } from '../ports';

/** The machine's own clock: the one file that may ask it. */
export const systemClock: Clock = { nowMs: () => Date.now() };
