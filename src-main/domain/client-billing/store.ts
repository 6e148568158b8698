import { eq, sql } from 'drizzle-orm';
import { type BillingFields, billingFields, blankBillingFields } from '../../contract/client-billing';
import type { ReadDb, WriteDb } from '../../data/database';
import { keepQuery } from '../../data/keep-query';
import { clientBilling, clientTaxes } from '../../data/schema';

const rowOf = keepQuery((db: ReadDb) =>
  db
    .select()
    .from(clientBilling)
    .where(eq(clientBilling.clientId, sql.placeholder('clientId')))
    .prepare(),
);

const taxesOf = keepQuery((db: ReadDb) =>
  db
    .select({ taxId: clientTaxes.taxId })
    .from(clientTaxes)
    .where(eq(clientTaxes.clientId, sql.placeholder('clientId')))
    .orderBy(clientTaxes.taxId)
    .prepare(),
);

/** How a client is billed; undefined where nobody has said so yet. */
export function findBilling(db: ReadDb, clientId: number): BillingFields | undefined {
  const row = rowOf(db).get({ clientId });
  if (!row) return undefined;
  const taxIds = taxesOf(db)
    .all({ clientId })
    .map(({ taxId }) => taxId);
  return readBilling(row, taxIds);
}

export type StoredBilling = Omit<typeof clientBilling.$inferSelect, 'clientId'>;

/** Made once: a schema that is made for each row costs a hundred times what reading the row does. */
const storedFields = billingFields.strip();

/** A row and its taxes, in their order, as the form has them. */
export function readBilling(
  { notificationEmails, ...fields }: StoredBilling,
  taxIds: readonly number[],
): BillingFields {
  return storedFields.parse({
    ...fields,
    taxIds,
    notificationEmails: notificationEmails === '' ? [] : notificationEmails.split(','),
  });
}

/** The same, or as a form begins: who came with a list is cut by nobody until somebody switches that on. */
export function billingOf(db: ReadDb, clientId: number): BillingFields {
  return findBilling(db, clientId) ?? { ...blankBillingFields, autoState: !cameWithList(db, clientId) };
}

/** Every client that an import creates has a row of what else its list said of it. */
function cameWithList(db: ReadDb, clientId: number): boolean {
  const { found } = db.get<{ found: number }>(
    sql`SELECT EXISTS (SELECT 1 FROM client_carried_columns WHERE client_id = ${clientId}) AS found`,
  );
  return found === 1;
}

export function putBilling(
  db: WriteDb,
  clientId: number,
  { taxIds, notificationEmails, ...fields }: BillingFields,
): void {
  const row = { ...fields, notificationEmails: notificationEmails.join(',') };
  db.insert(clientBilling)
    .values({ clientId, ...row })
    .onConflictDoUpdate({ target: clientBilling.clientId, set: row })
    .run();
  db.delete(clientTaxes).where(eq(clientTaxes.clientId, clientId)).run();
  for (const taxId of taxIds) db.insert(clientTaxes).values({ clientId, taxId }).run();
}

interface BillingOfClient {
  readonly clientId: number;
  /** Null: nobody has said so any more. */
  readonly billing: BillingFields | null;
}

/** `putBilling` for many clients at once. */
export function putBillings(db: WriteDb, all: readonly BillingOfClient[]): void {
  if (all.length === 0) return;
  const clientIds = JSON.stringify(all.map(({ clientId }) => clientId));
  const rows: unknown[] = [];
  const ofTaxes: unknown[] = [];
  const gone: number[] = [];
  for (const { clientId, billing } of all) {
    if (!billing) {
      gone.push(clientId);
      continue;
    }
    const { taxIds, notificationEmails, billingEnabled, legalEntityId, taxConditionId, ...rest } = billing;
    const { cycleDay, billedFromOn, paymentMethodId, profileId, ...flags } = rest;
    const { reportAfterPayment, autoState, emailInvoice, emailPayment } = flags;
    const told = [reportAfterPayment, autoState, emailInvoice, emailPayment].map(Number);
    const own = [Number(billingEnabled), legalEntityId, taxConditionId, cycleDay, billedFromOn, paymentMethodId];
    rows.push([clientId, ...own, profileId, ...told, notificationEmails.join(',')]);
    for (const taxId of taxIds) ofTaxes.push([clientId, taxId]);
  }
  db.run(sql`DELETE FROM client_taxes WHERE client_id IN (SELECT value FROM json_each(${clientIds}))`);
  db.run(sql`
    INSERT INTO client_billing (client_id, enabled, legal_entity_id, tax_condition_id, cycle_day, billed_from_on,
      payment_method_id, profile_id, report_after_payment, auto_state, email_invoice, email_payment, notification_emails)
    SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, value ->> 6, value ->> 7,
      value ->> 8, value ->> 9, value ->> 10, value ->> 11, value ->> 12
    FROM json_each(${JSON.stringify(rows)}) WHERE true
    ON CONFLICT (client_id) DO UPDATE SET enabled = excluded.enabled, legal_entity_id = excluded.legal_entity_id,
      tax_condition_id = excluded.tax_condition_id, cycle_day = excluded.cycle_day,
      billed_from_on = excluded.billed_from_on, payment_method_id = excluded.payment_method_id,
      profile_id = excluded.profile_id, report_after_payment = excluded.report_after_payment,
      auto_state = excluded.auto_state, email_invoice = excluded.email_invoice, email_payment = excluded.email_payment,
      notification_emails = excluded.notification_emails`);
  db.run(sql`
    INSERT INTO client_taxes (client_id, tax_id) SELECT value ->> 0, value ->> 1 FROM json_each(${JSON.stringify(ofTaxes)})`);
  if (gone.length > 0)
    db.run(sql`DELETE FROM client_billing WHERE client_id IN (SELECT value FROM json_each(${JSON.stringify(gone)}))`);
}
