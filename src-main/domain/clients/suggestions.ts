import type { ClientFilter, SearchSuggestion } from '../../contract/clients';
import { fold } from '../../contract/values/text';
import type { ReadDb } from '../../data/database';
import { countClients } from './list-store';
import { otherSearches } from './misspelling';
import { findNamed, joinNames } from './search-store';

const MOST_SHOWN = 3;
/** Each one that is tried is a search of its own. */
const MOST_TRIED = 8;

/** What a search that finds nobody may have meant: only what finds somebody, written as in the client's name. */
export function suggestSearches(db: ReadDb, filter: ClientFilter): SearchSuggestion[] {
  const found: SearchSuggestion[] = [];
  for (const { text, words } of otherSearches(filter.text, joinNames(db, filter.state)).slice(0, MOST_TRIED)) {
    const asked = { ...filter, text };
    const name = findNamed(db, asked, words);
    if (name !== undefined) found.push({ text: spelled(text, words, name), matching: countClients(db, asked) });
    if (found.length === MOST_SHOWN) break;
  }
  return found;
}

/** The found words with the capitals and accents that the name has. */
function spelled(text: string, words: readonly string[], name: string): string {
  const written = name.split(/[^\p{L}\p{N}\p{M}]+/u);
  return text
    .split(' ')
    .map((word) => (words.includes(word) ? written.find((each) => fold(each) === word) : undefined) ?? word)
    .join(' ');
}
