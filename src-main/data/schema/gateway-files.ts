import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { gatewayLineStates } from './values';

export const gatewayFiles = sqliteTable('gateway_files', {
  id: integer().primaryKey({ autoIncrement: true }),
  version: integer().notNull().default(1),
  draftId: text('draft_id').notNull(),
  fileName: text('file_name').notNull(),
  atMs: integer('at_ms').notNull(),
  operatorName: text('operator_name').notNull(),
  gateways: text().notNull(),
  lines: integer().notNull(),
  totalCents: integer('total_cents').notNull(),
  undoneAtMs: integer('undone_at_ms'),
});

export const gatewayLines = sqliteTable('gateway_lines', {
  id: integer().primaryKey({ autoIncrement: true }),
  version: integer().notNull().default(1),
  fileId: integer('file_id').notNull(),
  row: integer().notNull(),
  state: text({ enum: gatewayLineStates }).notNull(),
  outcome: text().notNull(),
  reason: text().notNull(),
  key: text(),
  gatewayId: integer('gateway_id'),
  methodId: integer('method_id'),
  collectorId: integer('collector_id'),
  paidOn: text('paid_on'),
  gateway: text().notNull(),
  reference: text().notNull(),
  customId: text('custom_id').notNull(),
  nationalId: text('national_id').notNull(),
  operation: text().notNull(),
  original: text().notNull(),
  amountCents: integer('amount_cents'),
  feeCents: integer('fee_cents'),
  clientId: integer('client_id'),
  paymentId: integer('payment_id'),
  resolvedAtMs: integer('resolved_at_ms'),
  resolvedBy: text('resolved_by').notNull().default(''),
});
