import { sql } from 'drizzle-orm';
import type { ReadDb, WriteDb } from '../../data/database';
import { type Counting, samplesOf, type Share, type Source } from './counted-store';
import type { Span } from './counter-store';

// A sample of an interval is of the import that counted it; which others say it too is noted beside it, so that it stays
// with one of them when that import is taken back.

/** Notes that an import says some samples too that another one counted. */
export function noteRepeatedSamples(db: WriteDb, counting: Counting & { source: Source }, importId: number): void {
  db.run(sql`
    INSERT OR IGNORE INTO consumption_repeated_samples (source_id, at_s, import_id)
    SELECT known.source_id, known.at_s, ${importId}
    FROM (${samplesOf(counting)}) said
    JOIN consumption_samples known ON known.source_id = ${counting.source.id} AND known.at_s = said.at_s
    WHERE known.down = said.down AND known.up = said.up AND known.import_id <> ${importId}`);
}

/** Forgets where an import only repeated what others say. */
export function forgetRepeatedSamples(db: WriteDb, sourceId: number, importId: number): void {
  db.run(sql`DELETE FROM consumption_repeated_samples WHERE source_id = ${sourceId} AND import_id = ${importId}`);
}

/** The share of a further import, and how many samples it says too that an import counted. */
interface Heir extends Share {
  readonly samples: number;
}

/** Whose an import's samples of a source are once it is taken back: of those that say them too, the newest import's. */
export function listHeirs(db: ReadDb, sourceId: number, importId: number, { firstS, lastS }: Span): Heir[] {
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

/** Gives an import's samples of a source to those that say them too. */
export function handSamplesOver(db: WriteDb, sourceId: number, importId: number, { firstS, lastS }: Span): void {
  const said = sql`FROM consumption_repeated_samples r
    WHERE r.source_id = consumption_samples.source_id AND r.at_s = consumption_samples.at_s`;
  const within = sql`source_id = ${sourceId} AND at_s BETWEEN ${firstS} AND ${lastS}`;
  db.run(sql`
    UPDATE consumption_samples SET import_id = (SELECT max(r.import_id) ${said})
    WHERE ${within} AND import_id = ${importId} AND EXISTS (SELECT 1 ${said})`);
  db.run(sql`
    DELETE FROM consumption_repeated_samples WHERE ${within} AND import_id = (
      SELECT import_id FROM consumption_samples known
      WHERE known.source_id = consumption_repeated_samples.source_id AND known.at_s = consumption_repeated_samples.at_s)`);
}

/** Has an import count as its own what it only repeated until now. */
export function countHandedOver(db: WriteDb, { importId, owner, samples }: Heir): void {
  const known = owner > 0 ? samples : 0;
  db.run(sql`
    UPDATE consumption_imports SET samples = samples + ${samples}, known = known + ${known},
      repeated = repeated - ${samples} WHERE id = ${importId}`);
}
