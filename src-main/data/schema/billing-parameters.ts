import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { billingModes, taxBases, taxesShown, taxModes } from './values';

const entry = {
  id: integer().primaryKey({ autoIncrement: true }),
  version: integer().notNull().default(1),
  retired: integer({ mode: 'boolean' }).notNull().default(false),
};
const flag = (name: string) => integer(name, { mode: 'boolean' }).notNull();

export const taxConditions = sqliteTable('tax_conditions', {
  ...entry,
  country: text().notNull(),
  name: text().notNull(),
  nameKey: text('name_key').notNull(),
  forIssuer: flag('for_issuer'),
  forClient: flag('for_client'),
  isFantasy: flag('is_fantasy'),
  needsTaxId: flag('needs_tax_id'),
  toConfirm: flag('to_confirm'),
});

export const invoiceTypes = sqliteTable('invoice_types', {
  ...entry,
  country: text().notNull(),
  code: text().notNull(),
  name: text().notNull(),
  isFiscal: flag('is_fiscal'),
  taxesShown: text('taxes_shown', { enum: taxesShown }).notNull(),
  legend: text().notNull(),
  toConfirm: flag('to_confirm'),
});

export const invoiceTypeRules = sqliteTable(
  'invoice_type_rules',
  {
    issuerConditionId: integer('issuer_condition_id').notNull(),
    clientConditionId: integer('client_condition_id').notNull(),
    version: integer().notNull().default(1),
    invoiceTypeId: integer('invoice_type_id').notNull(),
    legend: text().notNull(),
    toConfirm: flag('to_confirm'),
  },
  (table) => [primaryKey({ columns: [table.issuerConditionId, table.clientConditionId] })],
);

export const taxes = sqliteTable('taxes', {
  ...entry,
  country: text().notNull(),
  name: text().notNull(),
  nameKey: text('name_key').notNull(),
  rateBp: integer('rate_bp').notNull(),
  mode: text({ enum: taxModes }).notNull(),
  base: text({ enum: taxBases }).notNull(),
  fromOn: text('from_on'),
  toOn: text('to_on'),
  toConfirm: flag('to_confirm'),
});

export const paymentMethods = sqliteTable('payment_methods', {
  ...entry,
  name: text().notNull(),
  nameKey: text('name_key').notNull(),
});

export const billingProfiles = sqliteTable('billing_profiles', {
  ...entry,
  name: text().notNull(),
  nameKey: text('name_key').notNull(),
  isDefault: flag('is_default'),
  cycleDay: integer('cycle_day').notNull(),
  mode: text({ enum: billingModes }).notNull(),
  issueOffsetDays: integer('issue_offset_days').notNull(),
  dueDays: integer('due_days').notNull(),
  secondDueDays: integer('second_due_days'),
  secondSurchargeBp: integer('second_surcharge_bp').notNull(),
  thirdDueDays: integer('third_due_days'),
  thirdSurchargeBp: integer('third_surcharge_bp').notNull(),
  noticeDays: integer('notice_days').notNull(),
  cutDays: integer('cut_days').notNull(),
  workingDaysOnly: flag('working_days_only'),
  prorate: flag('prorate'),
  billSystemDisabled: flag('bill_system_disabled'),
  billOperatorDisabled: flag('bill_operator_disabled'),
});

export const holidays = sqliteTable('holidays', {
  onDate: text('on_date').primaryKey(),
  name: text().notNull(),
});

export const legalEntities = sqliteTable('legal_entities', {
  ...entry,
  name: text().notNull(),
  nameKey: text('name_key').notNull(),
  fantasyName: text('fantasy_name').notNull(),
  conditionId: integer('condition_id').notNull(),
  taxId: text('tax_id').notNull(),
  grossIncomeNumber: text('gross_income_number').notNull(),
  address: text().notNull(),
  activityStartedOn: text('activity_started_on'),
  legend: text().notNull(),
  logoId: integer('logo_id'),
});

export const numberSeries = sqliteTable('number_series', {
  id: integer().primaryKey({ autoIncrement: true }),
  legalEntityId: integer('legal_entity_id').notNull(),
  invoiceTypeId: integer('invoice_type_id').notNull(),
  pointOfSale: integer('point_of_sale').notNull(),
  nextNumber: integer('next_number').notNull(),
  inUse: flag('in_use'),
});
