import { type ClientFilter, type ClientSort, clientFilter } from '../../src-main/contract/clients';
import { type CallContext, query, queryClient } from './client';

/** Rows asked for at a time: what a tall window shows, so that what is typed does not wait for more. */
export const PAGE_SIZE = 50;

/** Pages left behind are forgotten after this long, so that a long scroll does not fill the memory. */
const KEPT_MS = 60_000;

interface AskedList {
  readonly filter: ClientFilter;
  readonly sort: ClientSort;
}

export function pageOptions({ filter, sort }: AskedList, page: number, context: CallContext = {}) {
  return query.clients.list.queryOptions({
    input: { filter, sort, offset: page * PAGE_SIZE, limit: PAGE_SIZE },
    gcTime: KEPT_MS,
    context,
  });
}

export function countOptions({ filter }: Pick<AskedList, 'filter'>, context: CallContext = {}) {
  return query.clients.count.queryOptions({ input: { filter }, context });
}

/** Asks for the first rows of a list that is about to be shown: the core answers while the window takes it in. */
export function askForRows(list: AskedList): void {
  void queryClient.prefetchQuery(pageOptions(list, 0));
}

/** Every client that the office has ever had. */
export const everybody: Pick<AskedList, 'filter'> = { filter: clientFilter.parse({ state: 'all' }) };

/** What the list shows when nothing is asked of it. */
const plain: AskedList = { filter: clientFilter.parse({}), sort: { column: 'name', descending: false } };

/** Asks for the plain list before there is a screen for it; whoever may not have it is refused, and nothing is said. */
export function askForListAhead(): void {
  const context = { ahead: true };
  void queryClient.prefetchQuery(pageOptions(plain, 0, context));
  void queryClient.prefetchQuery(countOptions(plain, context));
  void queryClient.prefetchQuery(countOptions(everybody, context));
}
