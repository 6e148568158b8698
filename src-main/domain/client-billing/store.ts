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
  const { clientId: _id, notificationEmails, ...fields } = row;
  return billingFields.parse({
    ...fields,
    taxIds: taxesOf(db)
      .all({ clientId })
      .map(({ taxId }) => taxId),
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
