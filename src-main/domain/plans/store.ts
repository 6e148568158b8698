import { eq, sql } from 'drizzle-orm';
import type { Plan, PlanFields } from '../../contract/plans';
import { price } from '../../contract/plans';
import type { ReadDb, WriteDb } from '../../data/database';
import { catalogEntries, plans } from '../../data/schema';

export type PlanDetails = Omit<PlanFields, 'name'>;

/** Every plan, retired and merged ones too, by name. */
export function listPlans(db: ReadDb): Omit<Plan, 'contracts'>[] {
  const { id, name, retired, mergedIntoId, version } = catalogEntries;
  const { downKbps, upKbps, priceCents } = plans;
  return db
    .select({ id, name, retired, mergedIntoId, version, downKbps, upKbps, priceCents })
    .from(plans)
    .innerJoin(catalogEntries, eq(catalogEntries.id, plans.entryId))
    .orderBy(sql`${catalogEntries.nameKey}`)
    .all()
    .map((row) => ({ ...row, priceCents: price.parse(row.priceCents) }));
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
