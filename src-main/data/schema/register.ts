import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { auditOrigins, catalogKinds, importKinds, roles } from './values';

/** The last day on which the office did what is done of its own accord; null until it did once. */
export const officeDays = sqliteTable('office_day', {
  id: integer().primaryKey(),
  seenOn: text('seen_on'),
});

export const office = sqliteTable('office', {
  id: integer().primaryKey(),
  name: text().notNull(),
  country: text().notNull(),
  timeZone: text('time_zone').notNull(),
  demo: integer({ mode: 'boolean' }).notNull().default(false),
  recoveryHash: text('recovery_hash').notNull(),
  createdAtMs: integer('created_at_ms').notNull(),
  idleMinutes: integer('idle_minutes').notNull().default(15),
  version: integer().notNull().default(1),
});

export const operators = sqliteTable('operators', {
  id: integer().primaryKey({ autoIncrement: true }),
  name: text().notNull(),
  email: text().notNull(),
  emailKey: text('email_key').notNull(),
  role: text({ enum: roles }).notNull(),
  active: integer({ mode: 'boolean' }).notNull().default(true),
  passwordHash: text('password_hash').notNull(),
  failedSignIns: integer('failed_sign_ins').notNull().default(0),
  lockedUntilMs: integer('locked_until_ms').notNull().default(0),
  version: integer().notNull().default(1),
});

export const catalogEntries = sqliteTable('catalog_entries', {
  id: integer().primaryKey({ autoIncrement: true }),
  kind: text({ enum: catalogKinds }).notNull(),
  name: text().notNull(),
  nameKey: text('name_key').notNull(),
  retired: integer({ mode: 'boolean' }).notNull().default(false),
  mergedIntoId: integer('merged_into_id'),
  version: integer().notNull().default(1),
});

export const auditEntries = sqliteTable('audit_entries', {
  id: integer().primaryKey({ autoIncrement: true }),
  batchId: text('batch_id').notNull(),
  atMs: integer('at_ms').notNull(),
  operatorId: integer('operator_id'),
  operatorName: text('operator_name').notNull(),
  origin: text({ enum: auditOrigins }).notNull(),
  entity: text().notNull(),
  entityId: integer('entity_id').notNull(),
  action: text().notNull(),
  field: text().notNull().default(''),
  before: text().notNull().default(''),
  after: text().notNull().default(''),
  beforeId: integer('before_id'),
  afterId: integer('after_id'),
  contractId: integer('contract_id'),
});

export const imports = sqliteTable('imports', {
  id: integer().primaryKey({ autoIncrement: true }),
  fileName: text('file_name').notNull(),
  atMs: integer('at_ms').notNull(),
  operatorName: text('operator_name').notNull(),
  created: integer().notNull(),
  changed: integer().notNull(),
  undoneAtMs: integer('undone_at_ms'),
  kind: text({ enum: importKinds }).notNull().default('clients'),
});

export const importRows = sqliteTable(
  'import_rows',
  {
    importId: integer('import_id').notNull(),
    clientId: integer('client_id').notNull(),
    versionAfter: integer('version_after').notNull(),
    beforeJson: text('before_json'),
  },
  (table) => [primaryKey({ columns: [table.importId, table.clientId] })],
);

export const importContractRows = sqliteTable(
  'import_contract_rows',
  {
    importId: integer('import_id').notNull(),
    contractId: integer('contract_id').notNull(),
    versionAfter: integer('version_after').notNull(),
    beforeJson: text('before_json'),
  },
  (table) => [primaryKey({ columns: [table.importId, table.contractId] })],
);

export const importEntries = sqliteTable(
  'import_entries',
  {
    importId: integer('import_id').notNull(),
    entryId: integer('entry_id').notNull(),
    versionAfter: integer('version_after').notNull(),
    made: integer({ mode: 'boolean' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.importId, table.entryId] })],
);

export const importNotes = sqliteTable(
  'import_notes',
  {
    importId: integer('import_id').notNull(),
    row: integer().notNull(),
    code: text().notNull(),
    field: text().notNull(),
    customId: text('custom_id').notNull(),
    name: text().notNull(),
    other: text().notNull(),
    stayedOut: integer('stayed_out', { mode: 'boolean' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.importId, table.row, table.code, table.field] })],
);
