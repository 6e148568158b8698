import { type SQL, sql } from 'drizzle-orm';
import type { ReadDb, WriteDb } from '../../data/database';
import type { Share, Span } from './counted-store';
import { unlistProblem } from './store';
import { countBack } from './told-again-store';

// What is kept of a source is of the import that said it first; what others say of the same second is noted beside it,
// alike or not, so that once that import is taken back there is what would be there had it never come.

/** What is kept by the second, and where it is noted what further imports say. */
interface Kept {
  readonly rows: SQL;
  readonly further: SQL;
}

/** A counter's readings. */
export const keptReadings: Kept = {
  rows: sql.raw('consumption_readings'),
  further: sql.raw('consumption_further_readings'),
};
/** Samples of intervals. */
export const keptSamples: Kept = {
  rows: sql.raw('consumption_samples'),
  further: sql.raw('consumption_further_samples'),
};

/** An import's part of a source. */
export interface Own {
  readonly sourceId: number;
  readonly importId: number;
}

/**
 * Notes what an import says of seconds of which another one said something before. `said`: its rows, each with second,
 * bytes and line; the line is kept of those that contradict what stands.
 */
export function noteFurther(db: WriteDb, { rows, further }: Kept, said: SQL, { sourceId, importId }: Own): void {
  db.run(sql`
    INSERT OR IGNORE INTO ${further} (source_id, at_s, import_id, down, up, line)
    SELECT known.source_id, known.at_s, ${importId}, said.down, said.up,
      CASE WHEN known.down <> said.down OR known.up <> said.up THEN said.line END
    FROM (${said}) said JOIN ${rows} known ON known.source_id = ${sourceId} AND known.at_s = said.at_s
    WHERE known.import_id <> ${importId}`);
}

/** Forgets what an import says that does not stand. */
export function forgetFurther(db: WriteDb, { further }: Kept, { sourceId, importId }: Own): void {
  db.run(sql`DELETE FROM ${further} WHERE source_id = ${sourceId} AND import_id = ${importId}`);
}

/** What is said of the seconds of a span that `isFree`: of each what came first. */
function firstOf({ further }: Kept, sourceId: number, { firstS, lastS }: Span, isFree: SQL): SQL {
  // The line is the one of the row that has the least import.
  return sql`
    SELECT said.at_s, min(said.import_id) AS heir, said.line FROM ${further} said
    WHERE said.source_id = ${sourceId} AND said.at_s BETWEEN ${firstS} AND ${lastS} AND ${isFree} GROUP BY said.at_s`;
}

const keptOf = ({ rows }: Kept) =>
  sql`SELECT 1 FROM ${rows} kept WHERE kept.source_id = said.source_id AND kept.at_s = said.at_s`;

/** What stands in the place of an import's part of a source once it is taken back: of each second what came first of the rest. */
function nextOf(kept: Kept, { sourceId, importId }: Own, span: Span): SQL {
  return firstOf(kept, sourceId, span, sql`EXISTS (${keptOf(kept)} AND kept.import_id = ${importId})`);
}

/** What stands of a source where nothing does: the samples that were there are gone. */
function returningOf(kept: Kept, sourceId: number, span: Span): SQL {
  return firstOf(kept, sourceId, span, sql`NOT EXISTS (${keptOf(kept)})`);
}

/** Has what is said of a source stand where nothing does, as the import's that said it first. */
export function returnFurther(db: WriteDb, kept: Kept, sourceId: number, span: Span): void {
  const { rows, further } = kept;
  const next = returningOf(kept, sourceId, span);
  unlistContradictions(db, next);
  db.run(sql`
    INSERT INTO ${rows} (source_id, at_s, down, up, import_id)
    SELECT said.source_id, said.at_s, said.down, said.up, said.import_id
    FROM (${next}) next JOIN ${further} said ON said.source_id = ${sourceId} AND said.at_s = next.at_s
      AND said.import_id = next.heir`);
  forgetStanding(db, kept, sourceId, span);
}

/** Forgets of what further imports said what stands by now. */
function forgetStanding(db: WriteDb, { rows, further }: Kept, sourceId: number, { firstS, lastS }: Span): void {
  db.run(sql`
    DELETE FROM ${further} AS noted WHERE source_id = ${sourceId} AND at_s BETWEEN ${firstS} AND ${lastS} AND import_id = (
      SELECT import_id FROM ${rows} known WHERE known.source_id = noted.source_id AND known.at_s = noted.at_s)`);
}

/** Gives what an import has of a source to the first of those that say something of the same seconds, with their bytes. */
export function handOver(db: WriteDb, kept: Kept, own: Own, span: Span): void {
  unlistContradictions(db, nextOf(kept, own, span));
  const { rows, further } = kept;
  const said = sql`FROM ${further} r WHERE r.source_id = kept.source_id AND r.at_s = kept.at_s`;
  const within = sql`source_id = ${own.sourceId} AND at_s BETWEEN ${span.firstS} AND ${span.lastS}`;
  db.run(sql`
    UPDATE ${rows} AS kept SET (import_id, down, up) = (
      SELECT r.import_id, r.down, r.up ${said} ORDER BY r.import_id LIMIT 1)
    WHERE ${within} AND import_id = ${own.importId} AND EXISTS (SELECT 1 ${said})`);
  forgetStanding(db, kept, own.sourceId, span);
}

/** Takes the lines that stand from now on off what their imports list as contradictions. */
function unlistContradictions(db: WriteDb, next: SQL): void {
  const standing = db.all<{ importId: number; listed: number; lines: string }>(sql`
    SELECT heir AS importId, count(*) AS listed, json_group_array(line) AS lines FROM (${next})
    WHERE line IS NOT NULL GROUP BY heir`);
  for (const one of standing) unlistProblem(db, { ...one, code: 'bytesContradicted' });
}

/** The share of a further import, how many samples it has next, and how many of them are alike those that stood. */
interface Heir extends Share {
  readonly samples: number;
  readonly alike: number;
}

function heirsOf(db: ReadDb, sourceId: number, next: SQL): Heir[] {
  return db.all<Heir>(sql`
    SELECT share.source_id AS sourceId, share.import_id AS importId, share.owner,
      share.from_s AS fromS, share.until_s AS untilS, count(*) AS samples, count(*) FILTER (WHERE next.line IS NULL) AS alike
    FROM (${next}) next
    JOIN consumption_shares share ON share.source_id = ${sourceId} AND share.import_id = next.heir
      AND next.at_s BETWEEN share.from_s AND share.until_s
    GROUP BY share.import_id, share.from_s ORDER BY share.import_id, share.from_s`);
}

/** Whose an import's samples of a source are once it is taken back. */
export function listHeirs(db: ReadDb, own: Own, span: Span): Heir[] {
  return heirsOf(db, own.sourceId, nextOf(keptSamples, own, span));
}

/** Whose the intervals of a source are that stand where its counter has no sample any more. */
export function listReturning(db: ReadDb, sourceId: number, span: Span): Heir[] {
  return heirsOf(db, sourceId, returningOf(keptSamples, sourceId, span));
}

/** Has an import count as its own what it only repeated, or contradicted, until now; `stand`: those that are in the sums. */
export function countHandedOver(db: WriteDb, { importId, owner, samples, alike }: Heir, stand: number): void {
  countBack(db, { importId, owner }, { samples: stand, listed: samples - alike });
}
