import { type CatalogEntry, standsFor } from '../../src-main/contract/catalogs';
import { fold } from '../../src-main/contract/values/text';

/** The entry that a name stands for: a spelling that was merged stands for the one that it went into. */
export function findSpelled<Entry extends CatalogEntry>(entries: readonly Entry[], typed: string): Entry | undefined {
  const spelled = entries.find((entry) => fold(entry.name) === fold(typed));
  return spelled && entries.find((entry) => entry.id === standsFor(spelled));
}

/** The entries in use that hold what was typed, the likeliest first: the same word, then those that begin with it. */
export function rankEntries<Entry extends CatalogEntry>(entries: readonly Entry[], typed: string): Entry[] {
  const wanted = fold(typed);
  const spelled = findSpelled(entries, typed);
  const rank = (entry: Entry): number => {
    if (entry === spelled) return 0;
    return fold(entry.name).startsWith(wanted) ? 1 : 2;
  };
  return entries
    .filter((entry) => !entry.retired && (entry === spelled || fold(entry.name).includes(wanted)))
    .toSorted((one, other) => rank(one) - rank(other));
}

/**
 * What a field that is left holds: the entry that the text stands for in any case and accents, else the one that was in the
 * light, nothing when the text was taken out. Undefined when the text names no entry: it is then kept and asked about.
 */
export function matchTyped(
  entries: readonly CatalogEntry[],
  typed: string,
  highlighted: CatalogEntry | undefined,
): number | null | undefined {
  if (typed.trim() === '') return highlighted?.id ?? null;
  const [first] = rankEntries(entries, typed);
  const exact = first === findSpelled(entries, typed) ? first : undefined;
  return (exact ?? highlighted)?.id;
}
