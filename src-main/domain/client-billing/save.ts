import { type BillingFields, billingFieldNames, billingFields } from '../../contract/client-billing';
import { type Failure, Refusal } from '../../contract/failures';
import type { ReadDb, WriteDb } from '../../data/database';
import type { FieldChange } from '../audit';
import { requireParameters } from '../billing-parameters';
import { requireCountry } from '../office';
import { isTaxId } from '../tax-ids';
import { changedBilling, valueBefore } from './changes';
import { billingProblems } from './rules';
import { billingOf, findBilling, putBilling } from './store';

/** All that keeps a client from being billed like this. `clientId` undefined: a new one. */
export function findBillingProblems(db: ReadDb, fields: BillingFields, taxId: string, clientId?: number): Failure[] {
  const before = clientId === undefined ? null : (findBilling(db, clientId) ?? null);
  const written = { text: taxId, isRight: isTaxId(requireCountry(db), taxId) };
  return billingProblems(fields, requireParameters(db), written, before);
}

/** Addresses once each, taxes in their order: as they are stored, and compared. */
function tidied(fields: BillingFields): BillingFields {
  const emails = new Map(fields.notificationEmails.map((email) => [email.toLowerCase(), email]));
  const taxIds = [...new Set(fields.taxIds)].toSorted((one, other) => one - other);
  return { ...fields, taxIds, notificationEmails: [...emails.values()] };
}

/** Saves how a client is billed and answers what that changed, for the client's audit. */
export function applyBilling(db: WriteDb, clientId: number, fields: BillingFields): FieldChange[] {
  const after = tidied(fields);
  const changes = changedBilling(requireParameters(db), billingOf(db, clientId), after);
  if (changes.length > 0) putBilling(db, clientId, after);
  return changes;
}

interface Value {
  readonly field: string;
  readonly before: string;
  readonly beforeId: number | null;
}

/** How a client is billed, with some values as the audit tells that they were; under the same rules as the form. */
export function restoredBilling(db: ReadDb, clientId: number, taxId: string, values: readonly Value[]): BillingFields {
  const known = requireParameters(db);
  const was = values.map((value) => {
    const field = billingFieldNames.find((name) => value.field === `billing.${name}`);
    const before = field && valueBefore(known, field, value);
    if (field === undefined || before === undefined)
      throw new Refusal('VALIDATION', { reason: 'putBack' }, value.field);
    return [field, before];
  });
  const restored = billingFields.safeParse({ ...billingOf(db, clientId), ...Object.fromEntries(was) });
  if (!restored.success) throw new Refusal('VALIDATION', { reason: 'putBack' }, values[0]?.field);
  const [problem] = findBillingProblems(db, restored.data, taxId, clientId);
  if (problem) throw new Refusal(problem.code, problem.params, problem.field);
  return restored.data;
}
