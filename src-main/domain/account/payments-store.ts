import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { Refusal } from '../../contract/failures';
import {
  type DayClosing,
  type Payment,
  type PaymentFilter,
  paymentOrigins,
  type Receipt,
} from '../../contract/payments';
import { calendarDate } from '../../contract/values/calendar-date';
import { cents, sumOf } from '../../contract/values/money';
import type { ReadDb, WriteDb } from '../../data/database';
import { keepQuery } from '../../data/keep-query';
import { payments } from '../../data/schema';
import { query } from '../../data/statements';
import { boundsOfDay, officeDay } from '../office';
import { INVOICE_JOINS, INVOICE_NAME, type NameRow, requireTotals, rowToName } from './account-store';

const row = z.object({
  id: z.number(),
  version: z.number(),
  receiptNumber: z.number(),
  clientId: z.number(),
  client: z.string(),
  customId: z.string(),
  paidOn: calendarDate,
  atMs: z.number(),
  amountCents: cents,
  method: z.string(),
  collector: z.string(),
  operator: z.string(),
  note: z.string(),
  origin: z.enum(paymentOrigins),
  voidedAtMs: z.number().nullable(),
  voidedOn: calendarDate.nullable(),
  voidReason: z.string(),
  voidedBy: z.string(),
});

const SHOWN = sql.raw(`
  p.id, p.version, p.receipt_number AS receiptNumber, p.client_id AS clientId, c.name AS client, c.custom_id AS customId,
  p.paid_on AS paidOn, p.at_ms AS atMs, p.amount_cents AS amountCents, m.name AS method,
  coalesce(collector.name, '') AS collector, p.operator_name AS operator, p.note, p.origin,
  p.voided_at_ms AS voidedAtMs, p.voided_on AS voidedOn, p.void_reason AS voidReason, p.voided_by AS voidedBy`);
const JOINS = sql.raw(`
  JOIN clients c ON c.id = p.client_id
  JOIN payment_methods m ON m.id = p.method_id
  LEFT JOIN catalog_entries collector ON collector.id = p.collector_id`);

function rowToPayment(found: unknown): Payment {
  const { voidedAtMs, voidedOn, voidReason, voidedBy, ...payment } = row.parse(found);
  const voided =
    voidedAtMs === null || voidedOn === null
      ? null
      : { atMs: voidedAtMs, onDate: voidedOn, reason: voidReason, by: voidedBy };
  return { ...payment, voided };
}

function whereOf(db: ReadDb, { onDate, operator, methodId, clientId }: PaymentFilter): SQL {
  const conditions = [sql`1`];
  if (onDate !== undefined) {
    const { startMs, endMs } = boundsOfDay(db, onDate);
    conditions.push(sql`p.at_ms >= ${startMs} AND p.at_ms < ${endMs}`);
  }
  if (operator !== undefined) conditions.push(sql`p.operator_name = ${operator}`);
  if (methodId !== undefined) conditions.push(sql`p.method_id = ${methodId}`);
  if (clientId !== undefined) conditions.push(sql`p.client_id = ${clientId}`);
  return sql.join(conditions, sql` AND `);
}

export function listPayments(db: ReadDb, filter: PaymentFilter, offset: number, limit: number): Payment[] {
  return db
    .all(sql`
      SELECT ${SHOWN} FROM payments p ${JOINS} WHERE ${whereOf(db, filter)}
      ORDER BY p.id DESC LIMIT ${limit} OFFSET ${offset}`)
    .map(rowToPayment);
}

/** How many, and what those come to that were not voided. */
export function countPayments(db: ReadDb, filter: PaymentFilter): { total: number; totalCents: number } {
  return db.get<{ total: number; totalCents: number }>(sql`
    SELECT count(*) AS total, coalesce(sum(p.amount_cents) FILTER (WHERE p.voided_at_ms IS NULL), 0) AS totalCents
    FROM payments p WHERE ${whereOf(db, filter)}`);
}

/** A payment with all that its receipt says. */
export function requireReceipt(db: ReadDb, id: number, nowMs: number): Receipt {
  const [found] = db.all(
    sql`SELECT ${SHOWN}, c.national_id AS nationalId, c.address FROM payments p ${JOINS} WHERE p.id = ${id}`,
  );
  if (!found) throw new Refusal('NOT_FOUND');
  const payment = rowToPayment(found);
  const shares = db
    .all<Omit<Receipt['shares'][number], 'invoice'> & NameRow>(sql`
      SELECT d.kind, d.invoice_count AS invoiceCount, d.due_on AS dueOn, a.amount_cents AS amountCents,
        d.amount_cents - (
          SELECT sum(before.amount_cents) FROM allocations before WHERE before.debit_id = d.id AND before.id <= a.id
            AND (before.reversed_at_ms IS NULL OR before.reversed_at_ms > a.at_ms OR before.id = a.id)
        ) AS restCents, ${INVOICE_NAME}
      FROM allocations a JOIN debits d ON d.id = a.debit_id ${INVOICE_JOINS}
      WHERE a.payment_id = ${id} ORDER BY a.id`)
    .map((one) => ({
      kind: one.kind,
      invoiceCount: one.invoiceCount,
      dueOn: one.dueOn,
      amountCents: one.amountCents,
      restCents: one.restCents,
      invoice: rowToName(one),
    }));
  const more = z.object({ nationalId: z.string(), address: z.string() }).parse(found);
  const used = sumOf(shares.map(({ amountCents }) => amountCents));
  const { balanceCents } = requireTotals(db, payment.clientId);
  const balanceOn = calendarDate.parse(officeDay(db, nowMs));
  const creditCents = sumOf([payment.amountCents - used]);
  return { ...payment, ...more, shares, creditCents, balanceCents, balanceOn };
}

const closingRow = z.object({
  operator: z.string(),
  method: z.string(),
  payments: z.number(),
  totalCents: cents,
  voided: z.number(),
  voidedCents: cents,
});

/**
 * What was typed in on a day, by operator and method, and what of earlier days was voided on it. What is voided later counts
 * on that later day alone: a closing that was printed never changes.
 */
export function closeDay(db: ReadDb, onDate: DayClosing['onDate']): DayClosing {
  const { startMs, endMs } = boundsOfDay(db, onDate);
  const rows = db
    .all(sql`
      SELECT p.operator_name AS operator, m.name AS method, count(*) AS payments, sum(p.amount_cents) AS totalCents,
        count(*) FILTER (WHERE p.voided_at_ms < ${endMs}) AS voided,
        coalesce(sum(p.amount_cents) FILTER (WHERE p.voided_at_ms < ${endMs}), 0) AS voidedCents
      FROM payments p JOIN payment_methods m ON m.id = p.method_id
      WHERE p.at_ms >= ${startMs} AND p.at_ms < ${endMs}
      GROUP BY p.operator_name, m.id ORDER BY p.operator_name, m.id`)
    .map((found) => closingRow.parse(found));
  const earlier = db
    .all(sql`
      SELECT ${SHOWN} FROM payments p ${JOINS}
      WHERE p.voided_at_ms >= ${startMs} AND p.voided_at_ms < ${endMs} AND p.at_ms < ${startMs} ORDER BY p.id`)
    .map(rowToPayment);
  const totalCents = sumOf([
    ...rows.map((one) => one.totalCents - one.voidedCents),
    ...earlier.map(({ amountCents }) => 0 - amountCents),
  ]);
  return { onDate, rows, earlier, totalCents };
}

const methodOf = query<{ name: string; retired: number }>('SELECT name, retired FROM payment_methods WHERE id = ?');

export function findMethod(db: ReadDb, id: number): { name: string; retired: boolean } | undefined {
  const [found] = methodOf(db, id);
  return found && { name: found.name, retired: found.retired === 1 };
}

type NewPayment = Required<
  Pick<
    typeof payments.$inferInsert,
    | 'clientId'
    | 'paidOn'
    | 'atMs'
    | 'amountCents'
    | 'methodId'
    | 'collectorId'
    | 'operatorId'
    | 'operatorName'
    | 'note'
    | 'origin'
    | 'gatewayLineId'
  >
>;

const lastReceipt = query<{ last: number }>('SELECT coalesce(max(receipt_number), 0) AS last FROM payments');

const newPayment = keepQuery((db: WriteDb) =>
  db
    .insert(payments)
    .values({
      receiptNumber: sql.placeholder('receiptNumber'),
      clientId: sql.placeholder('clientId'),
      paidOn: sql.placeholder('paidOn'),
      atMs: sql.placeholder('atMs'),
      amountCents: sql.placeholder('amountCents'),
      methodId: sql.placeholder('methodId'),
      collectorId: sql.placeholder('collectorId'),
      operatorId: sql.placeholder('operatorId'),
      operatorName: sql.placeholder('operatorName'),
      note: sql.placeholder('note'),
      origin: sql.placeholder('origin'),
      gatewayLineId: sql.placeholder('gatewayLineId'),
    })
    .returning({ id: payments.id, receiptNumber: payments.receiptNumber })
    .prepare(),
);

/** The numbers of the office's receipts follow on one another: whoever writes is alone. */
export function insertPayment(db: WriteDb, payment: NewPayment): { id: number; receiptNumber: number } {
  return newPayment(db).get({ ...payment, receiptNumber: (lastReceipt(db)[0]?.last ?? 0) + 1 });
}
