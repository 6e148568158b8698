/** What tells two people of one name apart, folded. */
export interface PersonKeys {
  readonly nationalIdKey: string;
  readonly phoneKey: string;
  readonly mobileKey: string;
  readonly emailKey: string;
  readonly addressKey: string;
}

const KEYS = ['nationalIdKey', 'phoneKey', 'mobileKey', 'emailKey', 'addressKey'] as const;

/**
 * How much two people of the same name have in common: the number of filled things that are the same. Null when they
 * are two people: different documents, or nothing in common although one of them has something (decision; lists
 * without an ID cliente name nobody for certain).
 */
export function likeness(one: PersonKeys, other: PersonKeys): number | null {
  if (one.nationalIdKey !== '' && other.nationalIdKey !== '' && one.nationalIdKey !== other.nationalIdKey) return null;
  const shared = KEYS.filter((key) => one[key] !== '' && one[key] === other[key]).length;
  if (shared > 0) return shared;
  return KEYS.every((key) => one[key] === '' && other[key] === '') ? 0 : null;
}

/** The most alike of several of the same name; one that no other row is about goes before one that is taken. */
export function bestLikeness(
  person: PersonKeys,
  named: readonly (PersonKeys & { readonly id: number })[],
  isFree: (id: number) => boolean,
): number | undefined {
  let best: { id: number; score: number } | undefined;
  for (const candidate of named) {
    const alike = likeness(person, candidate);
    if (alike === null) continue;
    const score = alike + (isFree(candidate.id) ? KEYS.length : 0);
    if (!best || score > best.score) best = { id: candidate.id, score };
  }
  return best?.id;
}
