import {
  type ClientFilter,
  type ClientSort,
  clientCatalogs,
  clientFilter,
  clientSort,
} from '../../../src-main/contract/clients';
import { type ContractStanding, contractCatalogs } from '../../../src-main/contract/contracts';

/** Filter and sort of the list, as one object; what the address holds. */
export interface ListState {
  readonly filter: ClientFilter;
  readonly sort: ClientSort;
}

/** The filters by an entry of a catalogue, in the order of the screen, with the kind of the catalogue. */
const catalogs = {
  ...clientCatalogs,
  planId: 'plan',
  nodeId: contractCatalogs.nodeId,
} as const;
export type CatalogFilter = keyof typeof catalogs;
export const catalogFilters = (
  ['zoneId', 'neighborhoodId', 'cityId', 'provinceId', 'sellerId', 'collectorId', 'planId', 'nodeId'] as const
).map((key) => ({ key, kind: catalogs[key] }));

/** Reads the list from the address by the contract; what does not parse counts as not said. */
export function readListState(search: URLSearchParams): ListState {
  const numbers = catalogFilters.flatMap(({ key }) => (search.has(key) ? [[key, Number(search.get(key))]] : []));
  const filter = clientFilter.safeParse({
    text: search.get('text') ?? '',
    state: search.get('state') ?? 'active',
    ...Object.fromEntries(numbers),
    ...(search.has('billingDay') ? { billingDay: Number(search.get('billingDay')) } : {}),
    ...(search.has('contractStanding') ? { contractStanding: search.get('contractStanding') } : {}),
    ...(search.has('withoutEmail') ? { withoutEmail: true } : {}),
    ...(search.has('withoutPosition') ? { withoutPosition: true } : {}),
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
  for (const { key } of catalogFilters) if (filter[key] !== undefined) search.set(key, String(filter[key]));
  if (filter.billingDay !== undefined) search.set('billingDay', String(filter.billingDay));
  if (filter.contractStanding) search.set('contractStanding', filter.contractStanding);
  if (filter.withoutEmail) search.set('withoutEmail', '1');
  if (filter.withoutPosition) search.set('withoutPosition', '1');
  if (sort.column !== 'name') search.set('sort', sort.column);
  if (sort.descending) search.set('descending', '1');
  const text = search.toString();
  return text ? `?${text}` : '';
}

/** The filter with another entry of a catalogue, or with none. */
export function withCatalog(filter: ClientFilter, key: CatalogFilter, id: number | undefined): ClientFilter {
  const { [key]: _, ...rest } = filter;
  return id === undefined ? rest : { ...rest, [key]: id };
}

/** The filter with another state of a contract, or with any. */
export function withStanding(filter: ClientFilter, standing: ContractStanding | undefined): ClientFilter {
  const { contractStanding: _, ...rest } = filter;
  return standing === undefined ? rest : { ...rest, contractStanding: standing };
}

/** The filter with another billing day, or with none. */
export function withBillingDay(filter: ClientFilter, day: number | undefined): ClientFilter {
  const { billingDay: _, ...rest } = filter;
  return day === undefined ? rest : { ...rest, billingDay: day };
}

/** How many filters are on, besides the words of the quick search. */
export function filtersOn(filter: ClientFilter): number {
  const named = catalogFilters.filter(({ key }) => filter[key] !== undefined).length;
  const others = [
    filter.withoutEmail === true,
    filter.withoutPosition === true,
    filter.contractStanding !== undefined,
    filter.billingDay !== undefined,
    filter.state !== 'active',
  ];
  return named + others.filter(Boolean).length;
}

/** A click on a header: the same column turns around, another begins ascending. */
export function sortBy(sort: ClientSort, column: ClientSort['column']): ClientSort {
  return sort.column === column ? { column, descending: !sort.descending } : { column, descending: false };
}
