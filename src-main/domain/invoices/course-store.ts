import { sql } from 'drizzle-orm';
import { addDays, calendarDate } from '../../contract/values/calendar-date';
import type { ReadDb } from '../../data/database';
import { listItems } from '../billing-items';
import type { ContractToBill } from './next';

interface Row {
  readonly id: number;
  readonly startedOn: string;
  readonly endedOn: string | null;
  readonly planId: number;
  readonly priceCents: number;
  readonly nextPlanId: number | null;
  readonly nextPriceCents: number | null;
  readonly nextPlanOn: string | null;
  readonly billedUntilOn: string | null;
}

/** A client's live contracts as they would be billed from a day on. */
export function listContractsToBill(db: ReadDb, clientId: number, billedFromOn: string): ContractToBill[] {
  const rows = db.all<Row>(sql`
    SELECT k.id, k.started_on AS startedOn, k.ended_on AS endedOn, k.plan_id AS planId,
      coalesce(k.own_price_cents, p.price_cents) AS priceCents,
      k.next_plan_id AS nextPlanId, coalesce(k.next_own_price_cents, n.price_cents) AS nextPriceCents,
      k.next_plan_on AS nextPlanOn, c.billed_until_on AS billedUntilOn
    FROM contracts k
    LEFT JOIN contract_courses c ON c.contract_id = k.id
    JOIN plans p ON p.entry_id = k.plan_id
    LEFT JOIN plans n ON n.entry_id = k.next_plan_id
    WHERE k.client_id = ${clientId} AND k.ended_on IS NULL
    ORDER BY k.id`);
  const former = db.all<{ contractId: number; untilOn: string; planId: number; priceCents: number }>(sql`
    SELECT f.contract_id AS contractId, f.until_on AS untilOn, f.plan_id AS planId, f.price_cents AS priceCents
    FROM contract_former_plans f JOIN contracts k ON k.id = f.contract_id
    WHERE k.client_id = ${clientId} ORDER BY f.contract_id, f.until_on`);
  const items = listItems(
    db,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => ({
    nextOn:
      row.billedUntilOn === null
        ? calendarDate.parse(row.startedOn > billedFromOn ? row.startedOn : billedFromOn)
        : addDays(row.billedUntilOn, 1),
    isFirst: row.billedUntilOn === null,
    items: items.get(row.id) ?? [],
    endedOn: row.endedOn === null ? null : calendarDate.parse(row.endedOn),
    terms: {
      planId: row.planId,
      priceCents: row.priceCents,
      former: former.filter(({ contractId }) => contractId === row.id),
      next:
        row.nextPlanId === null || row.nextPlanOn === null
          ? null
          : { onDate: row.nextPlanOn, planId: row.nextPlanId, priceCents: row.nextPriceCents ?? 0 },
    },
  }));
}
