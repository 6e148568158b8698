import type { BillingParameters } from '../../contract/billing-parameters';
import { type BillingField, billingFieldNames, type BillingFields } from '../../contract/client-billing';
import { changesOf, type FieldChange } from '../audit';

/** A tax's name may have a comma. */
const BETWEEN_NAMES = ' · ';
/** The fields that point at one entry, and where it is. */
const ENTRIES = {
  legalEntityId: 'legalEntities',
  taxConditionId: 'taxConditions',
  paymentMethodId: 'paymentMethods',
  profileId: 'profiles',
} as const satisfies Partial<Record<BillingField, keyof BillingParameters>>;
type EntryField = keyof typeof ENTRIES;

function isEntryField(field: BillingField): field is EntryField {
  return Object.hasOwn(ENTRIES, field);
}

/** A field in words: an entry by its name, taxes by theirs, blank as ''. */
export function billingWords(known: BillingParameters, field: BillingField, fields: BillingFields): string {
  if (isEntryField(field)) return known[ENTRIES[field]].find(({ id }) => id === fields[field])?.name ?? '';
  if (field === 'taxIds')
    return known.taxes
      .filter(({ id }) => fields.taxIds.includes(id))
      .map(({ name }) => name)
      .join(BETWEEN_NAMES);
  if (field === 'notificationEmails') return fields.notificationEmails.join(', ');
  return String(fields[field] ?? '');
}

/** What differs, as the client's audit tells it: `billing.…`. */
export function changedBilling(known: BillingParameters, before: BillingFields, after: BillingFields): FieldChange[] {
  return changesOf<BillingField, BillingFields>(billingFieldNames, before, after, {
    nameOf: (field) => `billing.${field}`,
    inWords: (field, fields) => billingWords(known, field, fields),
    entryOf: (field, fields) => (isEntryField(field) ? fields[field] : null),
  });
}

/** The value that the audit told, as the form has it; undefined where what it names is no more. */
export function valueBefore(
  known: BillingParameters,
  field: BillingField,
  { before, beforeId }: { readonly before: string; readonly beforeId: number | null },
): unknown {
  if (isEntryField(field)) return before === '' ? null : (beforeId ?? undefined);
  if (field === 'taxIds') {
    const names = before === '' ? [] : before.split(BETWEEN_NAMES);
    const found = names.map((name) => known.taxes.find((tax) => tax.name === name)?.id);
    return found.every((id) => id !== undefined) ? found : undefined;
  }
  if (field === 'notificationEmails') return before === '' ? [] : before.split(', ');
  if (field === 'cycleDay') return Number(before);
  if (field === 'billedFromOn') return before === '' ? null : before;
  return before === 'true';
}
