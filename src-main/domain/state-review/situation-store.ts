import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { contractStates, disabledBys } from '../../contract/contracts';
import { calendarDate } from '../../contract/values/calendar-date';
import type { ReadDb, WriteDb } from '../../data/database';
import { query } from '../../data/statements';
import type { Held } from './rules';

const flag = z.number().transform((value) => value === 1);

const row = z.object({
  contractId: z.number(),
  clientId: z.number(),
  state: z.enum(contractStates),
  disabledBy: z.enum(disabledBys).nullable(),
  profileId: z.number().nullable(),
  auto: flag,
  creditCents: z.number(),
  owesUnposted: flag,
  stood: z.enum(['alerted', 'disabled']).nullable(),
  promisedUntilOn: calendarDate.nullable(),
  exceptedUntilOn: calendarDate.nullable(),
});
/**
 * What a contract and its client are, for a review. `owesUnposted`: by its list, which was not posted yet; `stood`: how it
 * was when it was enabled for what is from before being paid.
 */
export type ContractFacts = z.infer<typeof row>;

/** The live contracts of these numbers, in their order; those of clients that are deactivated stay out. */
export function listFacts(db: ReadDb, contractIds: readonly number[]): ContractFacts[] {
  return db
    .all(sql`
      SELECT k.id AS contractId, k.client_id AS clientId, k.state, k.disabled_by AS disabledBy, b.profile_id AS profileId,
        coalesce(b.enabled = 1 AND b.auto_state = 1, 0) AS auto, a.credit_cents AS creditCents,
        EXISTS (
          SELECT 1 FROM client_carried_columns c WHERE c.client_id = k.client_id AND c.unpaid_balance_cents > 0
            AND NOT EXISTS (SELECT 1 FROM standing_openings o WHERE o.client_id = k.client_id)
        ) AS owesUnposted,
        (SELECT stood FROM opening_releases WHERE contract_id = k.id) AS stood,
        (SELECT until_on FROM payment_promises WHERE client_id = k.client_id AND withdrawn_at_ms IS NULL) AS promisedUntilOn,
        (SELECT until_on FROM state_exceptions WHERE client_id = k.client_id AND withdrawn_at_ms IS NULL) AS exceptedUntilOn
      FROM json_each(${JSON.stringify(contractIds)}) AS wanted
      CROSS JOIN contracts k ON k.id = wanted.value
      JOIN client_accounts a ON a.client_id = k.client_id
      LEFT JOIN client_billing b ON b.client_id = k.client_id
      WHERE k.ended_on IS NULL AND a.state = 'active' ORDER BY k.id`)
    .map((found) => row.parse(found));
}

const owed = z.object({
  debitId: z.number(),
  clientId: z.number(),
  contractId: z.number().nullable(),
  kind: z.enum(['invoice', 'surcharge', 'opening']),
  dueOn: calendarDate,
  restCents: z.number(),
  recurring: flag,
});
export type Owed = z.infer<typeof owed>;

/**
 * What these clients owe, the oldest due first. An invoice is recurring where it charges more than what is charged once:
 * its plan, or something that repeats.
 */
export function listOwed(db: ReadDb, clientIds: readonly number[]): Owed[] {
  return db
    .all(sql`
      SELECT d.id AS debitId, d.client_id AS clientId, d.contract_id AS contractId, d.kind, d.due_on AS dueOn,
        d.amount_cents - d.paid_cents AS restCents,
        d.kind = 'invoice'
          AND (SELECT coalesce(sum(l.amount_cents), 0) FROM invoice_lines l WHERE l.invoice_id = d.invoice_id)
            > (SELECT coalesce(sum(u.amount_cents), 0) FROM billing_item_uses u JOIN billing_items i ON i.id = u.item_id
              WHERE u.invoice_id = d.invoice_id AND i.kind = 'charge' AND i.repeats = 0) AS recurring
      FROM json_each(${JSON.stringify(clientIds)}) AS wanted
      CROSS JOIN debits d ON d.client_id = wanted.value AND d.paid_cents < d.amount_cents AND d.cancelled_at_ms IS NULL
      ORDER BY d.client_id, d.due_on, d.id`)
    .map((found) => owed.parse(found));
}

/** Contracts that a review may change: on and with something overdue, warned, or cut by the system. */
const mayChange = (day: string): SQL => sql`
  k.ended_on IS NULL AND a.state = 'active' AND k.started_on <= ${day}
  AND (k.state = 'alerted' OR k.disabled_by = 'system' OR (k.state = 'enabled' AND a.oldest_due_on < ${day}))`;

/** How many contracts are looked through at once, and how many of those that may change are taken from them. */
const LOOKED_THROUGH = 5000;
const TAKEN = 200;

interface CandidatePage {
  readonly contractIds: readonly number[];
  /** Up to which contract was looked; null where there is none beyond. */
  readonly throughId: number | null;
}

/** The next contracts, after one, that a review may change and whose *Estado automático* is on. */
export function nextCandidates(db: ReadDb, afterId: number, day: string): CandidatePage {
  const { last } = db.get<{ last: number }>(sql`SELECT coalesce(max(id), 0) AS last FROM contracts`);
  const untilId = afterId + LOOKED_THROUGH;
  const contractIds = db
    .all<{ id: number }>(sql`
      SELECT k.id FROM contracts k
      CROSS JOIN client_accounts a ON a.client_id = k.client_id
      CROSS JOIN client_billing b ON b.client_id = k.client_id AND b.enabled = 1 AND b.auto_state = 1
      WHERE k.id > ${afterId} AND k.id <= ${untilId} AND ${mayChange(day)}
      ORDER BY k.id LIMIT ${TAKEN}`)
    .map(({ id }) => id);
  if (contractIds.length === TAKEN) return { contractIds, throughId: contractIds.at(-1) ?? untilId };
  return { contractIds, throughId: untilId < last ? untilId : null };
}

/** Every contract of the office that a review of a day may change, were the switch of all clients on. */
export function listCandidates(db: ReadDb, day: string): number[] {
  return db
    .all<{ id: number }>(sql`
      SELECT k.id FROM contracts k JOIN client_accounts a ON a.client_id = k.client_id
      WHERE ${mayChange(day)} ORDER BY k.id`)
    .map(({ id }) => id);
}

const warnedOrCut = query<{ id: number }>(`
  SELECT k.id FROM json_each(?) AS wanted
  CROSS JOIN contracts k ON k.client_id = wanted.value
  JOIN client_billing b ON b.client_id = k.client_id AND b.enabled = 1 AND b.auto_state = 1
  WHERE k.ended_on IS NULL AND (k.state = 'alerted' OR k.disabled_by = 'system') ORDER BY k.id`);

/** The contracts of these clients that are warned, or that the system cut, and that it may enable. */
export function listWarnedOrCut(db: ReadDb, clientIds: readonly number[]): number[] {
  return warnedOrCut(db, JSON.stringify(clientIds)).map(({ id }) => id);
}

/** The number of the invoice that a debit is of. */
export function invoiceNumberOf(db: ReadDb, debitId: number): number {
  return db.get<{ number: number }>(sql`
    SELECT i.internal_number AS number FROM debits d JOIN invoices i ON i.id = d.invoice_id WHERE d.id = ${debitId}`)
    .number;
}

/**
 * A contract that its client's debt from before kept as it stood is enabled, or will be once that is paid: how it stood is
 * kept. What was cut once is cut again, also where it was only warned since.
 */
export function keepStood(db: WriteDb, contractId: number, stood: Held): void {
  db.run(sql`
    INSERT INTO opening_releases (contract_id, stood)
    SELECT k.id, ${stood} FROM contracts k WHERE k.id = ${contractId} AND EXISTS (
      SELECT 1 FROM debits d WHERE d.client_id = k.client_id AND d.kind = 'opening' AND d.cancelled_at_ms IS NULL)
    ON CONFLICT (contract_id) DO UPDATE SET stood = 'disabled' WHERE excluded.stood = 'disabled'`);
}
