import type { Refusal } from '../contract/failures';
import type { InTurn } from '../ports';

/** How many may wait, and what whoever comes beyond them is told at once. */
export interface TurnLimit {
  readonly waiting: number;
  readonly refusal: () => Refusal;
}

/** Lets `most` works run at once; the others wait, and begin in their order. */
export function createTurns(most: number, limit?: TurnLimit): InTurn {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (work) => {
    if (running < most) running += 1;
    else if (limit && waiting.length >= limit.waiting) throw limit.refusal();
    else await new Promise<void>((begin) => waiting.push(begin));
    try {
      return await work();
    } finally {
      // The turn is handed on, so that nobody who comes meanwhile goes first.
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  };
}
