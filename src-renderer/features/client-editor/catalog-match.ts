import type { CatalogEntry } from '../../../src-main/contract/catalogs';
import { fold } from '../../../src-main/contract/values/text';

/** The entries in use that hold what was typed, the likeliest first: the same word, then those that begin with it. */
export function rankEntries<Entry extends CatalogEntry>(entries: readonly Entry[], typed: string): Entry[] {
  const wanted = fold(typed);
  const rank = (entry: Entry): number => {
    const name = fold(entry.name);
    if (name === wanted) return 0;
    return name.startsWith(wanted) ? 1 : 2;
  };
  return entries
    .filter((entry) => !entry.retired && fold(entry.name).includes(wanted))
    .toSorted((one, other) => rank(one) - rank(other));
}

/**
 * What a field that is left holds: the entry of that very name in any case and accents, else the one that was in the
 * light, nothing when the text was taken out. Undefined when the text names no entry: it is then kept and asked about.
 */
export function matchTyped(
  entries: readonly CatalogEntry[],
  typed: string,
  highlighted: CatalogEntry | undefined,
): number | null | undefined {
  if (typed.trim() === '') return highlighted?.id ?? null;
  const [first] = rankEntries(entries, typed);
  const exact = first && fold(first.name) === fold(typed) ? first : undefined;
  return (exact ?? highlighted)?.id;
}
