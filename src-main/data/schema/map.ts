import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

export const mapSettings = sqliteTable('map_settings', {
  id: integer().primaryKey(),
  tileAddress: text('tile_address').notNull(),
  attribution: text().notNull(),
  maxZoom: integer('max_zoom').notNull(),
  cacheMb: integer('cache_mb').notNull(),
  version: integer().notNull().default(1),
});
