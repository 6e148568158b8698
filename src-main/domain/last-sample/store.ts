import { gt, sql } from 'drizzle-orm';
import type { ReadDb } from '../../data/database';
import { keepQuery } from '../../data/keep-query';
import { consumptionShares } from '../../data/schema';

// Beneath both the clients' list, which is searched by the last measured day, and consumption, whose door goes over
// exports to clients: a feature that they both enter, and that enters none.

/** `last_s` of a share of which nothing is counted: before anything was measured. */
export const NO_SAMPLE = Number.MIN_SAFE_INTEGER;

const lastSample = keepQuery((db: ReadDb) =>
  db
    .select({ lastS: sql<number | null>`max(${consumptionShares.lastS})` })
    .from(consumptionShares)
    .where(gt(consumptionShares.owner, sql`0`))
    .prepare(),
);

/**
 * The last sample of the office's contracts, in seconds; null where they have none. What is measured at an address that
 * nobody has tells nothing of a client. An index holds it (migration 0060).
 */
export function findLastSample(db: ReadDb): number | null {
  const lastS = lastSample(db).get()?.lastS ?? NO_SAMPLE;
  return lastS === NO_SAMPLE ? null : lastS;
}
