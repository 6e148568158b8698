import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { checkDigits, deviceSources } from './values';

export const gatewayKinds = sqliteTable('gateway_kinds', {
  code: text().primaryKey(),
  name: text().notNull(),
  position: integer().notNull(),
});

export const gateways = sqliteTable('gateways', {
  id: integer().primaryKey({ autoIncrement: true }),
  version: integer().notNull().default(1),
  name: text().notNull(),
  nameKey: text('name_key').notNull(),
  kind: text().notNull(),
  prefix: text().notNull().default(''),
  digits: integer(),
  checkDigit: text('check_digit', { enum: checkDigits }).notNull().default('none'),
  linkTemplate: text('link_template').notNull().default(''),
  active: integer({ mode: 'boolean' }).notNull().default(true),
  verifiedAtMs: integer('verified_at_ms'),
  verifiedBy: text('verified_by').notNull().default(''),
  verifiedSample: text('verified_sample').notNull().default(''),
});

export const clientGateways = sqliteTable('client_gateways', {
  id: integer().primaryKey({ autoIncrement: true }),
  clientId: integer('client_id').notNull(),
  gatewayId: integer('gateway_id').notNull(),
  version: integer().notNull().default(1),
  reference: text().notNull(),
  referenceKey: text('reference_key').notNull(),
  attachedAtMs: integer('attached_at_ms').notNull(),
  detachedAtMs: integer('detached_at_ms'),
});

export const deviceSettings = sqliteTable('device_settings', {
  id: integer().primaryKey(),
  baseAddress: text('base_address').notNull().default(''),
  expiryDays: integer('expiry_days').notNull().default(365),
  version: integer().notNull().default(1),
});

export const clientDevices = sqliteTable('client_devices', {
  id: integer().primaryKey({ autoIncrement: true }),
  clientId: integer('client_id').notNull(),
  version: integer().notNull().default(1),
  name: text().notNull(),
  source: text({ enum: deviceSources }).notNull(),
  sealedLink: text('sealed_link').notNull(),
  /** By which the same link is found again, see `Marker`; '' of one from before, or revoked. */
  linkMark: text('link_mark').notNull().default(''),
  expiresOn: text('expires_on'),
  lastUsedOn: text('last_used_on'),
  createdAtMs: integer('created_at_ms').notNull(),
  revokedAtMs: integer('revoked_at_ms'),
  revokedBy: text('revoked_by').notNull().default(''),
});
