import { type SQL, sql } from 'drizzle-orm';
import type { ReadDb, WriteDb } from '../../data/database';
import type { Share, Span } from './counted-store';

// What is kept of a source is of the import that said it first; which others say it too is noted beside it, so that it
// stays with one of them when that import is taken back.

/** What is kept by the second, and where it is noted who repeats it. */
interface Kept {
  readonly rows: SQL;
  readonly repeated: SQL;
}

/** A counter's readings. */
export const keptReadings: Kept = {
  rows: sql.raw('consumption_readings'),
  repeated: sql.raw('consumption_repeated_readings'),
};
/** Samples of intervals. */
export const keptSamples: Kept = {
  rows: sql.raw('consumption_samples'),
  repeated: sql.raw('consumption_repeated_samples'),
};

/** An import's part of a source. */
interface Own {
  readonly sourceId: number;
  readonly importId: number;
}

/** Notes what an import says alike that another one said before. `said`: its rows, each with second and bytes. */
export function noteRepeated(db: WriteDb, { rows, repeated }: Kept, said: SQL, { sourceId, importId }: Own): void {
  db.run(sql`
    INSERT OR IGNORE INTO ${repeated} (source_id, at_s, import_id)
    SELECT known.source_id, known.at_s, ${importId}
    FROM (${said}) said JOIN ${rows} known ON known.source_id = ${sourceId} AND known.at_s = said.at_s
    WHERE known.down = said.down AND known.up = said.up AND known.import_id <> ${importId}`);
}

/** Forgets where an import only repeated what others say. */
export function forgetRepeated(db: WriteDb, { repeated }: Kept, { sourceId, importId }: Own): void {
  db.run(sql`DELETE FROM ${repeated} WHERE source_id = ${sourceId} AND import_id = ${importId}`);
}

/** Gives what an import has of a source to the newest of those that say it too. */
export function handOver(db: WriteDb, { rows, repeated }: Kept, own: Own, { firstS, lastS }: Span): void {
  const said = sql`FROM ${repeated} r WHERE r.source_id = kept.source_id AND r.at_s = kept.at_s`;
  const within = sql`source_id = ${own.sourceId} AND at_s BETWEEN ${firstS} AND ${lastS}`;
  db.run(sql`
    UPDATE ${rows} AS kept SET import_id = (SELECT max(r.import_id) ${said})
    WHERE ${within} AND import_id = ${own.importId} AND EXISTS (SELECT 1 ${said})`);
  db.run(sql`
    DELETE FROM ${repeated} AS noted WHERE ${within} AND import_id = (
      SELECT import_id FROM ${rows} known WHERE known.source_id = noted.source_id AND known.at_s = noted.at_s)`);
}

/** The share of a further import, and how many samples it says too that an import counted. */
interface Heir extends Share {
  readonly samples: number;
}

/** Whose an import's samples of a source are once it is taken back: of those that say them too, the newest import's. */
export function listHeirs(db: ReadDb, { sourceId, importId }: Own, { firstS, lastS }: Span): Heir[] {
  return db.all<Heir>(sql`
    SELECT share.source_id AS sourceId, share.import_id AS importId, share.owner,
      share.from_s AS fromS, share.until_s AS untilS, count(*) AS samples
    FROM (
      SELECT at_s, max(import_id) AS heir FROM consumption_repeated_samples
      WHERE source_id = ${sourceId} AND at_s BETWEEN ${firstS} AND ${lastS} GROUP BY at_s
    ) said
    JOIN consumption_samples sample ON sample.source_id = ${sourceId} AND sample.at_s = said.at_s
      AND sample.import_id = ${importId}
    JOIN consumption_shares share ON share.source_id = ${sourceId} AND share.import_id = said.heir
      AND said.at_s BETWEEN share.from_s AND share.until_s
    GROUP BY share.import_id, share.from_s ORDER BY share.import_id, share.from_s`);
}

/** Has an import count as its own what it only repeated until now. */
export function countHandedOver(db: WriteDb, { importId, owner, samples }: Heir): void {
  const known = owner > 0 ? samples : 0;
  db.run(sql`
    UPDATE consumption_imports SET samples = samples + ${samples}, known = known + ${known},
      repeated = repeated - ${samples} WHERE id = ${importId}`);
}
