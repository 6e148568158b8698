import { type SQL, sql } from 'drizzle-orm';
import type { ReadDb, WriteDb } from '../../data/database';
import type { Share, Span } from './counted-store';
import type { Own } from './further-store';
import { standingOf } from './told-again-store';

// What came first stands. Once that goes, what stands beside it, by another address of its kind, may have come later than
// what both kept out: `consumption_told_again`.

/** A second at which an import's sample stands, and keeps another one of its contract out. */
export interface Contested {
  readonly owner: number;
  readonly atS: number;
  readonly importId: number;
}

/** A contract's samples of a span that are in no sum, but for an import's. */
function keptOutOf(owner: number, but: number, { firstS, lastS }: Span): SQL {
  return sql`
    SELECT again.at_s, share.import_id
    FROM consumption_shares share
    CROSS JOIN consumption_told_again again ON again.source_id = share.source_id
      AND again.at_s BETWEEN max(share.from_s, ${firstS}) AND min(share.until_s, ${lastS})
    CROSS JOIN consumption_samples kept ON kept.source_id = again.source_id AND kept.at_s = again.at_s
      AND kept.import_id = share.import_id
    WHERE share.owner = ${owner} AND share.last_s >= ${firstS} AND share.import_id <> ${but}`;
}

/** The seconds at which a source keeps something of a contract out, whoever says it but the import. */
export function listContested(db: ReadDb, { sourceId, importId }: Own, owner: number, span: Span): Contested[] {
  return db.all<Contested>(sql`
    SELECT DISTINCT ${owner} AS owner, mine.at_s AS atS, mine.import_id AS importId
    FROM (${keptOutOf(owner, importId, span)}) kept
    CROSS JOIN consumption_samples mine ON mine.source_id = ${sourceId} AND mine.at_s = kept.at_s
    WHERE NOT EXISTS (
      SELECT 1 FROM consumption_told_again again WHERE again.source_id = mine.source_id AND again.at_s = mine.at_s)`);
}

/**
 * The contested seconds of a contract at which what stood is gone, and what stands came later than what is kept out. Those
 * at which the import stands by another address wait until that goes too.
 */
export function listOutranked(
  db: ReadDb,
  { sourceId, importId }: Own,
  { owner, contested }: { readonly owner: number; readonly contested: readonly Contested[] },
  span: Span,
): number[] {
  return db
    .all<{ atS: number }>(sql`
      WITH standing AS MATERIALIZED (
        SELECT at_s, min(import_id) AS first, max(import_id = ${importId}) AS is_gone
        FROM (${standingOf(owner, span)}) GROUP BY at_s
      ), kept AS MATERIALIZED (
        SELECT at_s, min(import_id) AS first FROM (${keptOutOf(owner, importId, span)}) GROUP BY at_s
      )
      SELECT DISTINCT one.value ->> 'atS' AS atS
      FROM json_each(${JSON.stringify(contested.filter((one) => one.owner === owner))}) one
      JOIN standing ON standing.at_s = one.value ->> 'atS' JOIN kept ON kept.at_s = standing.at_s
      WHERE kept.first < standing.first AND NOT standing.is_gone AND NOT EXISTS (
        SELECT 1 FROM consumption_samples still WHERE still.source_id = ${sourceId} AND still.at_s = standing.at_s
          AND still.import_id = one.value ->> 'importId')`)
    .map(({ atS }) => atS);
}

const amongSeconds = (atS: SQL, seconds: readonly number[]) =>
  sql`${atS} IN (SELECT value FROM json_each(${JSON.stringify(seconds)}))`;

/** The shares of a contract of which a sample stands at some seconds. */
export function listStandingAt(db: ReadDb, owner: number, seconds: readonly number[], span: Span): Share[] {
  return db.all<Share>(sql`
    SELECT DISTINCT share.source_id AS sourceId, share.import_id AS importId, share.owner,
      share.from_s AS fromS, share.until_s AS untilS
    FROM (${standingOf(owner, span)}) standing
    JOIN consumption_shares share ON share.source_id = standing.source_id AND share.import_id = standing.import_id
      AND share.owner = ${owner} AND standing.at_s BETWEEN share.from_s AND share.until_s
    WHERE ${amongSeconds(sql`standing.at_s`, seconds)}`);
}

/** Keeps a share's samples of some seconds out of the sums; answers how many. */
export function keepOutAt(
  db: WriteDb,
  { sourceId, importId, fromS, untilS }: Share,
  seconds: readonly number[],
): number {
  return db.run(sql`
    INSERT OR IGNORE INTO consumption_told_again (source_id, at_s, import_id, line)
    SELECT source_id, at_s, NULL, NULL FROM consumption_samples
    WHERE source_id = ${sourceId} AND ${amongSeconds(sql`at_s`, seconds)} AND import_id = ${importId}
      AND at_s BETWEEN ${fromS} AND ${untilS}`).changes;
}
