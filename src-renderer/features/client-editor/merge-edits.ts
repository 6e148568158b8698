import type { ClientField, ClientFields } from '../../../src-main/contract/clients';
import { changedNames } from './draft';

export interface Merge {
  /** Mine, with what only the other window changed. */
  readonly merged: ClientFields;
  /** What both changed, each to something else: the clerk chooses. */
  readonly conflicts: readonly ClientField[];
  /** What only the other window changed. */
  readonly taken: readonly ClientField[];
}

/**
 * Puts two edits of one client together, field by field (specification of the register, optimistic versions): a field
 * that only one of the two changed keeps that change; one that both changed to the same is no conflict.
 */
export function mergeEdits(base: ClientFields, mine: ClientFields, theirs: ClientFields): Merge {
  const byMe = new Set(changedNames(base, mine));
  const byThem = changedNames(base, theirs);
  const taken = byThem.filter((field) => !byMe.has(field));
  const conflicts = byThem.filter((field) => byMe.has(field) && mine[field] !== theirs[field]);
  return { merged: takeFields(mine, theirs, taken), conflicts, taken };
}

/** `mine` with some fields as `theirs` has them. */
export function takeFields(mine: ClientFields, theirs: ClientFields, taken: readonly ClientField[]): ClientFields {
  return { ...mine, ...Object.fromEntries(taken.map((field) => [field, theirs[field]])) };
}
