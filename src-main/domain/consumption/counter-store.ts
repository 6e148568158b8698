import { type SQL, sql } from 'drizzle-orm';
import type { ReadDb, WriteDb } from '../../data/database';
import { isIn } from './closed-store';
import type { Counting, Share, Span } from './counted-store';
import { handOver, keptReadings } from './further-store';

// The readings of a connection are one series, whatever files they came in: `consumption_readings`. A sample of it is what
// grew since the reading before, and is counted a second before its own reading (`countedBefore`).

/** Of no source, since none has this number. */
export const NO_SOURCE = 0;

/** The readings that nobody said yet, and that are not from a time that is closed. */
export function freshOf({ source, address, closed }: Omit<Counting, 'lost'>): SQL {
  return sql`
    SELECT at_s, down, up FROM staged.readings
    WHERE address = ${address.number} AND NOT ${isIn(closed, sql`at_s - 1`)}
      AND at_s NOT IN (SELECT at_s FROM consumption_readings WHERE source_id = ${source?.id ?? NO_SOURCE}
        AND at_s BETWEEN ${address.firstS} AND ${address.lastS})`;
}

function lastBefore(sourceId: number, atS: SQL | number): SQL {
  return sql`(SELECT max(at_s) FROM consumption_readings WHERE source_id = ${sourceId} AND at_s < ${atS})`;
}

function firstAfter(sourceId: number, atS: SQL | number): SQL {
  return sql`(SELECT min(at_s) FROM consumption_readings WHERE source_id = ${sourceId} AND at_s > ${atS})`;
}

/** Known readings of a source between two seconds, and the one before the first of them. */
export function knownIn(sourceId: number, { firstS, lastS }: Span): SQL {
  return sql`
    SELECT at_s, down, up, counted_in FROM consumption_readings
    WHERE source_id = ${sourceId} AND at_s BETWEEN ifnull(${lastBefore(sourceId, firstS)}, ${firstS}) AND ${lastS}`;
}

/** A counter of 32 bits goes on from zero after the last number that it has, by itself: the other one grew meanwhile. */
const ROUND = 2 ** 32;
const NEARLY_ROUND = 2 ** 31;

const wentRound = (one: string, other: string) =>
  `(${one} < last_${one} AND last_${one} >= ${NEARLY_ROUND} AND last_${one} < ${ROUND} AND ${other} > last_${other})`;
const grewBy = (one: string, other: string) => `
  CASE
    WHEN ${wentRound(one, other)} THEN ${one} + ${ROUND} - last_${one}
    WHEN ${wentRound(other, one)} THEN ${one} - last_${one}
    WHEN down < last_down OR up < last_up THEN ${one}
    ELSE ${one} - last_${one}
  END AS ${one}`;

/**
 * What grew to each reading but the first. Both counters of a connection begin anew together: where either went back, both
 * are counted from zero, though the other may have come further since than it was before. One alone that stood in the
 * upper half of 32 bits went round (decision: RADIUS and SNMP count so).
 */
export const GREW = sql.raw(`${grewBy('down', 'up')}, ${grewBy('up', 'down')}`);
/** Whether the connection began anew. */
export const RESET = sql.raw(
  `((down < last_down OR up < last_up) AND NOT ${wentRound('down', 'up')} AND NOT ${wentRound('up', 'down')})`,
);
export const BEFORE = sql.raw(
  'lag(at_s) OVER (ORDER BY at_s) AS last_s, lag(down) OVER (ORDER BY at_s) AS last_down, lag(up) OVER (ORDER BY at_s) AS last_up',
);

/** Whether some seconds lie between a reading, `at_s`, and the one before it, `last_s`. */
function goesOver(seconds: readonly Span[]): SQL {
  const each = seconds.map(({ firstS, lastS }) => sql`(last_s <= ${lastS} AND at_s - 1 >= ${firstS})`);
  return each.length === 0 ? sql`FALSE` : sql`(${sql.join(each, sql` OR `)})`;
}

/** Whether a reading is no sample of its series: it has none before it, or seconds that are lost lie between the two. */
export function begins(lost: readonly Span[]): SQL {
  return sql`(last_s IS NULL OR ${goesOver(lost)})`;
}

/** What is counted already of how a counter grew, where some seconds lie within: each from a reading to the next. */
export function listGrownOver(db: ReadDb, sourceId: number, span: Span, seconds: readonly Span[]): Span[] {
  return db.all<Span>(sql`
    SELECT last_s AS firstS, at_s - 1 AS lastS FROM (SELECT at_s, ${BEFORE} FROM (${knownIn(sourceId, span)})) grown
    WHERE ${goesOver(seconds)} AND EXISTS (
      SELECT 1 FROM consumption_samples sample JOIN consumption_imports import ON import.id = sample.import_id
      WHERE sample.source_id = ${sourceId} AND sample.at_s = grown.at_s - 1 AND import.measure = 'counter')`);
}

/** Where what is counted anew begins and ends: the new readings, and the known one after them, which they split. */
export function spanOfFresh(db: ReadDb, counting: Omit<Counting, 'lost'>): Span | null {
  const found = db.get<{ firstS: number | null; lastS: number | null }>(
    sql`SELECT min(at_s) AS firstS, max(at_s) AS lastS FROM (${freshOf(counting)})`,
  );
  if (found.firstS === null || found.lastS === null) return null;
  return { firstS: found.firstS, lastS: nextAfter(db, counting.source?.id ?? NO_SOURCE, found.lastS) ?? found.lastS };
}

/** The known reading before a second, and the known one after another. */
export function readingsAround(
  db: ReadDb,
  sourceId: number,
  { firstS, lastS }: Span,
): { readonly before: number | null; readonly after: number | null } {
  return db.get(sql`SELECT ${lastBefore(sourceId, firstS)} AS before, ${firstAfter(sourceId, lastS)} AS after`);
}

/** An address's first reading from a second on, of the draft or known. */
export function firstReadingFrom(
  db: ReadDb,
  { source, address }: Pick<Counting, 'source' | 'address'>,
  atS: number,
): number | null {
  return db.get<{ atS: number | null }>(sql`
    SELECT min(at_s) AS atS FROM (
      SELECT min(at_s) AS at_s FROM staged.readings WHERE address = ${address.number} AND at_s >= ${atS}
      UNION ALL
      SELECT min(at_s) FROM consumption_readings WHERE source_id = ${source?.id ?? NO_SOURCE} AND at_s >= ${atS}
    )`).atS;
}

/** Has what grew until a reading counted with an import, whoever's file says it. */
export function countReadingIn(db: WriteDb, sourceId: number, atS: number, importId: number): void {
  db.run(sql`UPDATE consumption_readings SET counted_in = ${importId} WHERE source_id = ${sourceId} AND at_s = ${atS}`);
}

function nextAfter(db: ReadDb, sourceId: number, atS: number): number | null {
  return db.get<{ atS: number | null }>(sql`SELECT ${firstAfter(sourceId, atS)} AS atS`).atS;
}

/** What a draft says of an address, as it was read. */
export function readingsOf({ address }: Counting): SQL {
  return sql`SELECT at_s, down, up, line FROM staged.readings WHERE address = ${address.number}`;
}

/**
 * Keeps an address's new readings. One that splits what was counted already leaves it with whose it was, though the
 * address may be another's by now.
 */
export function insertReadings(db: WriteDb, counting: Counting & { source: { id: number } }, importId: number): void {
  const sourceId = counting.source.id;
  const known = sql`FROM consumption_readings WHERE source_id = ${sourceId}`;
  db.run(sql`
    INSERT INTO consumption_readings (source_id, at_s, down, up, import_id, counted_in)
    SELECT ${sourceId}, at_s, down, up, ${importId},
      CASE WHEN at_s BETWEEN first_s AND last_s
        THEN (SELECT counted_in ${known} AND at_s > fresh.at_s ORDER BY at_s LIMIT 1) ELSE ${importId} END
    FROM (${freshOf(counting)}) fresh, (SELECT min(at_s) AS first_s, max(at_s) AS last_s ${known})`);
}

/** Where an import's readings of a source lie, and what it has of others', with the known one after them. */
export function spanOfImport(db: ReadDb, sourceId: number, importId: number): Span | null {
  const found = db.get<{ firstS: number | null; lastS: number | null }>(sql`
    SELECT min(at_s) AS firstS, max(at_s) AS lastS FROM consumption_readings
    WHERE source_id = ${sourceId} AND (import_id = ${importId} OR counted_in = ${importId})`);
  if (found.firstS === null || found.lastS === null) return null;
  return { firstS: found.firstS, lastS: nextAfter(db, sourceId, found.lastS) ?? found.lastS };
}

/** Takes an import's readings out of a series, but those that another one says too; what others said within them is theirs again. */
export function removeReadings(db: WriteDb, sourceId: number, importId: number, span: Span): void {
  handOver(db, keptReadings, { sourceId, importId }, span);
  const within = sql`source_id = ${sourceId} AND at_s BETWEEN ${span.firstS} AND ${span.lastS}`;
  db.run(sql`DELETE FROM consumption_readings WHERE ${within} AND import_id = ${importId}`);
  db.run(sql`UPDATE consumption_readings SET counted_in = import_id WHERE ${within} AND counted_in = ${importId}`);
}

/** The shares that a span's samples of counters are in. */
export function listCounted(db: ReadDb, sourceId: number, { firstS, lastS }: Span): Share[] {
  return db.all<Share>(sql`
    SELECT DISTINCT share.source_id AS sourceId, share.import_id AS importId, share.owner,
      share.from_s AS fromS, share.until_s AS untilS
    FROM consumption_samples sample
    JOIN consumption_imports import ON import.id = sample.import_id AND import.measure = 'counter'
    JOIN consumption_shares share ON share.source_id = sample.source_id AND share.import_id = sample.import_id
      AND sample.at_s BETWEEN share.from_s AND share.until_s
    WHERE sample.source_id = ${sourceId} AND sample.at_s BETWEEN ${firstS - 1} AND ${lastS - 1}`);
}

/** Lets go of a span's samples of counters; answers how many there were. */
export function removeCounted(db: WriteDb, sourceId: number, { firstS, lastS }: Span): number {
  return db.run(sql`
    DELETE FROM consumption_samples WHERE source_id = ${sourceId} AND at_s BETWEEN ${firstS - 1} AND ${lastS - 1}
      AND import_id IN (SELECT id FROM consumption_imports WHERE measure = 'counter')`).changes;
}

/** Makes a span's samples of its readings; answers how many they are. `lost`: of a `Counting`. */
export function insertCounted(db: WriteDb, sourceId: number, span: Span, lost: readonly Span[]): number {
  return db.run(sql`
    INSERT OR IGNORE INTO consumption_samples (source_id, at_s, down, up, import_id)
    SELECT ${sourceId}, at_s - 1, ${GREW}, counted_in
    FROM (SELECT at_s, down, up, counted_in, ${BEFORE} FROM (${knownIn(sourceId, span)}))
    WHERE at_s >= ${span.firstS} AND NOT ${begins(lost)}`).changes;
}

/** The shares of which a span's readings grew without a sample of it: intervals of the same seconds stood in its place. */
export function listUncounted(db: ReadDb, sourceId: number, { firstS, lastS }: Span): Share[] {
  return db.all<Share>(sql`
    SELECT DISTINCT share.source_id AS sourceId, share.import_id AS importId, share.owner,
      share.from_s AS fromS, share.until_s AS untilS
    FROM consumption_readings reading
    JOIN consumption_shares share ON share.source_id = reading.source_id AND share.import_id = reading.counted_in
      AND reading.at_s - 1 BETWEEN share.from_s AND share.until_s
    WHERE reading.source_id = ${sourceId} AND reading.at_s BETWEEN ${firstS} AND ${lastS}
      AND reading.at_s > (SELECT min(at_s) FROM consumption_readings WHERE source_id = ${sourceId})
      AND NOT EXISTS (
        SELECT 1 FROM consumption_samples sample WHERE sample.source_id = ${sourceId} AND sample.at_s = reading.at_s - 1)`);
}
