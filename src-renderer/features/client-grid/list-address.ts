import { type ClientCondition, type ConditionField, withCondition } from '../../../src-main/contract/client-conditions';
import { type ClientFilter, type ClientSort, clientFilter, clientSort } from '../../../src-main/contract/clients';
import { rowId } from '../../../src-main/contract/values/ids';
import { readConditions, writeConditions } from './condition-address';

/** Filter and sort of the list, as one object; what the address holds. */
export interface ListState {
  readonly filter: ClientFilter;
  readonly sort: ClientSort;
  /** The saved view that it was opened from, whatever was changed since. */
  readonly viewId?: number | undefined;
}

const { text: words, state } = clientFilter.shape;

/** Reads the list from the address by the contract, part by part; what does not parse counts as not said. */
export function readListState(search: URLSearchParams): ListState {
  const filter: ClientFilter = {
    text: words.catch('').parse(search.get('text') ?? ''),
    state: state.catch('active').parse(search.get('state') ?? 'active'),
    conditions: readConditions(search),
  };
  const sort = clientSort.safeParse({ column: search.get('sort') ?? 'name', descending: search.has('descending') });
  const viewId = rowId.safeParse(Number(search.get('view') ?? ''));
  return {
    filter,
    sort: sort.success ? sort.data : clientSort.parse({}),
    ...(viewId.success ? { viewId: viewId.data } : {}),
  };
}

/** The search part of the address; only what differs from the plain list. */
export function writeListState({ filter, sort, viewId }: ListState): string {
  const search = new URLSearchParams();
  if (filter.text) search.set('text', filter.text);
  if (filter.state !== 'active') search.set('state', filter.state);
  writeConditions(search, filter.conditions);
  if (sort.column !== 'name') search.set('sort', sort.column);
  if (sort.descending) search.set('descending', '1');
  if (viewId !== undefined) search.set('view', String(viewId));
  const text = search.toString();
  return text ? `?${text}` : '';
}

/** The filter with another condition of a field, or with none. */
export function withFilter(
  filter: ClientFilter,
  field: ConditionField,
  condition: ClientCondition | null,
): ClientFilter {
  return { ...filter, conditions: withCondition(filter.conditions, field, condition) };
}

/** The list of everybody on a node. */
export function listOfNode(nodeId: number): ListState {
  const plain = readListState(new URLSearchParams());
  const onNode: ClientCondition = { kind: 'entries', field: 'nodeId', not: false, ids: [nodeId] };
  return { ...plain, filter: withFilter(plain.filter, 'nodeId', onNode) };
}

/** How many filters are on, besides the words of the quick search. */
export function filtersOn({ state: asked, conditions }: ClientFilter): number {
  return conditions.length + (asked === 'active' ? 0 : 1);
}

/** Whether anything but the usual sight of the active ones is asked for. */
export function isFiltered(filter: ClientFilter): boolean {
  return filter.text !== '' || filtersOn(filter) > 0;
}

/** Whether Back is to lead from one list to the one before it: other filters are a step, what is typed into one is none. */
export function isStep(before: ListState, after: ListState): boolean {
  const asked = ({ filter, viewId }: ListState) =>
    [viewId, filter.state, ...filter.conditions.map(({ field }) => field)].join(' ');
  return asked(before) !== asked(after);
}

/** A click on a header: the same column turns around, another begins ascending. */
export function sortBy(sort: ClientSort, column: ClientSort['column']): ClientSort {
  return sort.column === column ? { column, descending: !sort.descending } : { column, descending: false };
}
