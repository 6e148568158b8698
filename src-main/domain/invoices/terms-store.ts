import { sql } from 'drizzle-orm';
import type { ReadDb } from '../../data/database';
import { type FormerPrice, listFormerPrices, listNextPrices } from '../plans';
import type { ContractTerms } from './charges';

/** What contracts are for, and what their plans are called. */
export interface NamedTerms {
  readonly terms: ContractTerms;
  readonly plan: string;
  readonly planNames: ReadonlyMap<number, string>;
}

interface NowRow {
  readonly contractId: number;
  readonly planId: number;
  readonly plan: string;
  readonly priceCents: number;
  readonly followsPlan: number;
  readonly nextPlanId: number | null;
  readonly nextPlan: string | null;
  readonly nextPriceCents: number | null;
  readonly nextFollowsPlan: number;
  readonly nextPlanOn: string | null;
}

interface FormerRow {
  readonly contractId: number;
  readonly untilOn: string;
  /** The plan of which it paid the price, and what that stands as by now: one that was merged is the one it went into. */
  readonly pricedId: number;
  readonly planId: number;
  readonly plan: string;
  /** What the plan costs by now; of one's own price, and of a plan until its merge, what was paid. */
  readonly priceCents: number;
  readonly followsPlan: number;
  readonly byMerge: number;
  readonly toldAtMs: number | null;
}

function nowRows(db: ReadDb, ids: string): NowRow[] {
  return db.all<NowRow>(sql`
    SELECT k.id AS contractId, k.plan_id AS planId, pe.name AS plan, coalesce(k.own_price_cents, p.price_cents) AS priceCents,
      k.own_price_cents IS NULL AS followsPlan, k.next_plan_id AS nextPlanId, ne.name AS nextPlan,
      coalesce(k.next_own_price_cents, n.price_cents) AS nextPriceCents, k.next_own_price_cents IS NULL AS nextFollowsPlan,
      k.next_plan_on AS nextPlanOn
    FROM json_each(${ids}) AS wanted
    JOIN contracts k ON k.id = wanted.value
    JOIN plans p ON p.entry_id = k.plan_id
    JOIN catalog_entries pe ON pe.id = k.plan_id
    LEFT JOIN plans n ON n.entry_id = k.next_plan_id
    LEFT JOIN catalog_entries ne ON ne.id = k.next_plan_id`);
}

function formerRows(db: ReadDb, ids: string): FormerRow[] {
  return db.all<FormerRow>(sql`
    SELECT f.contract_id AS contractId, f.until_on AS untilOn, f.plan_id AS pricedId, today.id AS planId, today.name AS plan,
      iif(f.follows_plan = 1 AND f.by_merge = 0, p.price_cents, f.price_cents) AS priceCents,
      f.follows_plan AS followsPlan, f.by_merge AS byMerge, f.told_at_ms AS toldAtMs
    FROM json_each(${ids}) AS wanted
    JOIN contract_former_plans f ON f.contract_id = wanted.value
    JOIN plans p ON p.entry_id = f.plan_id
    JOIN catalog_entries e ON e.id = f.plan_id
    JOIN catalog_entries today ON today.id = coalesce(e.merged_into_id, e.id)
    ORDER BY f.contract_id, f.until_on`);
}

interface PlanCost {
  readonly priceCents: number;
  readonly formerPrices: readonly FormerPrice[];
}

/** The terms of contracts by their numbers: what they have, had and agreed on, with the prices that their plans had. */
export function listTerms(db: ReadDb, contractIds: readonly number[]): Map<number, NamedTerms> {
  const ids = JSON.stringify([...new Set(contractIds)]);
  const prices = listFormerPrices(db);
  const toCome = listNextPrices(db);
  const pricesOf = (planId: number, follows: number) => (follows === 1 ? (prices.get(planId) ?? []) : []);
  /** What a plan costs by now and is to cost, for whoever pays that. */
  const costOf = (planId: number, follows: number, priceCents: number): PlanCost => {
    const formerPrices = pricesOf(planId, follows);
    const next = follows === 1 ? toCome.get(planId) : undefined;
    if (!next) return { priceCents, formerPrices };
    const { fromOn: untilOn, toldAtMs } = next;
    return { priceCents: next.priceCents, formerPrices: [...formerPrices, { untilOn, priceCents, toldAtMs }] };
  };
  /** Of a plan that was left: what it cost, as that is told by now, which may be later than the leaving; of a merged one until then. */
  const formerCost = ({ pricedId, followsPlan, byMerge, priceCents }: FormerRow): PlanCost =>
    byMerge === 1
      ? { priceCents, formerPrices: pricesOf(pricedId, followsPlan) }
      : costOf(pricedId, followsPlan, priceCents);
  const formerOf = Map.groupBy(formerRows(db, ids), ({ contractId }) => contractId);
  return new Map(
    nowRows(db, ids).map((row) => {
      const { contractId, planId, plan, priceCents, nextPlanId, nextPlanOn, nextPlan, nextPriceCents } = row;
      const former = formerOf.get(contractId) ?? [];
      const next =
        nextPlanId === null || nextPlanOn === null
          ? null
          : {
              onDate: nextPlanOn,
              planId: nextPlanId,
              ...costOf(nextPlanId, row.nextFollowsPlan, nextPriceCents ?? 0),
            };
      const terms: ContractTerms = {
        planId,
        ...costOf(planId, row.followsPlan, priceCents),
        former: former.map((one) => ({
          untilOn: one.untilOn,
          planId: one.planId,
          ...formerCost(one),
          byMerge: one.byMerge === 1 ? { toldAtMs: one.toldAtMs ?? 0 } : null,
        })),
        next,
      };
      const planNames = new Map([
        ...former.map((one): [number, string] => [one.planId, one.plan]),
        [planId, plan],
        ...(nextPlanId === null ? [] : [[nextPlanId, nextPlan ?? ''] satisfies [number, string]]),
      ]);
      return [contractId, { terms, plan, planNames }];
    }),
  );
}
