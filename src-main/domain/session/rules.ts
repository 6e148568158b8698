/** Wrong passwords before the first lock. */
const FREE_TRIES = 5;
const FIRST_LOCK_MS = 30_000;
const LONGEST_LOCK_MS = 15 * 60_000;

/** What was tried in vain with one e-mail since its last sign-in. */
export interface Tries {
  readonly failedSignIns: number;
  readonly lockedUntilMs: number;
}

/**
 * How long a sign-in stays locked after so many wrong passwords in a row: nothing before the fifth, then half a
 * minute, doubled each time up to a quarter of an hour (decision).
 */
export function lockAfterMs(failedSignIns: number): number {
  if (failedSignIns < FREE_TRIES) return 0;
  return Math.min(FIRST_LOCK_MS * 2 ** (failedSignIns - FREE_TRIES), LONGEST_LOCK_MS);
}

/** The tries after one more that was wrong. */
export function countFailure(tries: Tries | undefined, nowMs: number): Tries {
  const failedSignIns = (tries?.failedSignIns ?? 0) + 1;
  return { failedSignIns, lockedUntilMs: nowMs + lockAfterMs(failedSignIns) };
}

/**
 * How long a lock still holds; 0 for none. One that ends later than the longest lasts was set by a clock that ran
 * ahead, and is not believed: it would keep the only administrator out until that day (decision).
 */
export function lockLeftMs(tries: Tries | undefined, nowMs: number): number {
  const leftMs = (tries?.lockedUntilMs ?? 0) - nowMs;
  return leftMs > LONGEST_LOCK_MS ? 0 : Math.max(leftMs, 0);
}
