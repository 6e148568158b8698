import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { itemKinds } from '../../contract/billing-items';
import { calendarDate } from '../../contract/values/calendar-date';
import type { ReadDb, WriteDb } from '../../data/database';
import type { BilledPeriod } from './settlements';

const list = <Row extends z.ZodType>(of: Row) => z.string().transform((json) => z.array(of).parse(JSON.parse(json)));
const flag = z.number().transform((value) => value === 1);

/** What an invoice charged for its plans and, as its items, beside them; as `CHARGED` reads it. */
export const chargedColumns = {
  prorated: flag.nullable(),
  cycleDays: z.number(),
  charged: list(
    z.object({ startOn: calendarDate, endOn: calendarDate, priceCents: z.number(), amountCents: z.number() }),
  ),
  chargedCents: z.number(),
  items: list(
    z.object({ kind: z.enum(itemKinds), repeats: flag, rateBp: z.number().nullable(), amountCents: z.number() }),
  ),
};

/** What an invoice `i` charged for its plans, and its items in the order in which they were entered. */
export const CHARGED: SQL = sql`i.prorated,
  (SELECT coalesce(sum(amount_cents), 0) FROM invoice_lines WHERE invoice_id = i.id AND plan_id IS NOT NULL)
    AS chargedCents,
  (SELECT coalesce(max(cycle_days), 30) FROM invoice_lines WHERE invoice_id = i.id AND plan_id IS NOT NULL) AS cycleDays,
  (SELECT json_group_array(json_object('startOn', from_on, 'endOn', to_on, 'priceCents', price_cents,
      'amountCents', amount_cents))
    FROM invoice_lines WHERE invoice_id = i.id AND plan_id IS NOT NULL) AS charged,
  (SELECT json_group_array(json_object('kind', kind, 'repeats', repeats, 'rateBp', rate_bp, 'amountCents', amount_cents))
    FROM (SELECT b.kind, b.repeats, b.rate_bp, u.amount_cents FROM billing_item_uses u
      JOIN billing_items b ON b.id = u.item_id WHERE u.invoice_id = i.id ORDER BY b.id)) AS items`;

const row = z.object({
  ...chargedColumns,
  contractId: z.number(),
  invoiceId: z.number(),
  startOn: calendarDate,
  endOn: calendarDate,
  issuedAtMs: z.number(),
  changedOn: calendarDate,
  isVoid: flag,
  settledCents: z.number(),
  notedCents: z.number(),
});

export interface SettledPeriod extends BilledPeriod {
  /** What of what was settled a credit note of the invoice itself settled: less than nothing. */
  readonly notedCents: number;
}

/** Whether an invoice charges what it says: neither void nor credited whole. */
export const lives = (invoice: 'i' | 'j'): SQL => {
  const of = sql.raw(invoice);
  return sql`(${of}.voided_at_ms IS NULL AND ${of}.credited_at_ms IS NULL)`;
};

/**
 * Contracts' invoices that are to be settled, or were: those that had billed days which changed since, of whichever month,
 * the earliest first. What a person credited of one in part after the change settled what there was to settle, unless the
 * program had begun to, as with a note that is kept as settling it; what was credited for a baja that was taken back is charged again, and settled nothing. Only what
 * changed is read: the joins are crossed, since SQLite would begin with the invoices.
 */
export function listBilledPeriods(db: ReadDb, contractIds: readonly number[]): Map<number, SettledPeriod[]> {
  const ids = JSON.stringify([...new Set(contractIds)]);
  const rows = db
    .all(sql`
      WITH touched AS (
        SELECT i.id, d.from_on, d.last_note_id, 0 AS was_settled FROM json_each(${ids}) AS wanted
        CROSS JOIN contract_changed_days d ON d.contract_id = wanted.value
        CROSS JOIN invoices i ON i.contract_id = d.contract_id AND ${lives('i')}
          AND i.period_start_on <= d.through_on AND i.period_end_on >= d.from_on
        UNION ALL
        SELECT s.settled_id, NULL, NULL, 1 FROM json_each(${ids}) AS wanted
        JOIN invoice_settlements s ON s.contract_id = wanted.value
      ), once AS (
        SELECT id, min(from_on) AS from_on, min(last_note_id) AS last_note_id, max(was_settled) AS was_settled
        FROM touched GROUP BY id
      )
      SELECT i.contract_id AS contractId, i.id AS invoiceId, i.period_start_on AS startOn, i.period_end_on AS endOn,
        r.at_ms AS issuedAtMs, max(i.period_start_on, coalesce(once.from_on, i.period_start_on)) AS changedOn,
        NOT ${lives('i')} AS isVoid, ${CHARGED},
        (SELECT coalesce(sum(s.amount_cents), 0) FROM invoice_settlements s
          LEFT JOIN invoices j ON j.id = s.invoice_id
          WHERE s.contract_id = i.contract_id AND s.settled_id = i.id AND (j.id IS NULL OR ${lives('j')})) AS settledCents,
        (SELECT coalesce(sum(s.amount_cents), 0) FROM invoice_settlements s
          WHERE s.contract_id = i.contract_id AND s.settled_id = i.id AND s.invoice_id = i.id AND ${lives('i')})
          AS notedCents
      FROM once CROSS JOIN invoices i ON i.id = once.id CROSS JOIN invoice_runs r ON r.id = i.run_id
      WHERE once.was_settled = 1
        OR NOT EXISTS (SELECT 1 FROM credit_notes n WHERE n.invoice_id = i.id AND n.id > once.last_note_id)
        OR EXISTS (SELECT 1 FROM credited_day_charges c JOIN billing_items b ON b.id = c.item_id
          WHERE c.invoice_id = i.id AND b.retired = 0)
      ORDER BY i.contract_id, i.period_start_on, i.id`)
    .map((found) => row.parse(found));
  return Map.groupBy(rows, ({ contractId }) => contractId);
}

/** That a credit note of an invoice settled so much of what a change had made too much: it is kept as settled by itself. */
export function insertNoteSettlement(
  db: WriteDb,
  { contractId, invoiceId, startOn }: Pick<SettledPeriod, 'invoiceId' | 'startOn'> & { readonly contractId: number },
  settledCents: number,
): void {
  db.run(sql`
    INSERT INTO invoice_settlements (contract_id, settled_id, period_start_on, invoice_id, amount_cents)
    VALUES (${contractId}, ${invoiceId}, ${startOn}, ${invoiceId}, ${0 - settledCents})`);
}
