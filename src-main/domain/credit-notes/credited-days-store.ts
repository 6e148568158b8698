import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { calendarDate } from '../../contract/values/calendar-date';
import type { ReadDb, WriteDb } from '../../data/database';

const row = z.object({
  invoiceId: z.number(),
  startOn: calendarDate,
  endOn: calendarDate,
  /** Of its lines, without the taxes that came on top; and with them. */
  linesCents: z.number(),
  totalCents: z.number(),
  /** What was credited since the contract's end was told, with taxes. */
  creditedCents: z.number(),
  /** What of that its items charge, or charged, again, without taxes. */
  chargedCents: z.number(),
});
export type CreditedDays = z.infer<typeof row>;

/** The invoices of a contract that billed days after its last one, and what was credited of them since that was told. */
export function listCreditedDays(db: ReadDb, contractId: number, endedOn: string): CreditedDays[] {
  return db
    .all(sql`
      SELECT i.id AS invoiceId, max(i.period_start_on, date(${endedOn}, '+1 day')) AS startOn, i.period_end_on AS endOn,
        i.total_cents AS totalCents,
        (SELECT coalesce(sum(amount_cents), 0) FROM invoice_lines WHERE invoice_id = i.id) AS linesCents,
        (SELECT coalesce(sum(n.total_cents), 0) FROM credit_notes n WHERE n.invoice_id = i.id AND n.id > coalesce((
          SELECT last_note_id FROM contract_ends WHERE contract_id = i.contract_id), 0)) AS creditedCents,
        (SELECT coalesce(sum(iif(b.retired = 0, b.amount_cents, coalesce(
            (SELECT sum(u.amount_cents) FROM billing_item_uses u WHERE u.item_id = b.id), 0))), 0)
          FROM credited_day_charges x JOIN billing_items b ON b.id = x.item_id
          WHERE x.invoice_id = i.id) AS chargedCents
      FROM invoices i
      WHERE i.contract_id = ${contractId} AND i.period_end_on > ${endedOn}
        AND i.voided_at_ms IS NULL AND i.credited_at_ms IS NULL
      ORDER BY i.period_start_on`)
    .map((found) => row.parse(found));
}

/** That an item charges again what was credited of an invoice. */
export function insertCreditedDayCharge(db: WriteDb, itemId: number, invoiceId: number): void {
  db.run(sql`INSERT INTO credited_day_charges (item_id, invoice_id) VALUES (${itemId}, ${invoiceId})`);
}
