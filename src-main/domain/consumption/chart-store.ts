import { eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { ReadDb } from '../../data/database';
import { keepQuery } from '../../data/keep-query';
import { catalogEntries, consumptionDays, consumptionHours, consumptionImports, contracts } from '../../data/schema';

const lastSample = keepQuery((db: ReadDb) =>
  db
    .select({ lastS: sql<number | null>`max(${consumptionImports.lastS})` })
    .from(consumptionImports)
    .where(sql`${consumptionImports.undoneAtMs} IS NULL AND ${consumptionImports.samples} > 0`)
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

export interface Sum {
  /** The number of an hour or a day. */
  readonly bucket: number;
  readonly down: number;
  readonly up: number;
}

const within = sql`BETWEEN ${sql.placeholder('from')} AND ${sql.placeholder('until')}`;
const owned = sql`owner IN (SELECT value FROM json_each(${sql.placeholder('owners')}))`;
const summed = { down: sql<number>`sum(down)`, up: sql<number>`sum(up)` };

const sumsByHour = keepQuery((db: ReadDb) =>
  db
    .select({ bucket: consumptionHours.hour, ...summed })
    .from(consumptionHours)
    .where(sql`${owned} AND ${consumptionHours.hour} ${within}`)
    .groupBy(consumptionHours.hour)
    .prepare(),
);
const sumsByDay = keepQuery((db: ReadDb) =>
  db
    .select({ bucket: consumptionDays.day, ...summed })
    .from(consumptionDays)
    .where(sql`${owned} AND ${consumptionDays.day} ${within}`)
    .groupBy(consumptionDays.day)
    .prepare(),
);

const sumRows = z.array(z.tuple([z.number(), z.number(), z.number()]));

interface Span {
  readonly from: number;
  readonly until: number;
}

/** What contracts used, by hour or by day, within both ends; buckets without any have no row. */
export function listSums(db: ReadDb, kind: 'hour' | 'day', owners: readonly number[], { from, until }: Span): Sum[] {
  const sums = kind === 'hour' ? sumsByHour(db) : sumsByDay(db);
  // As they come: to have each row mapped costs more than to read it.
  const rows = sumRows.parse(sums.values({ owners: JSON.stringify(owners), from, until }));
  return rows.map(([bucket, down, up]) => ({ bucket, down, up }));
}

const sumOfHours = keepQuery((db: ReadDb) =>
  db
    .select({ down: sql<number>`coalesce(sum(down), 0)`, up: sql<number>`coalesce(sum(up), 0)` })
    .from(consumptionHours)
    .where(sql`${owned} AND ${consumptionHours.hour} ${within}`)
    .prepare(),
);

/** What contracts used in all between two hours, both in it. */
export function sumHours(db: ReadDb, owners: readonly number[], { from, until }: Span): { down: number; up: number } {
  return sumOfHours(db).get({ owners: JSON.stringify(owners), from, until }) ?? { down: 0, up: 0 };
}

const oneBefore = keepQuery((db: ReadDb) =>
  db
    .select({ day: consumptionDays.day })
    .from(consumptionDays)
    .where(sql`${owned} AND ${consumptionDays.day} < ${sql.placeholder('day')}`)
    .limit(1)
    .prepare(),
);

/** Whether contracts used anything before a day. */
export function hasBefore(db: ReadDb, owners: readonly number[], day: number): boolean {
  return oneBefore(db).get({ owners: JSON.stringify(owners), day }) !== undefined;
}
