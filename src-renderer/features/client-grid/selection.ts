import type { ClientFilter, ClientSelection } from '../../../src-main/contract/clients';

/** What is ticked: some rows, or the whole result less some. */
export type Selection =
  | { readonly kind: 'ids'; readonly ids: ReadonlySet<number> }
  | { readonly kind: 'all'; readonly except: ReadonlySet<number> };

export const nothingTicked: Selection = { kind: 'ids', ids: new Set() };
export const everythingTicked: Selection = { kind: 'all', except: new Set() };

export function isTicked(selection: Selection, id: number): boolean {
  return selection.kind === 'ids' ? selection.ids.has(id) : !selection.except.has(id);
}

/** Ticks or unticks rows; over the whole result, what is unticked is remembered as an exception. */
export function tick(selection: Selection, ids: readonly number[], on: boolean): Selection {
  const held = new Set(selection.kind === 'ids' ? selection.ids : selection.except);
  const adds = selection.kind === 'ids' ? on : !on;
  for (const id of ids) {
    if (adds) held.add(id);
    else held.delete(id);
  }
  return selection.kind === 'ids' ? { kind: 'ids', ids: held } : { kind: 'all', except: held };
}

export function toggle(selection: Selection, id: number): Selection {
  return tick(selection, [id], !isTicked(selection, id));
}

/** How many clients a command over this selection would touch, of a result of `matching`. */
export function tickedCount(selection: Selection, matching: number): number {
  return selection.kind === 'ids' ? selection.ids.size : Math.max(0, matching - selection.except.size);
}

/** Another result: rows ticked by hand stay ticked, "all" meant the result that is gone. */
export function afterFilterChange(selection: Selection): Selection {
  return selection.kind === 'all' ? nothingTicked : selection;
}

/** The same as the contract says it. */
export function toClientSelection(selection: Selection, filter: ClientFilter): ClientSelection {
  return selection.kind === 'ids'
    ? { kind: 'ids', ids: [...selection.ids] }
    : { kind: 'filter', filter, exceptIds: [...selection.except] };
}
