import { eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { ReadDb } from '../../data/database';
import { keepQuery } from '../../data/keep-query';
import { catalogEntries, consumptionDays, consumptionHours, consumptionImports, contracts } from '../../data/schema';

const lastSample = keepQuery((db: ReadDb) =>
  db
    .select({ lastS: sql<number | null>`max(${consumptionImports.lastS})` })
    .from(consumptionImports)
    .where(sql`${consumptionImports.undoneAtMs} IS NULL`)
    .prepare(),
);

/** The office's last sample, in seconds; null where it has none. A few rows a month are looked at. */
export function findLastSample(db: ReadDb): number | null {
  return lastSample(db).get()?.lastS ?? null;
}

const contractsOfClient = keepQuery((db: ReadDb) =>
  db
    .select({
      id: contracts.id,
      plan: catalogEntries.name,
      ip: contracts.ip,
      live: sql<number>`${contracts.endedOn} IS NULL`.as('live'),
    })
    .from(contracts)
    .innerJoin(catalogEntries, eq(catalogEntries.id, contracts.planId))
    .where(eq(contracts.clientId, sql.placeholder('clientId')))
    .orderBy(sql`live DESC`, contracts.id)
    .prepare(),
);

/** A client's contracts by what a clerk knows them by, the live ones first. */
export function listContracts(db: ReadDb, clientId: number) {
  return contractsOfClient(db).all({ clientId });
}

interface Span {
  readonly from: number;
  readonly until: number;
}

/** What an owner used in an hour or a day of this number. */
type Sum = readonly [bucket: number, down: number, up: number];

// Each owner's rows lie together and in their order: asked for one owner after the other, nothing has to be sorted or
// grouped. They are taken as they come, since to have each row mapped costs more than to read it.
const sumRows: z.ZodType<Sum[]> = z.array(z.tuple([z.number(), z.number(), z.number()]));
const within = sql`BETWEEN ${sql.placeholder('from')} AND ${sql.placeholder('until')}`;

const sumsByHour = keepQuery((db: ReadDb) => {
  const { owner, hour: bucket, down, up } = consumptionHours;
  const own = sql`${owner} = ${sql.placeholder('owner')} AND ${bucket} ${within}`;
  return db.select({ bucket, down, up }).from(consumptionHours).where(own).prepare();
});
const sumsByDay = keepQuery((db: ReadDb) => {
  const { owner, day: bucket, down, up } = consumptionDays;
  const own = sql`${owner} = ${sql.placeholder('owner')} AND ${bucket} ${within}`;
  return db.select({ bucket, down, up }).from(consumptionDays).where(own).prepare();
});

/** What each of some contracts used, by hour or by day, within both ends; buckets without any have no row. */
export function listSums(db: ReadDb, kind: 'hour' | 'day', owners: readonly number[], { from, until }: Span): Sum[] {
  const sums = kind === 'hour' ? sumsByHour(db) : sumsByDay(db);
  return owners.flatMap((owner) => sumRows.parse(sums.values({ owner, from, until })));
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

const oneBefore = keepQuery((db: ReadDb) => {
  const { owner, day } = consumptionDays;
  const own = sql`${owner} = ${sql.placeholder('owner')} AND ${day} < ${sql.placeholder('day')}`;
  return db.select({ day }).from(consumptionDays).where(own).limit(1).prepare();
});

/** Whether contracts used anything before a day. */
export function hasBefore(db: ReadDb, owners: readonly number[], day: number): boolean {
  return owners.some((owner) => oneBefore(db).get({ owner, day }) !== undefined);
}
