import { type SQL, sql } from 'drizzle-orm';
import { Refusal } from '../../contract/failures';
import type { ReadDb, WriteDb } from '../../data/database';
import { credits, debits } from '../../data/schema';
import { command, insertInto } from '../../data/statements';
import type { AvailableCredit } from './use-credits';

/** What is not paid whole, word for word as the partial index says it, or SQLite reads every debit of the client. */
export const OPEN_DEBIT = 'd.paid_cents < d.amount_cents AND d.cancelled_at_ms IS NULL';
export const OPEN = sql.raw(OPEN_DEBIT);
/** Allocations `a` with the payment `p` of each, its own or its credit's; what a credit of no payment pays is not among them. */
export const PAID_BY = `allocations a
      LEFT JOIN credits c ON c.id = a.credit_id
      JOIN payments p ON p.id = coalesce(a.payment_id, c.payment_id)`;
const AVAILABLE = 'c.used_cents < c.amount_cents AND c.cancelled_at_ms IS NULL';

interface OfClient {
  readonly clientId: number;
}

interface CreditRow extends OfClient {
  readonly id: number;
  readonly restCents: number;
  readonly paymentId: number | null;
  readonly paidOn: string | null;
}

/** What these clients have to their credit, the oldest first, each with the payment that it is of. */
export function listAvailableCredits(db: ReadDb, clientIds: readonly number[]): (AvailableCredit & OfClient)[] {
  return db
    .all<CreditRow>(sql`
      SELECT c.id, c.client_id AS clientId, c.amount_cents - c.used_cents AS restCents, p.id AS paymentId,
        p.paid_on AS paidOn
      FROM json_each(${JSON.stringify(clientIds)}) AS wanted
      CROSS JOIN credits c ON c.client_id = wanted.value AND ${sql.raw(AVAILABLE)}
      LEFT JOIN payments p ON p.id = c.payment_id
      ORDER BY c.client_id, c.id`)
    .map(({ id, clientId, restCents, paymentId, paidOn }) => ({
      id,
      clientId,
      restCents,
      paid: paymentId === null || paidOn === null ? null : { paymentId, onDate: paidOn },
    }));
}

export interface NewAllocation {
  readonly debitId: number;
  readonly from: { readonly paymentId: number } | { readonly creditId: number };
  readonly amountCents: number;
}

const insertAllocated = insertInto('INSERT INTO allocations (debit_id, payment_id, credit_id, amount_cents, at_ms)', 5);
const payDebit = command('UPDATE debits SET paid_cents = paid_cents + ? WHERE id = ?');
const useCredit = command('UPDATE credits SET used_cents = used_cents + ? WHERE id = ?');

/** Writes what pays what, and how much of each debit is paid and of each credit used by it. */
export function insertAllocations(db: WriteDb, all: readonly NewAllocation[], atMs: number): void {
  for (const { debitId, from, amountCents } of all) {
    const creditId = 'creditId' in from ? from.creditId : null;
    insertAllocated(db, [[debitId, 'paymentId' in from ? from.paymentId : null, creditId, amountCents, atMs]]);
    payDebit(db, amountCents, debitId);
    if (creditId !== null) useCredit(db, amountCents, creditId);
  }
}

export interface LiveAllocation {
  readonly id: number;
  readonly debitId: number;
  readonly paymentId: number | null;
  readonly creditId: number | null;
  readonly amountCents: number;
}

const ALLOCATION = sql.raw(
  'a.id, a.debit_id AS debitId, a.payment_id AS paymentId, a.credit_id AS creditId, a.amount_cents AS amountCents',
);

type Side = { readonly paymentId: number } | { readonly creditId: number } | { readonly debitId: number };

/** What stands of a payment's, a credit's or a debit's allocations, the newest first. */
export function listLiveAllocations(db: ReadDb, side: Side): LiveAllocation[] {
  const of =
    'paymentId' in side
      ? sql`a.payment_id = ${side.paymentId}`
      : 'creditId' in side
        ? sql`a.credit_id = ${side.creditId}`
        : sql`a.debit_id = ${side.debitId}`;
  return db.all<LiveAllocation>(
    sql`SELECT ${ALLOCATION} FROM allocations a WHERE ${of} AND a.reversed_at_ms IS NULL ORDER BY a.id DESC`,
  );
}

/** Takes an allocation back: its debit is open again by so much, and its credit available. */
export function reverseAllocation(db: WriteDb, one: LiveAllocation, atMs: number): void {
  const { id, debitId, creditId, amountCents } = one;
  db.run(sql`UPDATE allocations SET reversed_at_ms = ${atMs} WHERE id = ${id}`);
  db.run(sql`UPDATE debits SET paid_cents = paid_cents - ${amountCents} WHERE id = ${debitId}`);
  if (creditId !== null)
    db.run(sql`UPDATE credits SET used_cents = used_cents - ${amountCents} WHERE id = ${creditId}`);
}

export function insertSurcharge(
  db: WriteDb,
  invoiceDebitId: number,
  surcharge: { step: number; amountCents: number; paymentId: number; onDate: string; atMs: number },
): number {
  const invoice = db.get<{ clientId: number; contractId: number; invoiceId: number }>(
    sql`SELECT client_id AS clientId, contract_id AS contractId, invoice_id AS invoiceId FROM debits WHERE id = ${invoiceDebitId}`,
  );
  const { step, amountCents, paymentId, onDate, atMs } = surcharge;
  return db
    .insert(debits)
    .values({
      ...invoice,
      kind: 'surcharge',
      surchargeStep: step,
      paymentId,
      postedOn: onDate,
      dueOn: onDate,
      atMs,
      amountCents,
    })
    .returning({ id: debits.id })
    .get().id;
}

export function insertOpeningDebt(db: WriteDb, debt: Omit<typeof debits.$inferInsert, 'id' | 'kind'>): number {
  return db
    .insert(debits)
    .values({ ...debt, kind: 'opening' })
    .returning({ id: debits.id })
    .get().id;
}

export function insertCredit(db: WriteDb, credit: Omit<typeof credits.$inferInsert, 'id'>): number {
  return db.insert(credits).values(credit).returning({ id: credits.id }).get().id;
}

/** The credits that a payment left over, those that are cancelled apart. */
export function listExcess(db: ReadDb, paymentId: number): { id: number }[] {
  return db.all<{ id: number }>(
    sql`SELECT id FROM credits WHERE payment_id = ${paymentId} AND cancelled_at_ms IS NULL ORDER BY id DESC`,
  );
}

/** The day of the office; where its clock was set back meanwhile, what is cancelled is so on its own day. */
interface When {
  readonly atMs: number;
  readonly onDate: string;
}

export function cancelCredit(db: WriteDb, id: number, { atMs, onDate }: When): void {
  db.run(sql`UPDATE credits SET cancelled_at_ms = ${atMs}, cancelled_on = max(${onDate}, posted_on) WHERE id = ${id}`);
}

export function cancelDebit(db: WriteDb, id: number, { atMs, onDate }: When): void {
  db.run(sql`UPDATE debits SET cancelled_at_ms = ${atMs}, cancelled_on = max(${onDate}, posted_on) WHERE id = ${id}`);
}

export function markVoided(db: WriteDb, id: number, how: When & { reason: string; by: string }): void {
  db.run(sql`
    UPDATE payments SET version = version + 1, voided_at_ms = ${how.atMs}, voided_on = max(${how.onDate}, paid_on),
      void_reason = ${how.reason}, voided_by = ${how.by}
    WHERE id = ${id}`);
}

export interface PaymentToVoid {
  readonly version: number;
  readonly clientId: number;
  readonly receiptNumber: number;
  readonly amountCents: number;
  readonly paidOn: string;
  readonly voidedAtMs: number | null;
}

export function requirePayment(db: ReadDb, id: number): PaymentToVoid {
  const [found] = db.all<PaymentToVoid>(sql`
    SELECT version, client_id AS clientId, receipt_number AS receiptNumber, amount_cents AS amountCents,
      paid_on AS paidOn, voided_at_ms AS voidedAtMs
    FROM payments WHERE id = ${id}`);
  if (!found) throw new Refusal('NOT_FOUND');
  return found;
}

/** The debits that an invoice made and that stand: its own, and its surcharges. */
export function listDebitsOf(db: ReadDb, invoiceId: number): { id: number; kind: 'invoice' | 'surcharge' }[] {
  return db.all<{ id: number; kind: 'invoice' | 'surcharge' }>(sql`
    SELECT id, 'invoice' AS kind FROM debits
    WHERE invoice_id = ${invoiceId} AND kind = 'invoice' AND cancelled_at_ms IS NULL
    UNION ALL
    SELECT id, 'surcharge' FROM debits
    WHERE invoice_id = ${invoiceId} AND kind = 'surcharge' AND cancelled_at_ms IS NULL
    ORDER BY id`);
}

/** A debt of an invoice that is not paid whole, and a credit note of that same invoice which does not pay it whole. */
export interface CreditedDebt {
  readonly debitId: number;
  readonly openCents: number;
  readonly creditId: number;
  readonly availableCents: number;
}

/** The oldest debt that a note of its own invoice could pay; undefined where there is none. */
export function findCreditedDebt(db: ReadDb, clientId: number): CreditedDebt | undefined {
  return db.all<CreditedDebt>(sql`
    SELECT d.id AS debitId, d.amount_cents - d.paid_cents AS openCents, c.id AS creditId,
      c.amount_cents - c.used_cents AS availableCents
    FROM debits d
    CROSS JOIN credit_notes n ON n.invoice_id = d.invoice_id
    CROSS JOIN credits c ON c.client_id = ${clientId} AND c.credit_note_id = n.id AND c.cancelled_at_ms IS NULL
    WHERE d.client_id = ${clientId} AND ${OPEN} AND d.kind = 'invoice' AND c.amount_cents > (
      SELECT coalesce(sum(a.amount_cents), 0) FROM allocations a
      WHERE a.credit_id = c.id AND a.debit_id = d.id AND a.reversed_at_ms IS NULL
    ) ORDER BY d.id, c.id LIMIT 1`)[0];
}

/** Whether an invoice, which the statement calls `i`, is paid whole. */
export const invoiceIsPaid: SQL = sql`EXISTS (
  SELECT 1 FROM debits paid WHERE paid.invoice_id = i.id AND paid.kind = 'invoice' AND paid.paid_cents = paid.amount_cents)`;

/** Debits of the invoices of these numbers, one each, unpaid. */
export function insertInvoiceDebits(db: WriteDb, range: { afterId: number; throughId: number }, atMs: number): void {
  db.run(sql`
    INSERT INTO debits (client_id, contract_id, kind, invoice_id, posted_on, due_on, at_ms, amount_cents)
    SELECT client_id, contract_id, 'invoice', id, issued_on, due_on, ${atMs}, total_cents
    FROM invoices WHERE id > ${range.afterId} AND id <= ${range.throughId} ORDER BY id`);
}

/** Whose these invoices are, once each. */
export function listClientsOf(db: ReadDb, range: { afterId: number; throughId: number }): number[] {
  return db
    .all<{ clientId: number }>(sql`
      SELECT DISTINCT client_id AS clientId FROM invoices WHERE id > ${range.afterId} AND id <= ${range.throughId}`)
    .map(({ clientId }) => clientId);
}

/** Those of these clients that have something to their credit. */
export function listWithCredit(db: ReadDb, clientIds: readonly number[]): number[] {
  return db
    .all<{ clientId: number }>(sql`
      SELECT a.client_id AS clientId FROM json_each(${JSON.stringify(clientIds)}) AS wanted
      CROSS JOIN client_accounts a ON a.client_id = wanted.value WHERE a.credit_cents > 0`)
    .map(({ clientId }) => clientId);
}

/**
 * What these clients come to, from what is open and what is available: the one function that keeps `client_accounts`.
 * Whatever posts anything calls it in the same transaction.
 */
export function refreshAccounts(db: WriteDb, clientIds: readonly number[]): void {
  refresh(db, JSON.stringify(clientIds));
}

const refresh = command(`
  UPDATE client_accounts SET version = version + 1, unpaid_cents = now.unpaid, unpaid_invoices = now.invoices,
    oldest_due_on = now.oldest, credit_cents = now.credit, balance_cents = now.unpaid - now.credit
  FROM (
    SELECT wanted.value AS id, coalesce(sum(d.amount_cents - d.paid_cents), 0) AS unpaid, min(d.due_on) AS oldest,
      coalesce(sum(CASE d.kind WHEN 'invoice' THEN 1 WHEN 'opening' THEN d.invoice_count ELSE 0 END), 0) AS invoices,
      coalesce((
        SELECT sum(c.amount_cents - c.used_cents) FROM credits c WHERE c.client_id = wanted.value AND ${AVAILABLE}
      ), 0) AS credit
    FROM json_each(?) AS wanted
    LEFT JOIN debits d ON d.client_id = wanted.value AND ${OPEN_DEBIT}
    GROUP BY wanted.value
  ) AS now
  WHERE client_accounts.client_id = now.id`);
