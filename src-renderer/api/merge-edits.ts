/** Lists are the same where their entries are. */
function isSame(one: unknown, other: unknown): boolean {
  return Array.isArray(one) && Array.isArray(other) ? one.join('\n') === other.join('\n') : one === other;
}

/** The fields that differ, in the order of `names`. */
export function changedOf<Fields extends object>(
  names: readonly (keyof Fields)[],
  before: Fields,
  after: Fields,
): (keyof Fields)[] {
  return names.filter((field) => !isSame(before[field], after[field]));
}

export interface Merge<Fields> {
  /** Mine, with what only the other window changed. */
  readonly merged: Fields;
  /** What both changed, each to something else: the clerk chooses. */
  readonly conflicts: readonly (keyof Fields)[];
  /** What only the other window changed. */
  readonly taken: readonly (keyof Fields)[];
}

/**
 * Puts two edits of one record together, field by field (specification of the register, optimistic versions): a field
 * that only one of the two changed keeps that change; one that both changed to the same is no conflict.
 */
export function mergeEdits<Fields extends object>(
  names: readonly (keyof Fields)[],
  base: Fields,
  mine: Fields,
  theirs: Fields,
): Merge<Fields> {
  const byMe = new Set(changedOf(names, base, mine));
  const byThem = changedOf(names, base, theirs);
  const taken = byThem.filter((field) => !byMe.has(field));
  const conflicts = byThem.filter((field) => byMe.has(field) && !isSame(mine[field], theirs[field]));
  return { merged: takeFields(mine, theirs, taken), conflicts, taken };
}

/** `mine` with some fields as `theirs` has them. */
export function takeFields<Fields extends object>(
  mine: Fields,
  theirs: Fields,
  taken: readonly (keyof Fields)[],
): Fields {
  const merged = { ...mine };
  for (const field of taken) merged[field] = theirs[field];
  return merged;
}
