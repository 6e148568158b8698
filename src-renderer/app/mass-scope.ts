import { useQuery } from '@tanstack/react-query';
import type { ClientFilter } from '../../src-main/contract/clients';
import { query } from '../api/client';
import { type ListSelection, type ListState, unreadFilters, writeListState } from '../features/client-grid';
import { navigate } from '../ui/router';

interface Opened {
  readonly operatorId: number;
  /** The list's address: what was ticked in another is not meant. */
  readonly address: string;
  readonly ticked: ListSelection['ticked'];
}

let opened: Opened | null = null;

/**
 * Opens Actualización masiva on a list, with what is ticked in it. What of the list's own address was not understood goes
 * along, so that it is not taken for the whole result there.
 */
export function openMassUpdate(
  operatorId: number,
  { list, search }: { readonly list: ListState; readonly search: URLSearchParams },
  { ticked }: ListSelection,
): void {
  const address = writeListState(list);
  opened = { operatorId, address, ticked };
  navigate(`/clientes/actualizacion-masiva${unreadFilters(search).length > 0 ? `?${search.toString()}` : address}`);
}

/** What was ticked when it was opened on this list; null after a reload, or for another operator. */
export function tickedOn(operatorId: number, list: ListState): ListSelection['ticked'] {
  const isSame = opened?.operatorId === operatorId && opened.address === writeListState(list);
  return isSame ? (opened?.ticked ?? null) : null;
}

/** How many of what is ticked a filter does not show; null until it is known. Of a whole result it shows everybody. */
export function useOutside(filter: ClientFilter, ticked: ListSelection['ticked']): number | null {
  const ids = ticked?.selection.kind === 'ids' ? ticked.selection.ids : null;
  const { data } = useQuery({
    ...query.massUpdates.countOutside.queryOptions({ input: { filter, ids: [...(ids ?? [])] } }),
    enabled: ids !== null,
  });
  return ids === null ? 0 : (data?.outside ?? null);
}
