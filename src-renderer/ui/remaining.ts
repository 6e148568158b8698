/** Below these, a guess at what remains is worth nothing yet. */
const LEAST_ELAPSED_MS = 1500;
const LEAST_PART = 0.02;
const SOON_S = 5;
const MINUTE_S = 60;

export type Remaining = { readonly unit: 'soon' } | { readonly unit: 'seconds' | 'minutes'; readonly count: number };

/** What remains of long work that goes on as it went so far, in steps of five seconds or whole minutes; null too early. */
export function remainingOf(done: number, total: number, elapsedMs: number): Remaining | null {
  if (total <= 0 || elapsedMs < LEAST_ELAPSED_MS || done / total < LEAST_PART) return null;
  const seconds = ((total - done) * elapsedMs) / done / 1000;
  if (seconds <= SOON_S) return { unit: 'soon' };
  if (seconds < 2 * MINUTE_S) return { unit: 'seconds', count: Math.ceil(seconds / SOON_S) * SOON_S };
  return { unit: 'minutes', count: Math.ceil(seconds / MINUTE_S) };
}
