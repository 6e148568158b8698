import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { creditKinds, debitKinds, paymentOrigins } from './values';

export const payments = sqliteTable('payments', {
  id: integer().primaryKey({ autoIncrement: true }),
  version: integer().notNull().default(1),
  receiptNumber: integer('receipt_number').notNull(),
  clientId: integer('client_id').notNull(),
  paidOn: text('paid_on').notNull(),
  atMs: integer('at_ms').notNull(),
  amountCents: integer('amount_cents').notNull(),
  methodId: integer('method_id').notNull(),
  collectorId: integer('collector_id'),
  operatorId: integer('operator_id'),
  operatorName: text('operator_name').notNull(),
  note: text().notNull().default(''),
  origin: text({ enum: paymentOrigins }).notNull(),
  gatewayLineId: integer('gateway_line_id'),
  voidedAtMs: integer('voided_at_ms'),
  voidedOn: text('voided_on'),
  voidReason: text('void_reason').notNull().default(''),
  voidedBy: text('voided_by').notNull().default(''),
});

export const debits = sqliteTable('debits', {
  id: integer().primaryKey({ autoIncrement: true }),
  clientId: integer('client_id').notNull(),
  contractId: integer('contract_id'),
  kind: text({ enum: debitKinds }).notNull(),
  invoiceId: integer('invoice_id'),
  surchargeStep: integer('surcharge_step'),
  paymentId: integer('payment_id'),
  invoiceCount: integer('invoice_count').notNull().default(0),
  postedOn: text('posted_on').notNull(),
  dueOn: text('due_on').notNull(),
  atMs: integer('at_ms').notNull(),
  amountCents: integer('amount_cents').notNull(),
  paidCents: integer('paid_cents').notNull().default(0),
  cancelledAtMs: integer('cancelled_at_ms'),
  cancelledOn: text('cancelled_on'),
});

export const credits = sqliteTable('credits', {
  id: integer().primaryKey({ autoIncrement: true }),
  clientId: integer('client_id').notNull(),
  kind: text({ enum: creditKinds }).notNull(),
  paymentId: integer('payment_id'),
  creditNoteId: integer('credit_note_id'),
  postedOn: text('posted_on').notNull(),
  atMs: integer('at_ms').notNull(),
  amountCents: integer('amount_cents').notNull(),
  usedCents: integer('used_cents').notNull().default(0),
  cancelledAtMs: integer('cancelled_at_ms'),
  cancelledOn: text('cancelled_on'),
});

export const paymentPromises = sqliteTable('payment_promises', {
  id: integer().primaryKey({ autoIncrement: true }),
  clientId: integer('client_id').notNull(),
  untilOn: text('until_on').notNull(),
  note: text().notNull(),
  atMs: integer('at_ms').notNull(),
  operatorId: integer('operator_id'),
  operatorName: text('operator_name').notNull(),
  withdrawnAtMs: integer('withdrawn_at_ms'),
});
