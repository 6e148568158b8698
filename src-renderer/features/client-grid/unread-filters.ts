import { clientFilter } from '../../../src-main/contract/clients';
import { isConditionRead } from './condition-address';

const { text, state } = clientFilter.shape;

/** What is no filter: of it the plain one stands in, and nobody is shown too many. */
const NO_FILTERS: ReadonlySet<string> = new Set(['sort', 'descending', 'view']);

/**
 * The parts of an address that ask for something and are not read as a filter: without them the list is wider than whoever
 * wrote the address wanted, which a clerk has to know before a command is run over it.
 */
export function unreadFilters(search: URLSearchParams): string[] {
  return [...new Set(search.keys())].filter((key) => !NO_FILTERS.has(key) && !isRead(search, key));
}

function isRead(search: URLSearchParams, key: string): boolean {
  const [value, ...others] = search.getAll(key);
  // Only the first of several is asked for.
  if (others.length > 0) return false;
  if (key === 'text') return text.safeParse(value).success;
  return key === 'state' ? state.safeParse(value).success : isConditionRead(search, key);
}
