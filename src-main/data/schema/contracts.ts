import { integer, primaryKey, real, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { addressKinds, contractStates, disabledBys, nodeKinds } from './values';

export const plans = sqliteTable('plans', {
  entryId: integer('entry_id').primaryKey(),
  downKbps: integer('down_kbps').notNull(),
  upKbps: integer('up_kbps').notNull(),
  priceCents: integer('price_cents').notNull(),
});

export const planFormerPrices = sqliteTable(
  'plan_former_prices',
  {
    planId: integer('plan_id').notNull(),
    untilOn: text('until_on').notNull(),
    toldAtMs: integer('told_at_ms').notNull(),
    priceCents: integer('price_cents').notNull(),
  },
  (table) => [primaryKey({ columns: [table.planId, table.untilOn, table.toldAtMs] })],
);

export const nodes = sqliteTable('nodes', {
  entryId: integer('entry_id').primaryKey(),
  kind: text({ enum: nodeKinds }).notNull(),
  address: text().notNull().default(''),
  latitude: real(),
  longitude: real(),
  notes: text().notNull().default(''),
});

export const contracts = sqliteTable('contracts', {
  id: integer().primaryKey({ autoIncrement: true }),
  version: integer().notNull().default(1),
  clientId: integer('client_id').notNull(),
  planId: integer('plan_id').notNull(),
  ownPriceCents: integer('own_price_cents'),
  nodeId: integer('node_id'),
  equipmentId: integer('equipment_id'),
  ip: text().notNull().default(''),
  ipKey: text('ip_key').notNull().default(''),
  ipEndKey: text('ip_end_key').notNull().default(''),
  mac: text().notNull().default(''),
  userName: text('user_name').notNull().default(''),
  userNameKey: text('user_name_key').notNull().default(''),
  startedOn: text('started_on').notNull(),
  address: text().notNull().default(''),
  latitude: real(),
  longitude: real(),
  notes: text().notNull().default(''),
  state: text({ enum: contractStates }).notNull().default('enabled'),
  disabledBy: text('disabled_by', { enum: disabledBys }),
  stateReason: text('state_reason').notNull().default(''),
  pausedUntilOn: text('paused_until_on'),
  nextPlanId: integer('next_plan_id'),
  nextOwnPriceCents: integer('next_own_price_cents'),
  nextPlanOn: text('next_plan_on'),
  endedOn: text('ended_on'),
  endReason: text('end_reason').notNull().default(''),
  createdAtMs: integer('created_at_ms').notNull(),
  updatedAtMs: integer('updated_at_ms').notNull(),
});

/** Contracts that a list made without a first day, with the day that was put in its place. */
export const contractAssumedStarts = sqliteTable('contract_assumed_starts', {
  contractId: integer('contract_id').primaryKey(),
  startedOn: text('started_on').notNull(),
});

/** What a live contract was reached by before it changed, each address by itself; a blank `key` where it had none. */
export const contractFormerAddresses = sqliteTable(
  'contract_former_addresses',
  {
    contractId: integer('contract_id').notNull(),
    kind: text({ enum: addressKinds }).notNull(),
    untilOn: text('until_on').notNull(),
    fromOn: text('from_on').notNull(),
    key: text().notNull(),
    endKey: text('end_key').notNull(),
  },
  (table) => [primaryKey({ columns: [table.contractId, table.kind, table.untilOn] })],
);

export const contractFormerPlans = sqliteTable(
  'contract_former_plans',
  {
    contractId: integer('contract_id').notNull(),
    untilOn: text('until_on').notNull(),
    planId: integer('plan_id').notNull(),
    priceCents: integer('price_cents').notNull(),
    followsPlan: integer('follows_plan', { mode: 'boolean' }).notNull().default(false),
    byMerge: integer('by_merge', { mode: 'boolean' }).notNull().default(false),
  },
  (table) => [primaryKey({ columns: [table.contractId, table.untilOn] })],
);
