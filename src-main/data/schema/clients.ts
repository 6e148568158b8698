import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { clientStates, personTypes } from './values';

export const clients = sqliteTable('clients', {
  id: integer().primaryKey({ autoIncrement: true }),
  version: integer().notNull().default(1),
  state: text({ enum: clientStates }).notNull().default('active'),
  personType: text('person_type', { enum: personTypes }).notNull(),
  name: text().notNull(),
  nameKey: text('name_key').notNull(),
  firstName: text('first_name').notNull().default(''),
  middleName: text('middle_name').notNull().default(''),
  lastName: text('last_name').notNull().default(''),
  secondLastName: text('second_last_name').notNull().default(''),
  customId: text('custom_id').notNull().default(''),
  customIdKey: text('custom_id_key').notNull().default(''),
  nationalId: text('national_id').notNull().default(''),
  nationalIdKey: text('national_id_key').notNull().default(''),
  taxId: text('tax_id').notNull().default(''),
  phone: text().notNull().default(''),
  phoneKey: text('phone_key').notNull().default(''),
  mobile: text().notNull().default(''),
  mobileKey: text('mobile_key').notNull().default(''),
  email: text().notNull().default(''),
  emailKey: text('email_key').notNull().default(''),
  notes: text().notNull().default(''),
  address: text().notNull().default(''),
  addressKey: text('address_key').notNull().default(''),
  cityId: integer('city_id'),
  provinceId: integer('province_id'),
  neighborhoodId: integer('neighborhood_id'),
  zoneId: integer('zone_id'),
  sellerId: integer('seller_id'),
  collectorId: integer('collector_id'),
  searchText: text('search_text').notNull(),
  createdAtMs: integer('created_at_ms').notNull(),
  updatedAtMs: integer('updated_at_ms').notNull(),
  deactivatedAtMs: integer('deactivated_at_ms'),
});

export const clientFormerNames = sqliteTable('client_former_names', {
  id: integer().primaryKey(),
  clientId: integer('client_id').notNull(),
  name: text().notNull(),
  reason: text().notNull(),
  untilMs: integer('until_ms').notNull(),
});

export const clientCarriedColumns = sqliteTable('client_carried_columns', {
  clientId: integer('client_id').primaryKey(),
  billingEnabled: text('billing_enabled').notNull().default(''),
  invoiceType: text('invoice_type').notNull().default(''),
  taxCondition: text('tax_condition').notNull().default(''),
  unpaidCount: integer('unpaid_count').notNull().default(0),
  unpaidBalanceCents: integer('unpaid_balance_cents').notNull().default(0),
  gateways: text().notNull().default(''),
});
