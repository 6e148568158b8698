import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import {
  type ConsumptionMeasure,
  type ConsumptionProblem,
  consumptionMeasures,
  consumptionProblem,
} from '../../contract/consumption';
import { Refusal } from '../../contract/failures';
import type { ReadDb, WriteDb } from '../../data/database';
import type { Share } from './counted-store';

export interface Keeping {
  readonly sampleDays: number;
  readonly hourMonths: number;
  readonly version: number;
}

export function readKeeping(db: ReadDb): Keeping {
  return db.get<Keeping>(
    sql`SELECT sample_days AS sampleDays, hour_months AS hourMonths, version FROM consumption_settings WHERE id = 1`,
  );
}

export function saveKeeping(db: WriteDb, { sampleDays, hourMonths, version }: Keeping): void {
  db.run(sql`
    UPDATE consumption_settings SET sample_days = ${sampleDays}, hour_months = ${hourMonths}, version = ${version}
    WHERE id = 1`);
}

const record = z.object({
  id: z.number(),
  fileName: z.string(),
  atMs: z.number(),
  operator: z.string(),
  measure: z.enum(consumptionMeasures),
  lines: z.number(),
  samples: z.number(),
  known: z.number(),
  repeated: z.number(),
  tooOld: z.number(),
  firstS: z.number().nullable(),
  lastS: z.number().nullable(),
  swept: z.number(),
  undoneAtMs: z.number().nullable(),
});
export type ImportRecord = z.infer<typeof record>;

const COLUMNS = sql`id, file_name AS fileName, at_ms AS atMs, operator_name AS operator, measure, lines, samples, known,
  repeated, too_old AS tooOld, first_s AS firstS, last_s AS lastS, swept, undone_at_ms AS undoneAtMs`;

function readRecords(db: ReadDb, where: SQL): ImportRecord[] {
  return z.array(record).parse(db.all(sql`SELECT ${COLUMNS} FROM consumption_imports ${where}`));
}

export function listImports(db: ReadDb): ImportRecord[] {
  return readRecords(db, sql`ORDER BY id DESC`);
}

export function requireImport(db: ReadDb, id: number): ImportRecord {
  const [found] = readRecords(db, sql`WHERE id = ${id}`);
  if (!found) throw new Refusal('NOT_FOUND');
  return found;
}

/** The import of a file with this very content that still stands. */
export function findSameFile(db: ReadDb, fingerprint: string): ImportRecord | undefined {
  return readRecords(db, sql`WHERE fingerprint = ${fingerprint} AND undone_at_ms IS NULL ORDER BY id DESC LIMIT 1`)[0];
}

export interface NewImport {
  readonly fileName: string;
  readonly draftId: string;
  readonly fingerprint: string;
  readonly atMs: number;
  readonly operator: string;
  readonly measure: ConsumptionMeasure;
  readonly timeIs: 'at' | 'until';
  readonly lines: number;
}

/** What an import came to is known once its last sample is counted, in the same transaction. */
export function insertImport(db: WriteDb, row: NewImport): number {
  const { id } = db.get<{ id: number }>(sql`
    INSERT INTO consumption_imports
      (file_name, draft_id, fingerprint, at_ms, operator_name, measure, time_is, lines, samples, known, repeated, too_old)
    VALUES (${row.fileName}, ${row.draftId}, ${row.fingerprint}, ${row.atMs}, ${row.operator}, ${row.measure},
      ${row.timeIs}, ${row.lines}, 0, 0, 0, 0)
    RETURNING id`);
  return id;
}

/** Whether a draft was counted already. */
export function countsDraft(db: ReadDb, draftId: string): boolean {
  const [found] = db.all(sql`SELECT id FROM consumption_imports WHERE draft_id = ${draftId}`);
  return found !== undefined;
}

export type ImportCounts = Pick<ImportRecord, 'samples' | 'known' | 'repeated' | 'tooOld' | 'firstS' | 'lastS'>;

export function saveImportCounts(db: WriteDb, id: number, counts: ImportCounts): void {
  db.run(sql`
    UPDATE consumption_imports SET samples = ${counts.samples}, known = ${counts.known}, repeated = ${counts.repeated},
      too_old = ${counts.tooOld}, first_s = ${counts.firstS}, last_s = ${counts.lastS} WHERE id = ${id}`);
}

export function markUndone(db: WriteDb, id: number, nowMs: number): void {
  db.run(sql`UPDATE consumption_imports SET undone_at_ms = ${nowMs} WHERE id = ${id}`);
}

export function insertProblems(db: WriteDb, importId: number, problems: readonly ConsumptionProblem[]): void {
  for (const { code, lines, examples } of problems) {
    db.run(sql`
      INSERT INTO consumption_problems (import_id, code, lines, examples_json)
      VALUES (${importId}, ${code}, ${lines}, ${JSON.stringify(examples)})`);
  }
}

/** Lines that stand from now on: how many, and their numbers as JSON. */
interface Unlisted {
  readonly importId: number;
  readonly code: ConsumptionProblem['code'];
  readonly listed: number;
  readonly lines: string;
}

/** Takes lines off one of an import's problems, and the problem with the last of them. */
export function unlistProblem(db: WriteDb, { importId, code, listed, lines }: Unlisted): void {
  const own = sql`import_id = ${importId} AND code = ${code}`;
  db.run(sql`
    UPDATE consumption_problems SET lines = lines - ${listed}, examples_json = (
      SELECT json_group_array(json(value)) FROM json_each(examples_json)
      WHERE value ->> 'line' NOT IN (SELECT value FROM json_each(${lines})))
    WHERE ${own}`);
  db.run(sql`DELETE FROM consumption_problems WHERE ${own} AND lines <= 0`);
}

const { examples: examplesOf } = consumptionProblem.shape;

export function listProblems(db: ReadDb, importId: number): ConsumptionProblem[] {
  const rows = db.all<{ code: string; lines: number; examples: string }>(sql`
    SELECT code, lines, examples_json AS examples FROM consumption_problems WHERE import_id = ${importId} ORDER BY lines DESC`);
  return rows.map(({ examples, ...row }) =>
    consumptionProblem.parse({ ...row, examples: examplesOf.parse(JSON.parse(examples)) }),
  );
}

const SHARE = sql`source_id AS sourceId, import_id AS importId, owner, from_s AS fromS, until_s AS untilS`;

export function listShares(db: ReadDb, importId: number): Share[] {
  return db.all<Share>(
    sql`SELECT ${SHARE} FROM consumption_shares WHERE import_id = ${importId} ORDER BY source_id, from_s`,
  );
}

/** What an owner has of each source: a share for each import that told of it, or several. */
export function listSharesOf(db: ReadDb, owner: number): Share[] {
  return db.all<Share>(sql`SELECT ${SHARE} FROM consumption_shares WHERE owner = ${owner} ORDER BY source_id`);
}

/** Between when a share's samples are that are kept as they came; null where there are none. */
export function spanOfShare(
  db: ReadDb,
  { sourceId, importId, fromS, untilS }: Share,
): { firstS: number; lastS: number } | null {
  const found = db.get<{ firstS: number | null; lastS: number | null }>(sql`
    SELECT min(at_s) AS firstS, max(at_s) AS lastS FROM consumption_samples
    WHERE source_id = ${sourceId} AND import_id = ${importId} AND at_s BETWEEN ${fromS} AND ${untilS}`);
  return found.firstS === null || found.lastS === null ? null : { firstS: found.firstS, lastS: found.lastS };
}

/** What an owner has of a source that is kept as it came: its shares, and between when the samples of each are. Each is looked at once. */
export function listKeptShares(
  db: ReadDb,
  { sourceId, owner }: Pick<Share, 'sourceId' | 'owner'>,
): (Share & { readonly firstS: number; readonly lastS: number })[] {
  return db.all(sql`
    SELECT share.source_id AS sourceId, share.import_id AS importId, share.owner, share.from_s AS fromS,
      share.until_s AS untilS, min(sample.at_s) AS firstS, max(sample.at_s) AS lastS
    FROM consumption_samples sample CROSS JOIN consumption_shares share ON share.source_id = sample.source_id
      AND share.import_id = sample.import_id AND sample.at_s BETWEEN share.from_s AND share.until_s
    WHERE sample.source_id = ${sourceId} AND share.owner = ${owner} GROUP BY share.import_id, share.from_s`);
}

/** How sources are called, in the order of the office's first sight of them. */
export function namesOfSources(db: ReadDb, ids: readonly number[]): string[] {
  return db
    .all<{ text: string }>(sql`
      SELECT text FROM consumption_sources WHERE id IN (SELECT value FROM json_each(${JSON.stringify(ids)})) ORDER BY id`)
    .map(({ text }) => text);
}

/** Whether an owner has anything. */
export function hasSums(db: ReadDb, owner: number): boolean {
  const [found] = db.all(sql`SELECT 1 FROM consumption_days WHERE owner = ${owner} LIMIT 1`);
  return found !== undefined;
}

/** Takes away what an import added of a source; answers how many samples that was. */
export function removeSamples(
  db: WriteDb,
  { sourceId, importId, firstS, lastS }: { sourceId: number; importId: number; firstS: number; lastS: number },
): number {
  return db.run(sql`
    DELETE FROM consumption_samples
    WHERE source_id = ${sourceId} AND at_s BETWEEN ${firstS} AND ${lastS} AND import_id = ${importId}`).changes;
}

export function removeShares(db: WriteDb, importId: number): void {
  db.run(sql`DELETE FROM consumption_shares WHERE import_id = ${importId}`);
}

export interface UnknownAddress {
  readonly sourceId: number;
  readonly kind: 'ip' | 'mac' | 'user';
  readonly key: string;
  readonly address: string;
  readonly samples: number;
  readonly down: number;
  readonly up: number;
  readonly fromDay: number;
  readonly untilDay: number;
}

/** A page of the addresses whose samples are nobody's, those that used most first. */
export function listUnknown(db: ReadDb, offset: number, limit: number): UnknownAddress[] {
  return db.all<UnknownAddress>(sql`
    SELECT source.id AS sourceId, source.kind, source.key, source.text AS address, sums.*
    FROM (
      SELECT owner, sum(samples) AS samples, sum(down) AS down, sum(up) AS up, min(day) AS fromDay, max(day) AS untilDay
      FROM consumption_days WHERE owner < 0 GROUP BY owner
    ) sums JOIN consumption_sources source ON source.id = -sums.owner
    ORDER BY sums.down + sums.up DESC, source.id LIMIT ${limit} OFFSET ${offset}`);
}

/** Whether a source's key is one of `requireBetween`. */
export function isBetween(key: string): boolean {
  return key.startsWith('\n');
}

/** Whether a source is of a counter. */
export function hasCounter(db: ReadDb, sourceId: number): boolean {
  const [found] = db.all(sql`SELECT 1 FROM consumption_readings WHERE source_id = ${sourceId} LIMIT 1`);
  return found !== undefined;
}

export function countUnknown(db: ReadDb): number {
  return db.get<{ total: number }>(sql`SELECT count(DISTINCT owner) AS total FROM consumption_days WHERE owner < 0`)
    .total;
}
