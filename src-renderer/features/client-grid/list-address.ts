import { type ClientFilter, type ClientSort, clientFilter, clientSort } from '../../../src-main/contract/clients';

/** Filter and sort of the list, as one object; what the address holds. */
export interface ListState {
  readonly filter: ClientFilter;
  readonly sort: ClientSort;
}

const NUMBERS = ['zoneId', 'neighborhoodId', 'cityId'] as const;

/** Reads the list from the address by the contract; what does not parse counts as not said. */
export function readListState(search: URLSearchParams): ListState {
  const numbers = NUMBERS.flatMap((key) => (search.has(key) ? [[key, Number(search.get(key))]] : []));
  const filter = clientFilter.safeParse({
    text: search.get('text') ?? '',
    state: search.get('state') ?? 'active',
    ...Object.fromEntries(numbers),
    ...(search.has('withoutEmail') ? { withoutEmail: true } : {}),
  });
  const sort = clientSort.safeParse({ column: search.get('sort') ?? 'name', descending: search.has('descending') });
  return {
    filter: filter.success ? filter.data : clientFilter.parse({}),
    sort: sort.success ? sort.data : clientSort.parse({}),
  };
}

/** The search part of the address; only what differs from the plain list. */
export function writeListState({ filter, sort }: ListState): string {
  const search = new URLSearchParams();
  if (filter.text) search.set('text', filter.text);
  if (filter.state !== 'active') search.set('state', filter.state);
  for (const key of NUMBERS) if (filter[key] !== undefined) search.set(key, String(filter[key]));
  if (filter.withoutEmail) search.set('withoutEmail', '1');
  if (sort.column !== 'name') search.set('sort', sort.column);
  if (sort.descending) search.set('descending', '1');
  const text = search.toString();
  return text ? `?${text}` : '';
}

/** A click on a header: the same column turns around, another begins ascending. */
export function sortBy(sort: ClientSort, column: ClientSort['column']): ClientSort {
  return sort.column === column ? { column, descending: !sort.descending } : { column, descending: false };
}
