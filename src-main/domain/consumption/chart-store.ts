import { eq, type SQLWrapper, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { ReadDb } from '../../data/database';
import { keepQuery } from '../../data/keep-query';
import { catalogEntries, consumptionDays, consumptionHours, contracts } from '../../data/schema';

const contractsOfClient = keepQuery((db: ReadDb) =>
  db
    .select({
      id: contracts.id,
      plan: catalogEntries.name,
      ip: contracts.ip,
      endedOn: contracts.endedOn,
    })
    .from(contracts)
    .innerJoin(catalogEntries, eq(catalogEntries.id, contracts.planId))
    .where(eq(contracts.clientId, sql.placeholder('clientId')))
    .orderBy(contracts.id)
    .prepare(),
);

/** A client's contracts by what a clerk knows them by, the live ones first: a handful, sorted sooner here than by SQLite. */
export function listContracts(db: ReadDb, clientId: number) {
  const all = contractsOfClient(db)
    .all({ clientId })
    .map(({ endedOn, ...contract }) => ({ ...contract, live: endedOn === null }));
  return [...all.filter(({ live }) => live), ...all.filter(({ live }) => !live)];
}

interface Span {
  readonly from: number;
  readonly until: number;
}

/** What an owner used in an hour or a day of this number. */
type Sum = readonly [bucket: number, down: number, up: number];

// Each owner's rows lie together and in their order: asked for one owner after the other, nothing has to be sorted or
// grouped. They are taken as they come, and looked at by hand: to have each row mapped, or read by a schema, costs as much
// as to read it.
function isSum(row: readonly unknown[]): row is Sum {
  return row.length === 3 && row.every((value) => typeof value === 'number');
}

/** An owner's hours, or days, within both ends. */
const ownWithin = (owner: SQLWrapper, bucket: SQLWrapper) =>
  sql`${owner} = ${sql.placeholder('owner')} AND ${bucket} BETWEEN ${sql.placeholder('from')} AND ${sql.placeholder('until')}`;

const sumsByHour = keepQuery((db: ReadDb) => {
  const { owner, hour: bucket, down, up } = consumptionHours;
  return db.select({ bucket, down, up }).from(consumptionHours).where(ownWithin(owner, bucket)).prepare();
});
const sumsByDay = keepQuery((db: ReadDb) => {
  const { owner, day: bucket, down, up } = consumptionDays;
  return db.select({ bucket, down, up }).from(consumptionDays).where(ownWithin(owner, bucket)).prepare();
});

/** What each of some contracts used, by hour or by day, within both ends; buckets without any have no row. */
export function listSums(db: ReadDb, kind: 'hour' | 'day', owners: readonly number[], { from, until }: Span): Sum[] {
  const sums = kind === 'hour' ? sumsByHour(db) : sumsByDay(db);
  return owners.flatMap((owner) => {
    const rows: readonly (readonly unknown[])[] = sums.values({ owner, from, until });
    if (!rows.every(isSum)) throw new Error('consumption: a sum is no number');
    return rows;
  });
}

const hoursInAll = keepQuery((db: ReadDb) => {
  const { owner, hour, down, up } = consumptionHours;
  return db
    .select({
      down: sql<number | null>`sum(${down})`,
      up: sql<number | null>`sum(${up})`,
      last: sql<number | null>`max(${hour})`,
      before: sql<number | null>`max(${hour}) FILTER (WHERE ${hour} < ${sql.placeholder('until')})`,
    })
    .from(consumptionHours)
    .where(ownWithin(owner, hour))
    .prepare();
});

/** What a contract used in all hours of a span, the last of them that has a sample, and the last one before the span's end. */
export function sumHours(db: ReadDb, owner: number, { from, until }: Span) {
  return hoursInAll(db).get({ owner, from, until });
}

const tellingRows = z.array(z.object({ from: z.number(), until: z.number(), atEnd: z.number() }));

/**
 * In which hours a contract's imports have samples, the last import last, and whether each was told at its end: a counter's
 * are, and those of a file that says until when. Of files from before that was kept it is guessed by their seconds, since
 * such samples are counted one before a whole minute (`countedBefore`).
 */
export function listTellings(db: ReadDb, owner: number, { from, until }: Span) {
  const rows = db.all(sql`
    SELECT first_s / 3600 AS "from", last_s / 3600 AS until,
      measure = 'counter' OR coalesce(time_is = 'until', first_s % 60 = 59 AND last_s % 60 = 59) AS atEnd
    FROM consumption_imports
    WHERE id IN (SELECT import_id FROM consumption_shares WHERE owner = ${owner})
      AND first_s / 3600 <= ${until} AND last_s / 3600 >= ${from} ORDER BY id`);
  return tellingRows.parse(rows);
}

const firstDay = keepQuery((db: ReadDb) => {
  const { owner, day } = consumptionDays;
  const first = sql<number | null>`min(${day})`;
  return db
    .select({ first })
    .from(consumptionDays)
    .where(eq(owner, sql.placeholder('owner')))
    .prepare();
});

/** Whether contracts used anything before a day. */
export function hasBefore(db: ReadDb, owners: readonly number[], day: number): boolean {
  return owners.some((owner) => (firstDay(db).get({ owner })?.first ?? day) < day);
}
