import { type BillingFields, billingFieldNames, blankBillingFields } from '../../contract/client-billing';
import { type ClientFields, clientFieldNames } from '../../contract/clients';
import type { FieldValue } from './change';

interface Side {
  readonly fields: ClientFields;
  /** Null where nobody had said how it is billed. */
  readonly billing: BillingFields | null;
}

/** A merge that was taken back: the client that was kept as it was before it, and as it became. */
export interface EndedMerge {
  /** The audit's entries of it, by which acts are told apart that were done within one millisecond. */
  readonly madeAt: number;
  readonly endedAt: number;
  readonly before: Side;
  readonly after: Side;
}

/** What a batch changed of a client, by its first entry in the audit, and the client's merges, the newest first. */
export interface ChangedOver {
  readonly changedAt: number;
  readonly merges: readonly EndedMerge[];
}

function valueOf({ fields, billing }: Side, field: string): FieldValue | undefined {
  const own = clientFieldNames.find((name) => name === field);
  if (own) return fields[own];
  const billed = billingFieldNames.find((name) => `billing.${name}` === field);
  return billed && (billing ?? blankBillingFields)[billed];
}

const isSame = (one: FieldValue | undefined, other: FieldValue) => JSON.stringify(one) === JSON.stringify(other);

/**
 * What a field that a batch found, or left, would be had the batch never been. A merge stood then that had brought this very
 * value, and was taken back since: its undo left the field alone only since the batch had changed it. What that merge found
 * may have been brought by an earlier one, which is asked the same of its own moment. `today`: a catalogue's entry by now.
 */
export function withoutEndedMerges(
  { changedAt, merges }: ChangedOver,
  field: string,
  value: FieldValue,
  today: (value: FieldValue) => FieldValue,
): FieldValue {
  let [found, at] = [value, changedAt];
  for (const { madeAt, endedAt, before, after } of merges) {
    const [was, made] = [valueOf(before, field), valueOf(after, field)];
    if (was === undefined || made === undefined || isSame(was, made)) continue;
    if (madeAt > at || endedAt < at || !isSame(today(made), found)) continue;
    [found, at] = [today(was), madeAt];
  }
  return found;
}
