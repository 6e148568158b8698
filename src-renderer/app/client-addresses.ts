import { api } from '../api/client';
import type { SavedView } from '../../src-main/contract/saved-views';
import { listOfNode, type ListState, readListState, rememberRow, writeListState } from '../features/client-grid';
import { navigate } from '../ui/router';

type ListPath = '/clientes' | '/clientes/mapa';

/** The last list, and whether it was seen on the map: Ver and the form go back to it and not to an empty search. */
let last: { readonly path: ListPath; readonly list: string } = { path: '/clientes', list: '' };

export function rememberList(path: ListPath, list: string): void {
  last = { path, list };
}

/** The same list on the map. */
export function mapAddress(): string {
  return `/clientes/mapa${last.list}`;
}

/** Where one came from to a client: the list, or the map of it. */
export function clientsAddress(): string {
  return `${last.path}${last.list}`;
}

const PLAIN = readListState(new URLSearchParams());

/** The list on the row of a client that has just been made; without filters where they leave it out. */
export async function addressShowing(id: number): Promise<string> {
  const before = readListState(new URLSearchParams(last.list));
  for (const list of [before, { ...PLAIN, sort: before.sort }]) {
    if (await chooseIn(list, id)) return `/clientes${writeListState(list)}`;
  }
  return `/clientes${last.list}`;
}

/** Chooses a client in a list that is to be shown; false where the list leaves it out. */
async function chooseIn(list: ListState, id: number): Promise<boolean> {
  const { filter, sort } = list;
  const { index } = await api.clients.place({ id, filter, sort }).catch(() => ({ index: null }));
  if (index !== null) rememberRow(list, { index, id });
  return index !== null;
}

/** The list that a view keeps. */
export function viewAddress({ id, filter, sort }: SavedView): string {
  return `/clientes${writeListState({ filter, sort, viewId: id })}`;
}

export function nodeAddress(nodeId: number): string {
  return `/clientes${writeListState(listOfNode(nodeId))}`;
}

/** The list of everybody on a node, on the row of the client that it was asked from. */
export async function showNode(nodeId: number, id: number): Promise<void> {
  const list = listOfNode(nodeId);
  await chooseIn(list, id);
  navigate(`/clientes${writeListState(list)}`);
}

/** Makes a client the row that the list is on when it is next shown, whatever page that is. */
export async function showInList(list: ListState, id: number): Promise<void> {
  if (!(await chooseIn(list, id))) rememberRow(list, { index: 0, id });
}
