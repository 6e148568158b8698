import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { snapshotKinds } from './values';

export const invoiceRuns = sqliteTable('invoice_runs', {
  id: integer().primaryKey({ autoIncrement: true }),
  atMs: integer('at_ms').notNull(),
  operatorId: integer('operator_id'),
  operatorName: text('operator_name').notNull(),
  issuedOn: text('issued_on').notNull(),
  untilOn: text('until_on').notNull(),
  invoices: integer().notNull(),
  totalCents: integer('total_cents').notNull(),
});

export const invoiceSnapshots = sqliteTable('invoice_snapshots', {
  id: integer().primaryKey({ autoIncrement: true }),
  kind: text({ enum: snapshotKinds }).notNull(),
  subjectId: integer('subject_id').notNull(),
  json: text().notNull(),
});
