import { clientFieldNames, type ClientWithBilling } from '../../../src-main/contract/clients';
import type { MergeField } from '../../../src-main/contract/duplicates';

/** Whose value the client that stays has: its own, the other's, or, of observations, both. */
export type Choice = 'kept' | 'merged' | 'both';
export type Choices = Readonly<Partial<Record<MergeField, Choice>>>;

const isBlank = (value: unknown) => value === '' || value === null;
const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

/** What differs between the two, in the order of the form; where the other has nothing there is nothing to choose. */
export function differing(kept: ClientWithBilling, merged: ClientWithBilling): MergeField[] {
  const own = clientFieldNames.filter((field) => !isBlank(merged[field]) && !isSame(kept[field], merged[field]));
  const isBilledOtherwise = merged.billing.billingEnabled && !isSame(kept.billing, merged.billing);
  return [
    ...own,
    ...(merged.position !== null && !isSame(kept.position, merged.position) ? (['position'] as const) : []),
    ...(isBilledOtherwise ? (['billing'] as const) : []),
  ];
}

/** As it is proposed: what the one that stays has, and where it has nothing, what the other has. */
export function proposed(kept: ClientWithBilling, merged: ClientWithBilling): Choices {
  return Object.fromEntries(
    differing(kept, merged).map((field): [MergeField, Choice] => {
      if (field === 'billing') return [field, kept.billing.billingEnabled ? 'kept' : 'merged'];
      if (isBlank(kept[field])) return [field, 'merged'];
      return [field, field === 'notes' ? 'both' : 'kept'];
    }),
  );
}
