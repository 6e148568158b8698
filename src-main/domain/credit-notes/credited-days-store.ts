import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { calendarDate } from '../../contract/values/calendar-date';
import { cents } from '../../contract/values/money';
import type { ReadDb, WriteDb } from '../../data/database';

const row = z.object({
  invoiceId: z.number(),
  startOn: calendarDate,
  endOn: calendarDate,
  /** Of its lines, without the taxes that came on top; and with them. */
  linesCents: z.number(),
  totalCents: cents,
  /** What was credited since the contract's end was told, the last time that it was, with taxes. */
  creditedCents: z.number(),
});
export type CreditedDays = z.infer<typeof row>;

/**
 * The invoices of a contract that billed days after its last one, and what was credited of them since that was told. One that
 * was credited whole is among them, unless its period is, or was, billed anew.
 */
export function listCreditedDays(db: ReadDb, contractId: number, endedOn: string): CreditedDays[] {
  return db
    .all(sql`
      WITH told AS (
        SELECT coalesce(max(at_ms), 0) AS at_ms FROM audit_entries
        WHERE entity = 'client' AND contract_id = ${contractId} AND field = 'contract.endedOn' AND after <> ''
          AND entity_id IN (SELECT client_id FROM contracts WHERE id = ${contractId} UNION
            SELECT c.id FROM contracts k JOIN clients c ON c.merged_into_id = k.client_id WHERE k.id = ${contractId})
      )
      SELECT i.id AS invoiceId, max(i.period_start_on, date(${endedOn}, '+1 day')) AS startOn, i.period_end_on AS endOn,
        i.total_cents AS totalCents,
        (SELECT coalesce(sum(amount_cents), 0) FROM invoice_lines WHERE invoice_id = i.id) AS linesCents,
        (SELECT coalesce(sum(n.total_cents), 0) FROM credit_notes n WHERE n.invoice_id = i.id AND n.at_ms >= told.at_ms)
          AS creditedCents
      FROM told CROSS JOIN invoices i
      WHERE i.contract_id = ${contractId} AND i.period_end_on > ${endedOn} AND i.voided_at_ms IS NULL
        AND (i.credited_at_ms IS NULL OR NOT EXISTS (
            SELECT 1 FROM freed_periods f WHERE f.contract_id = i.contract_id AND f.period_start_on = i.period_start_on)
          AND NOT EXISTS (
            SELECT 1 FROM invoices j WHERE j.contract_id = i.contract_id AND j.id > i.id AND j.voided_at_ms IS NULL
              AND j.period_start_on <= i.period_end_on AND j.period_end_on >= i.period_start_on))
      ORDER BY i.period_start_on`)
    .map((found) => row.parse(found));
}

/** That an item charges again what was credited of an invoice. */
export function insertCreditedDayCharge(db: WriteDb, itemId: number, invoiceId: number): void {
  db.run(sql`INSERT INTO credited_day_charges (item_id, invoice_id) VALUES (${itemId}, ${invoiceId})`);
}
