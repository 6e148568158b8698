import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

export const consumptionImports = sqliteTable('consumption_imports', {
  id: integer().primaryKey({ autoIncrement: true }),
  fileName: text('file_name').notNull(),
  lastS: integer('last_s'),
  undoneAtMs: integer('undone_at_ms'),
});

/** What an owner used in an hour: hours since 1970, UTC. */
export const consumptionHours = sqliteTable(
  'consumption_hours',
  {
    owner: integer().notNull(),
    hour: integer().notNull(),
    down: integer().notNull(),
    up: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.owner, table.hour] })],
);

/** What an owner used in a day: days since 1970 of the office's calendar. */
export const consumptionDays = sqliteTable(
  'consumption_days',
  {
    owner: integer().notNull(),
    day: integer().notNull(),
    down: integer().notNull(),
    up: integer().notNull(),
    samples: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.owner, table.day] })],
);
