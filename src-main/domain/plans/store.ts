import { eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Plan, PlanFields } from '../../contract/plans';
import { price } from '../../contract/plans';
import { type CalendarDate, calendarDate } from '../../contract/values/calendar-date';
import type { ReadDb, WriteDb } from '../../data/database';
import { catalogEntries, planFormerPrices, plans } from '../../data/schema';

export type PlanDetails = Omit<PlanFields, 'name'>;

/** Every plan, retired and merged ones too, by name. */
export function listPlans(db: ReadDb): Omit<Plan, 'contracts'>[] {
  const next = listNextPrices(db);
  const { id, name, retired, mergedIntoId, version } = catalogEntries;
  const { downKbps, upKbps, priceCents } = plans;
  return db
    .select({ id, name, retired, mergedIntoId, version, downKbps, upKbps, priceCents })
    .from(plans)
    .innerJoin(catalogEntries, eq(catalogEntries.id, plans.entryId))
    .orderBy(sql`${catalogEntries.nameKey}`)
    .all()
    .map((row) => ({ ...row, priceCents: price.parse(row.priceCents), next: next.get(row.id) ?? null }));
}

/** What a plan is to cost from a day to come. */
export interface NextPrice {
  readonly planId: number;
  readonly fromOn: CalendarDate;
  readonly priceCents: Plan['priceCents'];
  /** When that was said. */
  readonly toldAtMs: number;
}

const nextPrice = z.object({ planId: z.number(), fromOn: calendarDate, priceCents: price, toldAtMs: z.number() });

/** What is to come, by the plan's number. */
export function listNextPrices(db: ReadDb): Map<number, NextPrice> {
  const rows = db
    .all(sql`
      SELECT plan_id AS planId, from_on AS fromOn, price_cents AS priceCents, told_at_ms AS toldAtMs
      FROM plan_next_prices ORDER BY plan_id`)
    .map((found) => nextPrice.parse(found));
  return new Map(rows.map((row) => [row.planId, row]));
}

export function removeNextPrice(db: WriteDb, planId: number): void {
  db.run(sql`DELETE FROM plan_next_prices WHERE plan_id = ${planId}`);
}

export function insertNextPrice(db: WriteDb, { planId, fromOn, priceCents, toldAtMs }: NextPrice): void {
  db.run(sql`
    INSERT INTO plan_next_prices (plan_id, from_on, price_cents, told_at_ms)
    VALUES (${planId}, ${fromOn}, ${priceCents}, ${toldAtMs})`);
}

/** The day on which a plan's price changed last; null where it never did. */
export function findLastPriceChange(db: ReadDb, planId: number): string | null {
  return db.get<{ lastOn: string | null }>(
    sql`SELECT max(until_on) AS lastOn FROM plan_former_prices WHERE plan_id = ${planId}`,
  ).lastOn;
}

export function findPlanDetails(db: ReadDb, entryId: number): PlanDetails | undefined {
  const { downKbps, upKbps, priceCents } = plans;
  const row = db.select({ downKbps, upKbps, priceCents }).from(plans).where(eq(plans.entryId, entryId)).get();
  return row && { ...row, priceCents: price.parse(row.priceCents) };
}

export function savePlanDetails(db: WriteDb, entryId: number, details: PlanDetails): void {
  db.insert(plans)
    .values({ entryId, ...details })
    .onConflictDoUpdate({ target: plans.entryId, set: details })
    .run();
}

/** What a plan cost until a day that it no longer did on. */
export interface FormerPrice {
  readonly untilOn: string;
  readonly priceCents: number;
  /** When the price that ended it was told: before its day where it was announced, after it where it reached back. */
  readonly toldAtMs: number;
}

/** What every plan cost before, by its number; the earliest first, and of one day what was told first. */
export function listFormerPrices(db: ReadDb): Map<number, FormerPrice[]> {
  const { planId, untilOn, toldAtMs } = planFormerPrices;
  const rows = db.select().from(planFormerPrices).orderBy(planId, untilOn, toldAtMs).all();
  return Map.groupBy(rows, (row) => row.planId);
}

/**
 * Keeps what a plan cost until a day, so that the days before are charged at it whenever they are billed. Two changes for one
 * day leave what was before both; a clock that was set back does not make a later change an earlier one.
 */
export function keepFormerPrice(db: WriteDb, planId: number, { priceCents, untilOn, toldAtMs }: FormerPrice): void {
  db.run(sql`
    INSERT INTO plan_former_prices (plan_id, until_on, told_at_ms, price_cents)
    SELECT ${planId}, max(${untilOn}, coalesce(max(until_on), '')), max(${toldAtMs}, coalesce(max(told_at_ms), ${toldAtMs})),
      ${priceCents}
    FROM plan_former_prices WHERE plan_id = ${planId}
    ON CONFLICT DO NOTHING`);
}
