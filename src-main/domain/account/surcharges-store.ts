import { sql } from 'drizzle-orm';
import type { ReadDb } from '../../data/database';
import { PAID_BY } from './ledger-store';

/** A client's surcharges whose payment is void, and whose invoice no payment that stands came as late to. */
export function listSurchargesOfNobody(db: ReadDb, clientId: number): { id: number }[] {
  return db.all<{ id: number }>(sql`
    SELECT s.id FROM debits s
    JOIN payments made ON made.id = s.payment_id AND made.voided_at_ms IS NOT NULL
    JOIN invoices i ON i.id = s.invoice_id
    JOIN debits d ON d.invoice_id = s.invoice_id AND d.kind = 'invoice'
    WHERE s.client_id = ${clientId} AND s.kind = 'surcharge' AND s.cancelled_at_ms IS NULL AND NOT EXISTS (
      SELECT 1 FROM ${sql.raw(PAID_BY)}
      WHERE a.debit_id = d.id AND a.reversed_at_ms IS NULL
        AND p.paid_on > CASE s.surcharge_step WHEN 2 THEN i.due_on ELSE i.second_due_on END
    ) ORDER BY s.id DESC`);
}
