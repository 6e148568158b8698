import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

export const savedViews = sqliteTable('saved_views', {
  id: integer().primaryKey({ autoIncrement: true }),
  version: integer().notNull().default(1),
  /** Null: the office's. */
  operatorId: integer('operator_id'),
  name: text().notNull(),
  nameKey: text('name_key').notNull(),
  json: text().notNull(),
  pinned: integer({ mode: 'boolean' }).notNull().default(false),
  createdAtMs: integer('created_at_ms').notNull(),
  updatedAtMs: integer('updated_at_ms').notNull(),
});
