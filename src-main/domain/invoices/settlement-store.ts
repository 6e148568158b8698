import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { calendarDate } from '../../contract/values/calendar-date';
import type { ReadDb } from '../../data/database';
import type { BilledPeriod } from './settlements';

const days = z.array(z.object({ startOn: calendarDate, endOn: calendarDate, priceCents: z.number() }));

const row = z.object({
  contractId: z.number(),
  invoiceId: z.number(),
  startOn: calendarDate,
  endOn: calendarDate,
  changedOn: calendarDate,
  cycleDays: z.number(),
  isVoid: z.number().transform((value) => value === 1),
  charged: z.string().transform((json) => days.parse(JSON.parse(json))),
  chargedCents: z.number(),
  settledCents: z.number(),
});

/** What an invoice `i` charged for its plans. */
export const CHARGED: SQL = sql`
  (SELECT coalesce(sum(amount_cents), 0) FROM invoice_lines WHERE invoice_id = i.id AND plan_id IS NOT NULL)
    AS chargedCents,
  (SELECT coalesce(max(cycle_days), 30) FROM invoice_lines WHERE invoice_id = i.id AND plan_id IS NOT NULL) AS cycleDays,
  (SELECT json_group_array(json_object('startOn', from_on, 'endOn', to_on, 'priceCents', price_cents))
    FROM invoice_lines WHERE invoice_id = i.id AND plan_id IS NOT NULL) AS charged`;

/** Whether nothing is left of an invoice: credited whole, it charged nothing, as a void one. */
const isCreditedWhole = (invoice: 'i' | 'j') => sql`(
  (SELECT coalesce(sum(n.total_cents), 0) FROM credit_notes n WHERE n.invoice_id = ${sql.raw(invoice)}.id)
    >= ${sql.raw(invoice)}.total_cents)`;

/**
 * Contracts' invoices that are to be settled, or were: those whose plan changed within their period, the earliest first. Of
 * one that was credited in part a person settled what there was to settle.
 */
export function listBilledPeriods(db: ReadDb, contractIds: readonly number[]): Map<number, BilledPeriod[]> {
  const ids = JSON.stringify([...new Set(contractIds)]);
  const rows = db
    .all(sql`
      WITH touched AS (
        SELECT i.id, f.until_on AS changed_on FROM json_each(${ids}) AS wanted
        JOIN contract_former_plans f ON f.contract_id = wanted.value
        JOIN invoices i ON i.contract_id = f.contract_id AND i.voided_at_ms IS NULL
          AND i.period_start_on <= f.until_on AND i.period_end_on >= f.until_on
        UNION ALL
        SELECT s.settled_id, i.period_start_on FROM json_each(${ids}) AS wanted
        JOIN invoice_settlements s ON s.contract_id = wanted.value
        JOIN invoices i ON i.id = s.settled_id
      )
      SELECT i.contract_id AS contractId, i.id AS invoiceId, i.period_start_on AS startOn, i.period_end_on AS endOn,
        coalesce((SELECT min(f.until_on) FROM contract_former_plans f WHERE f.contract_id = i.contract_id
          AND f.until_on BETWEEN i.period_start_on AND i.period_end_on), i.period_start_on) AS changedOn,
        i.voided_at_ms IS NOT NULL OR ${isCreditedWhole('i')} AS isVoid, ${CHARGED},
        (SELECT coalesce(sum(s.amount_cents), 0) FROM invoice_settlements s
          LEFT JOIN invoices j ON j.id = s.invoice_id
          WHERE s.contract_id = i.contract_id AND s.settled_id = i.id
            AND (j.id IS NULL OR (j.voided_at_ms IS NULL AND NOT ${isCreditedWhole('j')}))) AS settledCents
      FROM (SELECT DISTINCT id FROM touched) AS t JOIN invoices i ON i.id = t.id
      WHERE NOT EXISTS (SELECT 1 FROM credit_notes WHERE invoice_id = i.id) OR ${isCreditedWhole('i')}
      ORDER BY i.contract_id, i.period_start_on, i.id`)
    .map((found) => row.parse(found));
  return Map.groupBy(rows, ({ contractId }) => contractId);
}
