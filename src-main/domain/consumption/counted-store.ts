import { type SQL, sql } from 'drizzle-orm';
import type { ConsumptionMeasure } from '../../contract/consumption';
import type { ReadDb, WriteDb } from '../../data/database';
import type { Address } from './addresses';
import { isIn } from './closed-store';
import { HOUR_S } from './rules';

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
  /** Seconds of which its samples are too old to be counted; see `closedOf`. */
  readonly closed: readonly Span[];
  /** Seconds over which what a counter grew by is not counted; see `lostOver`. */
  readonly lost: readonly Span[];
}

/** Samples of intervals: they are what the file says, a second earlier where it tells of what went before. */
export function samplesOf({ before, address }: Counting): SQL {
  return sql`SELECT at_s - ${before} AS at_s, down, up, line FROM staged.readings WHERE address = ${address.number}`;
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
  const { source, address, closed } = counting;
  const { readings, bytes } = address;
  if (!source && closed.length === 0) return { samples: readings, known: 0, tooOld: 0, starting: 0, resets: 0, bytes };
  const isClosed = isIn(closed, sql`one.at_s`);
  const found = db.get<{ tooOld: number; known: number }>(sql`
    SELECT count(*) FILTER (WHERE ${isClosed}) AS tooOld, count(s.at_s) FILTER (WHERE NOT ${isClosed}) AS known
    FROM (${samplesOf(counting)}) one
    LEFT JOIN consumption_samples s ON s.source_id = ${source?.id ?? 0} AND s.at_s = one.at_s`);
  return { samples: readings - found.known - found.tooOld, ...found, starting: 0, resets: 0, bytes };
}

/** Adds an address's intervals but those that are there, or may have been; answers how many there were. */
export function insertIntervals(
  db: WriteDb,
  counting: Counting & { source: Source },
  importId: number,
): { added: number; tooOld: number } {
  const { source, closed } = counting;
  const isClosed = isIn(closed, sql`at_s`);
  const { tooOld } =
    closed.length === 0
      ? { tooOld: 0 }
      : db.get<{ tooOld: number }>(sql`SELECT count(*) AS tooOld FROM (${samplesOf(counting)}) WHERE ${isClosed}`);
  const { changes } = db.run(sql`
    INSERT OR IGNORE INTO consumption_samples (source_id, at_s, down, up, import_id)
    SELECT ${source.id}, at_s, down, up, ${importId} FROM (${samplesOf(counting)}) WHERE NOT ${isClosed}`);
  return { added: changes, tooOld };
}

/** How many of an address's intervals would be counted between two seconds. */
export function intervalsWithin(
  db: ReadDb,
  counting: Counting,
  { fromS, untilS }: Pick<Share, 'fromS' | 'untilS'>,
): number {
  const { source, closed } = counting;
  return db.get<{ fresh: number }>(sql`
    SELECT count(*) AS fresh FROM (${samplesOf(counting)}) one
    WHERE one.at_s BETWEEN ${fromS} AND ${untilS} AND NOT ${isIn(closed, sql`one.at_s`)}
      AND NOT EXISTS (SELECT 1 FROM consumption_samples s WHERE s.source_id = ${source?.id ?? 0} AND s.at_s = one.at_s)`)
    .fresh;
}

/** Whose an import's samples of a source are, from one second to another, both in it. */
export interface Share {
  readonly sourceId: number;
  readonly importId: number;
  readonly owner: number;
  readonly fromS: number;
  readonly untilS: number;
}

/** `lastS`: the second at which its last sample is counted. */
export function insertShare(db: WriteDb, share: Share & { readonly lastS: number }): void {
  db.run(sql`
    INSERT INTO consumption_shares (source_id, import_id, from_s, until_s, owner, last_s)
    VALUES (${share.sourceId}, ${share.importId}, ${share.fromS}, ${share.untilS}, ${share.owner}, ${share.lastS})`);
}

/** From one second to another, both of them in it. */
export interface Span {
  readonly firstS: number;
  readonly lastS: number;
}

/** The seconds that a share and a span have in common; null where there are none. */
export function within({ fromS, untilS }: Pick<Share, 'fromS' | 'untilS'>, span: Span): Span | null {
  const [firstS, lastS] = [Math.max(fromS, span.firstS), Math.min(untilS, span.lastS)];
  return firstS > lastS ? null : { firstS, lastS };
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

/** The seconds of which another address of the contract tells already; looked up once a part, not once a sample. */
function keptOutOf({ sourceId, firstS, lastS }: Part): SQL {
  return sql`
    SELECT again.at_s FROM consumption_told_again again
    WHERE again.source_id = ${sourceId} AND again.at_s BETWEEN ${firstS} AND ${lastS}`;
}

/** Adds an import's samples of a source to the sums of whose they are (1), or takes them off (-1). */
export function sumUp(db: WriteDb, part: Part, days: Days, sign: 1 | -1): void {
  const { owner, sourceId, importId, firstS, lastS } = part;
  const own = sql`source_id = ${sourceId} AND import_id = ${importId} AND at_s NOT IN (${keptOutOf(part)})`;
  // Cut here: with bounds of both a day and the part, all of the part's samples are gone through once a day.
  const cut = days
    .map(([day, fromS, untilS]) => [day, Math.max(fromS, firstS), Math.min(untilS, lastS + 1)] as const)
    .filter(([, fromS, untilS]) => fromS < untilS);
  db.run(sql`
    INSERT INTO consumption_hours (owner, hour, down, up)
    SELECT ${owner}, at_s / 3600, sum(down) * ${sign}, sum(up) * ${sign} FROM consumption_samples
    WHERE ${own} AND at_s BETWEEN ${firstS} AND ${lastS} GROUP BY at_s / 3600
    ON CONFLICT (owner, hour) DO UPDATE SET down = down + excluded.down, up = up + excluded.up`);
  db.run(sql`
    INSERT INTO consumption_days (owner, day, down, up, samples)
    SELECT ${owner}, day.value ->> 0, sum(s.down) * ${sign}, sum(s.up) * ${sign}, count(*) * ${sign}
    FROM json_each(${JSON.stringify(cut)}) day
    CROSS JOIN consumption_samples s ON s.at_s >= day.value ->> 1 AND s.at_s < day.value ->> 2
    WHERE s.source_id = ${sourceId} AND s.import_id = ${importId}
      AND s.at_s NOT IN (${keptOutOf(part)}) GROUP BY day.key
    ON CONFLICT (owner, day) DO UPDATE SET
      down = down + excluded.down, up = up + excluded.up, samples = samples + excluded.samples`);
}

/** `sumUp` of the part of a share that lies within a span; nothing where none does. */
export function sumShare(db: WriteDb, share: Share, span: Span, days: Days, sign: 1 | -1): void {
  const own = within(share, span);
  if (own) sumUp(db, { ...share, ...own }, days, sign);
}

/** Hours and days of which no sample is left, between two seconds: where one is left, nothing was used then. */
export function removeEmptySums(db: WriteDb, { owner, firstS, lastS }: Omit<Part, 'sourceId' | 'importId'>): void {
  const [first, last] = [Math.floor(firstS / HOUR_S), Math.floor(lastS / HOUR_S)];
  const [from, until] = [first * HOUR_S, (last + 1) * HOUR_S - 1];
  db.run(sql`DELETE FROM consumption_days WHERE owner = ${owner} AND samples = 0`);
  // Asked for once, and only where there is such an hour: to look for each by itself is shares times hours.
  db.run(sql`
    DELETE FROM consumption_hours WHERE owner = ${owner} AND hour BETWEEN ${first} AND ${last} AND down = 0 AND up = 0
      AND hour NOT IN (
        SELECT sample.at_s / 3600 FROM consumption_shares share
        JOIN consumption_samples sample ON sample.source_id = share.source_id AND sample.import_id = share.import_id
          AND sample.at_s BETWEEN max(share.from_s, ${from}) AND min(share.until_s, ${until})
        WHERE share.owner = ${owner}
      )`);
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

/** Gives a share to another owner; its sums are the caller's to move. */
export function moveShare(db: WriteDb, { sourceId, importId, fromS }: Omit<Share, 'owner'>, to: number): void {
  db.run(sql`
    UPDATE consumption_shares SET owner = ${to}
    WHERE source_id = ${sourceId} AND import_id = ${importId} AND from_s = ${fromS}`);
}

/** Days by their number, and the seconds that they are, both ends in them. */
export interface DaySpan {
  readonly fromDay: number;
  readonly untilDay: number;
  readonly fromS: number;
  readonly untilS: number;
}

/** Gives some days of the sums of an owner, and of its shares, to another; answers how many samples they are of. */
export function moveDays(db: WriteDb, from: number, to: number, days: DaySpan): number {
  const own = sql`owner = ${from} AND day BETWEEN ${days.fromDay} AND ${days.untilDay}`;
  const hours = sql`owner = ${from} AND hour * 3600 BETWEEN ${days.fromS} AND ${days.untilS}`;
  const { samples } = db.get<{ samples: number }>(
    sql`SELECT ifnull(sum(samples), 0) AS samples FROM consumption_days WHERE ${own}`,
  );
  db.run(sql`
    INSERT INTO consumption_hours (owner, hour, down, up)
    SELECT ${to}, hour, down, up FROM consumption_hours WHERE ${hours}
    ON CONFLICT (owner, hour) DO UPDATE SET down = down + excluded.down, up = up + excluded.up`);
  db.run(sql`
    INSERT INTO consumption_days (owner, day, down, up, samples)
    SELECT ${to}, day, down, up, samples FROM consumption_days WHERE ${own}
    ON CONFLICT (owner, day) DO UPDATE SET
      down = down + excluded.down, up = up + excluded.up, samples = samples + excluded.samples`);
  db.run(sql`DELETE FROM consumption_hours WHERE ${hours}`);
  db.run(sql`DELETE FROM consumption_days WHERE ${own}`);
  cutShares(db, from, days.fromS);
  cutShares(db, from, days.untilS + 1);
  db.run(sql`
    UPDATE consumption_shares SET owner = ${to}
    WHERE owner = ${from} AND from_s >= ${days.fromS} AND until_s <= ${days.untilS}`);
  return samples;
}

/** Makes two of each share of an owner that goes over a second, the later one from it on. */
function cutShares(db: WriteDb, owner: number, atS: number): void {
  const over = sql`owner = ${owner} AND from_s < ${atS} AND until_s >= ${atS}`;
  db.run(sql`
    INSERT INTO consumption_shares (source_id, import_id, from_s, until_s, owner, last_s)
    SELECT source_id, import_id, ${atS}, until_s, owner, last_s FROM consumption_shares WHERE ${over}`);
  // The last sample of the earlier part; where its samples are kept as sums alone, its end.
  db.run(sql`
    UPDATE consumption_shares SET until_s = ${atS - 1}, last_s = min(last_s, ifnull((
      SELECT max(at_s) FROM consumption_samples sample
      WHERE sample.source_id = consumption_shares.source_id AND sample.import_id = consumption_shares.import_id
        AND sample.at_s BETWEEN consumption_shares.from_s AND ${atS - 1}
    ), ${atS - 1})) WHERE ${over}`);
}

/**
 * The source under which is listed what an address's counter grew by while it went from one client to another: nobody can
 * say whose it is, so that it is given to nobody. A line break is in no address: what is called so is nobody's.
 */
export function requireBetween(db: WriteDb, { id }: Pick<Source, 'id'>, { text }: Address): number {
  return db.get<{ id: number }>(sql`
    INSERT INTO consumption_sources (kind, key, text) VALUES ('user', ${`\n${id}`}, ${text})
    ON CONFLICT (kind, key) DO UPDATE SET text = excluded.text RETURNING id`).id;
}
