import { integer, primaryKey, sqliteTable } from 'drizzle-orm/sqlite-core';

/** Whose an import's samples of a source are: a contract's number, or below zero nobody's. `lastS`: where the last one is counted. */
export const consumptionShares = sqliteTable(
  'consumption_shares',
  {
    sourceId: integer('source_id').notNull(),
    importId: integer('import_id').notNull(),
    fromS: integer('from_s').notNull(),
    owner: integer().notNull(),
    lastS: integer('last_s').notNull(),
  },
  (table) => [primaryKey({ columns: [table.sourceId, table.importId, table.fromS] })],
);

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
