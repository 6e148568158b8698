import { type SQL, sql } from 'drizzle-orm';
import type { ConsumptionMeasure } from '../../contract/consumption';
import type { ReadDb, WriteDb } from '../../data/database';
import type { Address } from './addresses';

// What is read here beside the register is a draft's file, attached as `staged` (see `staged-store.ts`). The work on
// samples is SQLite's own, an address at a time: rows that came through the program would take five times as long.

/** An address of the draft, with how many readings it has and between when. */
export interface StagedAddress extends Address {
  readonly number: number;
  readonly readings: number;
  readonly firstS: number;
  readonly lastS: number;
  /** The bytes of the direction that has more of them, all together; no sense in them where a counter was read. */
  readonly bytes: number;
}

/** What is measured at an address, and until when its samples are kept as sums alone. */
export interface Source {
  readonly id: number;
  readonly sweptUntilS: number | null;
}

/** An address of the draft, and its source; undefined where the office never had samples of it. */
export interface Staged {
  readonly address: StagedAddress;
  readonly source: Source | undefined;
}

/** All at once, since a question for each would be most of the work in a file of as many addresses as lines. */
export function listStaged(db: ReadDb): Staged[] {
  return db
    .all<StagedAddress & { sourceId: number | null; sweptUntilS: number | null }>(sql`
      SELECT staged.*, source.id AS sourceId, source.swept_until_s AS sweptUntilS
      FROM (
        SELECT a.number, a.kind, a.key, a.text, count(*) AS readings, min(r.at_s) AS firstS, max(r.at_s) AS lastS,
          max(total(r.down), total(r.up)) AS bytes
        FROM staged.addresses a JOIN staged.readings r ON r.address = a.number GROUP BY a.number
      ) staged LEFT JOIN consumption_sources source ON source.kind = staged.kind AND source.key = staged.key`)
    .map(({ sourceId, sweptUntilS, ...address }) => ({
      address,
      source: sourceId === null ? undefined : { id: sourceId, sweptUntilS },
    }));
}

/** Makes a source of every address of the draft that has none. */
export function insertStagedSources(db: WriteDb): void {
  db.run(sql`
    INSERT INTO consumption_sources (kind, key, text)
    SELECT kind, key, text FROM staged.addresses
    WHERE EXISTS (SELECT 1 FROM staged.readings WHERE address = number) ORDER BY number
    ON CONFLICT (kind, key) DO NOTHING`);
}

export function insertSource(db: WriteDb, { kind, key, text }: Address): number {
  return db.get<{ id: number }>(sql`
    INSERT INTO consumption_sources (kind, key, text) VALUES (${kind}, ${key}, ${text}) RETURNING id`).id;
}

/** How an address's readings become samples. */
export interface Counting {
  readonly measure: ConsumptionMeasure;
  /** Seconds before a reading's own at which its bytes are counted; see `countedBefore`. */
  readonly before: number;
  readonly address: StagedAddress;
  /** Undefined for an address that the office never had samples of. */
  readonly source: Source | undefined;
}

/** Samples of intervals: they are what the file says, a second earlier where it tells of what went before. */
function samplesOf({ before, address }: Counting): SQL {
  return sql`SELECT at_s - ${before} AS at_s, down, up FROM staged.readings WHERE address = ${address.number}`;
}

export interface Figures {
  /** That would be counted. */
  readonly samples: number;
  readonly known: number;
  readonly tooOld: number;
  readonly starting: number;
  readonly resets: number;
  /** The bytes of the direction that has more of them, all together. */
  readonly bytes: number;
}

/** What counting an address's intervals would come to. */
export function intervalFigures(db: ReadDb, counting: Counting): Figures {
  const { source, address } = counting;
  const { readings, bytes } = address;
  if (!source) return { samples: readings, known: 0, tooOld: 0, starting: 0, resets: 0, bytes };
  const swept = source.sweptUntilS;
  const found = db.get<{ tooOld: number; known: number }>(sql`
    SELECT count(*) FILTER (WHERE one.at_s <= ${swept}) AS tooOld,
      count(s.at_s) FILTER (WHERE ${swept} IS NULL OR one.at_s > ${swept}) AS known
    FROM (${samplesOf(counting)}) one
    LEFT JOIN consumption_samples s ON s.source_id = ${source.id} AND s.at_s = one.at_s`);
  return { samples: readings - found.known - found.tooOld, ...found, starting: 0, resets: 0, bytes };
}

/** Adds an address's intervals but those that are there, or may have been; answers how many there were. */
export function insertIntervals(
  db: WriteDb,
  counting: Counting & { source: Source },
  importId: number,
): { added: number; tooOld: number } {
  const { source } = counting;
  const swept = source.sweptUntilS ?? Number.MIN_SAFE_INTEGER;
  const { tooOld } =
    source.sweptUntilS === null
      ? { tooOld: 0 }
      : db.get<{ tooOld: number }>(sql`SELECT count(*) AS tooOld FROM (${samplesOf(counting)}) WHERE at_s <= ${swept}`);
  const { changes } = db.run(sql`
    INSERT OR IGNORE INTO consumption_samples (source_id, at_s, down, up, import_id)
    SELECT ${source.id}, at_s, down, up, ${importId} FROM (${samplesOf(counting)}) WHERE at_s > ${swept}`);
  return { added: changes, tooOld };
}

export function insertShare(
  db: WriteDb,
  share: { sourceId: number; importId: number; owner: number; lastS: number },
): void {
  db.run(sql`
    INSERT INTO consumption_shares (source_id, import_id, owner, last_s)
    VALUES (${share.sourceId}, ${share.importId}, ${share.owner}, ${share.lastS})`);
}

/** Days of the office's calendar, or parts of one: the number of each, its first second, and the one after its last. */
export type Days = readonly (readonly [day: number, fromS: number, untilS: number])[];

interface Part {
  readonly owner: number;
  readonly sourceId: number;
  readonly importId: number;
  readonly firstS: number;
  readonly lastS: number;
}

/** Adds an import's samples of a source to the sums of whose they are (1), or takes them off (-1). */
export function sumUp(db: WriteDb, part: Part, days: Days, sign: 1 | -1): void {
  const { owner, sourceId, importId, firstS, lastS } = part;
  const own = sql`source_id = ${sourceId} AND import_id = ${importId}`;
  db.run(sql`
    INSERT INTO consumption_hours (owner, hour, down, up)
    SELECT ${owner}, at_s / 3600, sum(down) * ${sign}, sum(up) * ${sign} FROM consumption_samples
    WHERE ${own} AND at_s BETWEEN ${firstS} AND ${lastS} GROUP BY at_s / 3600
    ON CONFLICT (owner, hour) DO UPDATE SET down = down + excluded.down, up = up + excluded.up`);
  db.run(sql`
    INSERT INTO consumption_days (owner, day, down, up, samples)
    SELECT ${owner}, day.value ->> 0, sum(s.down) * ${sign}, sum(s.up) * ${sign}, count(*) * ${sign}
    FROM json_each(${JSON.stringify(days)}) day
    CROSS JOIN consumption_samples s ON s.at_s >= day.value ->> 1 AND s.at_s < day.value ->> 2
    WHERE s.source_id = ${sourceId} AND s.import_id = ${importId} GROUP BY day.key
    ON CONFLICT (owner, day) DO UPDATE SET
      down = down + excluded.down, up = up + excluded.up, samples = samples + excluded.samples`);
}

/** Hours and days of which nothing is left, between two seconds. */
export function removeEmptySums(db: WriteDb, { owner, firstS, lastS }: Omit<Part, 'sourceId' | 'importId'>): void {
  db.run(sql`DELETE FROM consumption_days WHERE owner = ${owner} AND samples = 0`);
  db.run(sql`
    DELETE FROM consumption_hours WHERE owner = ${owner} AND down = 0 AND up = 0
      AND hour BETWEEN ${Math.floor(firstS / 3600)} AND ${Math.floor(lastS / 3600)}`);
}

/** Gives the sums of one owner to another: of an unknown address to the contract that has it. */
export function moveSums(db: WriteDb, from: number, to: number): void {
  db.run(sql`
    INSERT INTO consumption_hours (owner, hour, down, up)
    SELECT ${to}, hour, down, up FROM consumption_hours WHERE owner = ${from}
    ON CONFLICT (owner, hour) DO UPDATE SET down = down + excluded.down, up = up + excluded.up`);
  db.run(sql`
    INSERT INTO consumption_days (owner, day, down, up, samples)
    SELECT ${to}, day, down, up, samples FROM consumption_days WHERE owner = ${from}
    ON CONFLICT (owner, day) DO UPDATE SET
      down = down + excluded.down, up = up + excluded.up, samples = samples + excluded.samples`);
  db.run(sql`DELETE FROM consumption_hours WHERE owner = ${from}`);
  db.run(sql`DELETE FROM consumption_days WHERE owner = ${from}`);
  db.run(sql`UPDATE consumption_shares SET owner = ${to} WHERE owner = ${from}`);
}

/** Gives a source's share of an import to another owner; its sums are the caller's to move. */
export function moveShare(db: WriteDb, { sourceId, importId }: Pick<Part, 'sourceId' | 'importId'>, to: number): void {
  db.run(sql`UPDATE consumption_shares SET owner = ${to} WHERE source_id = ${sourceId} AND import_id = ${importId}`);
}
