import type { Chance, Clock } from '../ports';

/** The machine's own clock: the one file that may ask it. */
export const systemClock: Clock = { nowMs: () => Date.now() };

/** The machine's own chance, and the one file that may ask it. It guards nothing: secrets have theirs. */
export const systemChance: Chance = () => Math.random();
