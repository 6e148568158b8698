import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { fiscalStates } from '../../contract/invoices';
import { Refusal } from '../../contract/failures';
import { calendarDate } from '../../contract/values/calendar-date';
import type { ReadDb, WriteDb } from '../../data/database';

const standing = z.object({
  id: z.number(),
  version: z.number(),
  internalNumber: z.number(),
  clientId: z.number(),
  contractId: z.number(),
  totalCents: z.number(),
  fiscalState: z.enum(fiscalStates),
  isVoid: z.number().transform((value) => value === 1),
  isCredited: z.number().transform((value) => value === 1),
  startOn: calendarDate,
  endOn: calendarDate,
  scheduledOn: calendarDate,
  cycleDays: z.number(),
  isFirst: z.number().transform((value) => value === 1),
});
/** What an invoice is by now, and the period that it was for. */
export type InvoiceStanding = z.infer<typeof standing>;

export function requireStanding(db: ReadDb, id: number): InvoiceStanding {
  const [found] = db.all(sql`
    SELECT i.id, i.version, i.internal_number AS internalNumber, i.client_id AS clientId, i.contract_id AS contractId,
      i.total_cents AS totalCents, i.fiscal_state AS fiscalState, i.voided_at_ms IS NOT NULL AS isVoid,
      EXISTS (SELECT 1 FROM credit_notes WHERE invoice_id = i.id) AS isCredited, i.period_start_on AS startOn,
      i.period_end_on AS endOn, i.scheduled_on AS scheduledOn,
      (SELECT max(cycle_days) FROM invoice_lines WHERE invoice_id = i.id) AS cycleDays,
      NOT EXISTS (SELECT 1 FROM invoices f WHERE f.contract_id = i.contract_id
          AND f.period_end_on = date(i.period_start_on, '-1 day'))
        AND NOT EXISTS (SELECT 1 FROM invoice_skips s WHERE s.contract_id = i.contract_id
          AND s.period_end_on = date(i.period_start_on, '-1 day')) AS isFirst
    FROM invoices i WHERE i.id = ${id}`);
  if (found === undefined) throw new Refusal('NOT_FOUND');
  return standing.parse(found);
}

export function saveVoid(db: WriteDb, id: number, reason: string, nowMs: number): void {
  db.run(sql`
    UPDATE invoices SET version = version + 1, voided_at_ms = ${nowMs}, void_reason = ${reason} WHERE id = ${id}`);
}

/** Nothing is left of an invoice by its credit notes. */
export function saveCredited(db: WriteDb, id: number, nowMs: number): void {
  db.run(sql`UPDATE invoices SET version = version + 1, credited_at_ms = ${nowMs} WHERE id = ${id}`);
}

/** The next run bills the period of a voided invoice, or of one that was credited whole, anew. */
export function freePeriod(
  db: WriteDb,
  { contractId, startOn, endOn, scheduledOn, cycleDays }: InvoiceStanding,
  isBridge: boolean,
) {
  db.run(sql`
    INSERT INTO freed_periods (contract_id, period_start_on, period_end_on, scheduled_on, cycle_days, is_bridge)
    VALUES (${contractId}, ${startOn}, ${endOn}, ${scheduledOn}, ${cycleDays}, ${isBridge ? 1 : 0})`);
}

/** The day on which the cycles of a contract's client begin. */
export function cycleDayOf(db: ReadDb, contractId: number): number {
  return db.get<{ day: number }>(sql`
    SELECT coalesce((SELECT b.cycle_day FROM contracts k JOIN client_billing b ON b.client_id = k.client_id
      WHERE k.id = ${contractId}), 1) AS day`).day;
}
