import { type SQL, sql } from 'drizzle-orm';
import type { ReadDb } from '../../data/database';
import type { Share, Span } from './counted-store';

// What a sweep leaves of samples is sums, and until when it did: `swept_until_s`. Of those seconds nobody can say any more
// whether they were told.

/** Whether a second lies in one of some spans. */
export function isIn(spans: readonly Span[], atS: SQL): SQL {
  const each = spans.map(({ firstS, lastS }) => sql`${atS} BETWEEN ${firstS} AND ${lastS}`);
  return each.length === 0 ? sql`FALSE` : sql`(${sql.join(each, sql` OR `)})`;
}

/** An address of a contract: what it is, and until when its own samples are kept as sums alone. */
export interface Asking {
  readonly kind: string;
  readonly sweptUntilS: number | null;
}

export function askingOf(db: ReadDb, sourceId: number): Asking {
  return db.get<Asking>(sql`SELECT kind, swept_until_s AS sweptUntilS FROM consumption_sources WHERE id = ${sourceId}`);
}

/** Days by their number, both in it. */
export interface DayNumbers {
  readonly fromDay: number;
  readonly untilDay: number;
}

/** The first and the last day of some of which a contract has anything; null where it has nothing of them. */
export function toldDays(db: ReadDb, owner: number, { fromDay, untilDay }: DayNumbers): DayNumbers | null {
  const found = db.get<{ fromDay: number | null; untilDay: number | null }>(sql`
    SELECT min(day) AS fromDay, max(day) AS untilDay FROM consumption_days
    WHERE owner = ${owner} AND day BETWEEN ${fromDay} AND ${untilDay}`);
  return found.fromDay === null || found.untilDay === null
    ? null
    : { fromDay: found.fromDay, untilDay: found.untilDay };
}

/** Which of the lost seconds are asked for: those from one on, and not of an import that is being counted. */
export interface Wanted {
  readonly fromS: number;
  readonly but: number | null;
}

/** Before anything was measured. */
const NEVER = Number.MIN_SAFE_INTEGER;
/** No import has this number. */
const NO_IMPORT = 0;

/** What a contract was measured at, one source after the other, since there is a share of each for every file. */
export function sourcesOf(owner: number): SQL {
  return sql`
    WITH RECURSIVE own (id) AS (
      SELECT min(source_id) FROM consumption_shares WHERE owner = ${owner}
      UNION ALL
      SELECT (SELECT min(source_id) FROM consumption_shares WHERE owner = ${owner} AND source_id > own.id)
      FROM own WHERE id IS NOT NULL
    ) SELECT id FROM own WHERE id IS NOT NULL`;
}

/** The contracts that a source's samples of a span are of, each with the seconds in which they are. */
export function listOwnersOf(
  db: ReadDb,
  sourceId: number,
  { firstS, lastS }: Span,
): Pick<Share, 'owner' | 'fromS' | 'untilS'>[] {
  return db.all(sql`
    SELECT DISTINCT owner, from_s AS fromS, until_s AS untilS FROM consumption_shares
    WHERE source_id = ${sourceId} AND owner > 0 AND from_s <= ${lastS} AND until_s >= ${firstS}`);
}

/**
 * The seconds of which a contract's samples by another kind of address cannot be compared with those of an address: the
 * detail of either is gone. What an address told of a contract ends with its last reading.
 */
export function listLost(db: ReadDb, owner: number, { kind, sweptUntilS }: Asking, wanted: Wanted): Span[] {
  const goneUntilS = sql`max(ifnull(source.swept_until_s, ${NEVER}), ${sweptUntilS ?? NEVER})`;
  return db.all<Span>(sql`
    SELECT share.from_s AS firstS, max(min(share.until_s, share.last_s, ${goneUntilS})) AS lastS
    FROM (${sourcesOf(owner)}) own CROSS JOIN consumption_sources source ON source.id = own.id
    CROSS JOIN consumption_shares share ON share.source_id = source.id AND share.owner = ${owner}
    WHERE source.kind <> ${kind} AND ${goneUntilS} >= ${wanted.fromS} AND share.import_id <> ${wanted.but ?? NO_IMPORT}
    GROUP BY share.from_s HAVING lastS >= max(firstS, ${wanted.fromS})`);
}
