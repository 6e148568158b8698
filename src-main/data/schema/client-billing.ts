import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

const flag = (name: string) => integer(name, { mode: 'boolean' }).notNull();

export const clientBilling = sqliteTable('client_billing', {
  clientId: integer('client_id').primaryKey(),
  billingEnabled: flag('enabled'),
  legalEntityId: integer('legal_entity_id'),
  taxConditionId: integer('tax_condition_id'),
  cycleDay: integer('cycle_day').notNull(),
  billedFromOn: text('billed_from_on'),
  paymentMethodId: integer('payment_method_id'),
  profileId: integer('profile_id'),
  reportAfterPayment: flag('report_after_payment'),
  autoState: flag('auto_state'),
  emailInvoice: flag('email_invoice'),
  emailPayment: flag('email_payment'),
  /** Joined by commas, as they are typed. */
  notificationEmails: text('notification_emails').notNull().default(''),
});

export const clientTaxes = sqliteTable(
  'client_taxes',
  { clientId: integer('client_id').notNull(), taxId: integer('tax_id').notNull() },
  (table) => [primaryKey({ columns: [table.clientId, table.taxId] })],
);
