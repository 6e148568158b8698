import type { MassKept } from '../../contract/mass-updates';
import type { FieldStep, FieldValue } from './change';
import type { MassRules } from './facts';
import type { ContractUndoRules } from './undo-contracts';

/** `entryOfToday`: what a catalogue's entry is by now, itself or the one that it was merged into; undefined when it is gone. */
export interface UndoRules extends MassRules, ContractUndoRules {
  readonly isReferenceTaken: (gatewayId: number, key: string) => boolean;
  /** What a client's field would be without the merges that were taken back since; see `withoutEndedMerges`. */
  readonly withoutMerges: (clientId: number, field: string, value: FieldValue) => FieldValue;
}

export type Kept = MassKept['fields'][number];

export const isSame = (one: FieldValue, other: FieldValue) => JSON.stringify(one) === JSON.stringify(other);

/**
 * What becomes of one field: nothing, a step back, or that it is kept. `own`: what it would be without the merges that were
 * taken back since, which is how the update may have found it, and how one that gave back what a merge had brought left it.
 */
export function undoStep(
  now: FieldValue,
  { field, before, after }: FieldStep,
  own: (value: FieldValue) => FieldValue,
): { readonly step?: FieldStep; readonly kept?: Kept } {
  const back = own(before);
  if (isSame(now, back)) return {};
  if (isSame(now, after) || isSame(now, own(after))) return { step: { field, before: now, after: back } };
  return { kept: { field, code: 'edited' } };
}
