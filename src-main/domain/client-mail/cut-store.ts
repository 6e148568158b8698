import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { type CalendarDate, calendarDate } from '../../contract/values/calendar-date';
import type { ReadDb, WriteDb } from '../../data/database';
import { query } from '../../data/statements';

const source = z.object({
  clientId: z.number(),
  client: z.string(),
  customId: z.string(),
  email: z.string(),
  others: z.string(),
  plan: z.string(),
  balanceCents: z.number(),
  typeCode: z.string(),
  pointOfSale: z.number(),
  number: z.number().nullable(),
  internalNumber: z.number(),
  dueOn: z.string(),
});
type CutSource = z.infer<typeof source>;

/** A contract that is to be cut, and the invoice that it is for. */
export function findCutSource(db: ReadDb, contractId: number, debitId: number): CutSource | undefined {
  const [found] = db.all(sql`
    SELECT c.id AS clientId, c.name AS client, c.custom_id AS customId, c.email, '' AS others,
      coalesce(plan.name, '') AS plan, a.balance_cents AS balanceCents, document.json ->> 'code' AS typeCode,
      i.point_of_sale AS pointOfSale, i.number, i.internal_number AS internalNumber, d.due_on AS dueOn
    FROM contracts k
    JOIN clients c ON c.id = k.client_id
    JOIN client_accounts a ON a.client_id = c.id
    JOIN debits d ON d.id = ${debitId}
    JOIN invoices i ON i.id = d.invoice_id
    JOIN invoice_snapshots document ON document.id = i.document_snapshot_id
    LEFT JOIN catalog_entries plan ON plan.id = k.plan_id
    WHERE k.id = ${contractId}`);
  return found === undefined ? undefined : source.parse(found);
}

/** Remembers that a contract is told of a day's cut; answers whether it was not yet. */
export function noteCut(db: WriteDb, contractId: number, cutsOn: string): boolean {
  const { changes } = db.run(sql`
    INSERT INTO cut_notices (contract_id, cuts_on) VALUES (${contractId}, ${cutsOn}) ON CONFLICT DO NOTHING`);
  return changes > 0;
}

const toldDay = z.object({ contractId: z.number(), cutsOn: calendarDate });

/** Of which day's cut each of these contracts was told last. */
export function listCutDays(db: ReadDb, contractIds: readonly number[]): Map<number, CalendarDate> {
  const found = db
    .all(sql`
      SELECT contract_id AS contractId, max(cuts_on) AS cutsOn FROM cut_notices
      WHERE contract_id IN (SELECT value FROM json_each(${JSON.stringify(contractIds)})) GROUP BY contract_id`)
    .map((row) => toldDay.parse(row));
  return new Map(found.map(({ contractId, cutsOn }) => [contractId, cutsOn]));
}

const paidCuts = query<{ contractId: number }>(`
  SELECT DISTINCT m.source_id AS contractId FROM json_each(?) AS wanted
  CROSS JOIN mail_messages m ON m.client_id = wanted.value AND m.kind = 'cut' AND +m.state IN ('waiting', 'sending', 'retrying')
  JOIN client_accounts a ON a.client_id = m.client_id
  WHERE a.oldest_due_on IS NULL OR a.oldest_due_on >= ?`);

/**
 * The contracts whose notices wait still, of those of these clients that owe nothing overdue any more. `+state`: they are
 * found by their clients, not among everything that waits.
 */
export function listPaidCuts(db: ReadDb, clientIds: readonly number[], today: string): number[] {
  return paidCuts(db, JSON.stringify(clientIds), today).map(({ contractId }) => contractId);
}
