import { type SQL, sql } from 'drizzle-orm';
import type { ReadDb, WriteDb } from '../../data/database';
import { sourcesOf } from './closed-store';
import { type ListedLine, TOLD } from './contradicted-store';
import { type Counting, type Share, type Source, type Span, within } from './counted-store';
import { unlistProblem } from './store';

// `consumption_told_again` has the samples that are in no sum, since their contract's traffic of that second is told by an
// address of another kind, which came first. They are kept as all others, so that they stand once that one is gone.

/** The seconds of a span in which a contract has samples that count, and who tells them: of which kind, and by which import. */
export function standingOf(owner: number, { firstS, lastS }: Span): SQL {
  // Each share's samples lie together: the order of the tables is the one in which they are read.
  return sql`
    SELECT other.at_s, source.kind, other.source_id, other.import_id
    FROM consumption_shares share
    CROSS JOIN consumption_sources source ON source.id = share.source_id
    CROSS JOIN consumption_samples other ON other.source_id = share.source_id AND other.import_id = share.import_id
      AND other.at_s BETWEEN max(share.from_s, ${firstS}) AND min(share.until_s, ${lastS})
    WHERE share.owner = ${owner} AND share.last_s >= ${firstS} AND NOT EXISTS (
      SELECT 1 FROM consumption_told_again again WHERE again.source_id = other.source_id AND again.at_s = other.at_s)`;
}

/** The seconds that a contract has told by addresses of another kind than a source. */
function rivalsOf({ owner, sourceId }: Share, span: Span): SQL {
  return sql`
    SELECT at_s FROM (${standingOf(owner, span)})
    WHERE kind <> (SELECT kind FROM consumption_sources WHERE id = ${sourceId})`;
}

/** The kinds of address that a contract was ever measured at. */
export function listKinds(db: ReadDb, owner: number): string[] {
  return db
    .all<{ kind: string }>(sql`SELECT DISTINCT kind FROM consumption_sources WHERE id IN (${sourcesOf(owner)})`)
    .map(({ kind }) => kind);
}

/** A share's samples of a span that another kind of address tells already. */
function rivalledOf(share: Share, span: Span): SQL {
  return sql`
    FROM (SELECT DISTINCT at_s FROM (${rivalsOf(share, span)})) rival
    CROSS JOIN consumption_samples mine ON mine.source_id = ${share.sourceId} AND mine.at_s = rival.at_s
    WHERE mine.import_id = ${share.importId}`;
}

export function countRivalled(db: ReadDb, share: Share, span: Span): number {
  const own = share.owner > 0 ? within(share, span) : null;
  return own ? db.get<{ samples: number }>(sql`SELECT count(*) AS samples ${rivalledOf(share, own)}`).samples : 0;
}

/** Where a sample stands in the draft that is counted. */
function lineIn({ address, before }: Counting): SQL {
  return sql`(SELECT line FROM staged.readings WHERE address = ${address.number} AND at_s = mine.at_s + ${before})`;
}

/** A draft's address, and the import that it is. */
export interface Said {
  readonly counting: Counting & { readonly source: Source };
  readonly importId: number;
  /** Whether anything can be told of a contract by another kind of address: of most contracts nothing is. */
  readonly isToldElsewhere: (owner: number) => boolean;
}

/**
 * Keeps a share's samples of a span out of the sums where its contract's traffic is told already; answers how many. `said`:
 * by which import, which lists each by its line.
 */
export function keepOut(db: WriteDb, share: Share, span: Span, said?: Said): number {
  const own = share.owner > 0 ? within(share, span) : null;
  if (!own || said?.isToldElsewhere(share.owner) === false) return 0;
  const listed = said ? sql`${said.importId}, ${lineIn(said.counting)}` : sql`NULL, NULL`;
  return db.run(sql`
    INSERT OR IGNORE INTO consumption_told_again (source_id, at_s, import_id, line)
    SELECT mine.source_id, mine.at_s, ${listed} ${rivalledOf(share, own)}`).changes;
}

const againIn = (sourceId: number, { firstS, lastS }: Span) =>
  sql`source_id = ${sourceId} AND at_s BETWEEN ${firstS} AND ${lastS}`;

/** How many of a source's samples of a span are in no sum. */
export function countKeptOut(db: ReadDb, sourceId: number, span: Span): number {
  return db.get<{ samples: number }>(
    sql`SELECT count(*) AS samples FROM consumption_told_again WHERE ${againIn(sourceId, span)}`,
  ).samples;
}

/** Lets go of what was noted of samples that are gone; answers how many those were. */
export function forgetGone(db: WriteDb, sourceId: number, span: Span): number {
  return db.run(sql`
    DELETE FROM consumption_told_again WHERE ${againIn(sourceId, span)} AND NOT EXISTS (
      SELECT 1 FROM consumption_samples sample
      WHERE sample.source_id = consumption_told_again.source_id AND sample.at_s = consumption_told_again.at_s)`)
    .changes;
}

/** An import that is taken back lists nothing any more. */
export function forgetLines(
  db: WriteDb,
  { sourceId, importId }: Pick<Share, 'sourceId' | 'importId'>,
  span: Span,
): void {
  db.run(sql`
    UPDATE consumption_told_again SET import_id = NULL, line = NULL
    WHERE ${againIn(sourceId, span)} AND import_id = ${importId}`);
}

/** A share's samples of a span that are in no sum. */
function keptOutOf({ sourceId, importId }: Share, { firstS, lastS }: Span): SQL {
  return sql`
    FROM consumption_told_again again
    JOIN consumption_samples sample ON sample.source_id = again.source_id AND sample.at_s = again.at_s
      AND sample.import_id = ${importId}
    WHERE again.source_id = ${sourceId} AND again.at_s BETWEEN ${firstS} AND ${lastS}`;
}

/** How many of a share's samples of a span are in the sums. */
export function countStanding(db: ReadDb, share: Share, span: Span): number {
  const own = within(share, span);
  if (!own) return 0;
  return db.get<{ samples: number }>(sql`
    SELECT count(*) - (SELECT count(*) ${keptOutOf(share, own)}) AS samples FROM consumption_samples
    WHERE ${againIn(share.sourceId, own)} AND import_id = ${share.importId}`).samples;
}

/** The shares of a contract that have samples of a span in no sum, in the order in which they came: of a file by its lines. */
export function listKeptOut(db: ReadDb, owner: number, { firstS, lastS }: Span): Share[] {
  return db.all<Share>(sql`
    SELECT share.source_id AS sourceId, share.import_id AS importId, share.owner,
      share.from_s AS fromS, share.until_s AS untilS
    FROM consumption_shares share
    WHERE share.owner = ${owner} AND share.last_s >= ${firstS} AND EXISTS (
      SELECT 1 FROM consumption_told_again again
      JOIN consumption_samples sample ON sample.source_id = again.source_id AND sample.at_s = again.at_s
      WHERE again.source_id = share.source_id AND sample.import_id = share.import_id
        AND again.at_s BETWEEN max(share.from_s, ${firstS}) AND min(share.until_s, ${lastS}))
    ORDER BY share.import_id, (
      SELECT min(again.line) FROM consumption_told_again again
      WHERE again.source_id = share.source_id AND again.import_id = share.import_id AND again.at_s BETWEEN ${firstS} AND ${lastS}
    ) NULLS LAST, share.source_id, share.from_s`);
}

/** Samples that may be counted from now on: how many, of which import, and where it lists them. */
interface Freed {
  readonly importId: number;
  readonly samples: number;
  readonly listed: number;
  readonly lines: string;
}

/** What of a share nothing else tells any more, or all that it has in no sum. */
function freedOf(share: Share, span: Span, which: 'all' | 'unrivalled'): SQL {
  const isFree = which === 'all' ? sql`TRUE` : sql`again.at_s NOT IN (${rivalsOf(share, span)})`;
  return sql`${keptOutOf(share, span)} AND ${isFree}`;
}

/** Has samples of a share counted again by whoever sums them up; `sumUp` is told when to take them off, and when to add. */
export function free(
  db: WriteDb,
  share: Share,
  span: Span,
  { which, sum }: { readonly which: 'all' | 'unrivalled'; readonly sum: (sign: 1 | -1) => void },
): number {
  const own = within(share, span);
  if (!own) return 0;
  const freed = freedOf(share, own, which);
  const found = db.all<Freed>(sql`
    SELECT coalesce(again.import_id, ${share.importId}) AS importId, count(*) AS samples, count(again.line) AS listed,
      json_group_array(again.line) FILTER (WHERE again.line IS NOT NULL) AS lines ${freed} GROUP BY 1`);
  if (found.length === 0) return 0;
  sum(-1);
  db.run(sql`
    DELETE FROM consumption_told_again WHERE source_id = ${share.sourceId} AND at_s IN (SELECT again.at_s ${freed})`);
  sum(1);
  for (const one of found) {
    countBack(db, { importId: one.importId, owner: share.owner }, one);
    if (one.listed > 0) unlistProblem(db, { ...one, code: 'toldTwice' });
  }
  return found.reduce((samples, one) => samples + one.samples, 0);
}

/** Has an import count as its own what it only told again until now, or the other way round. */
export function countBack(
  db: WriteDb,
  { importId, owner }: Pick<Share, 'importId' | 'owner'>,
  { samples, listed }: Pick<Freed, 'samples' | 'listed'>,
): void {
  const known = owner > 0 ? samples : 0;
  db.run(sql`
    UPDATE consumption_imports SET samples = samples + ${samples}, known = known + ${known},
      repeated = max(repeated - ${samples - listed}, 0) WHERE id = ${importId}`);
}

/** The lines of the draft of which an address's samples are in no sum. */
function listedOf({ counting: { address, source, before }, importId }: Said): SQL {
  return sql`
    FROM consumption_told_again again
    JOIN staged.readings said ON said.address = ${address.number} AND said.at_s = again.at_s + ${before}
    JOIN staged.addresses a ON a.number = said.address
    WHERE again.source_id = ${source.id} AND again.import_id = ${importId}
      AND again.at_s BETWEEN ${address.firstS - before} AND ${address.lastS - before}`;
}

export function countToldTwice(db: ReadDb, said: Said): number {
  return db.get<{ lines: number }>(sql`SELECT count(*) AS lines ${listedOf(said)}`).lines;
}

export function listToldTwice(db: ReadDb, said: Said, limit: number): ListedLine[] {
  return db.all<ListedLine>(sql`SELECT ${TOLD} ${listedOf(said)} ORDER BY said.line LIMIT ${limit}`);
}
