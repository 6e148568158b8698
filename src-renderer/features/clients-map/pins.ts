import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ClientFilter } from '../../../src-main/contract/clients';
import { PIN_UNITS, pinStates } from '../../../src-main/contract/map';
import { api, query } from '../../api/client';
import { bytesOf } from '../../api/street-map';
import type { Points } from '../../ui/map/clusters';
import { toWorld } from '../../ui/map/mercator';

/** Where the clients of a filter are: each a point, whose kind is a look of the map's: by its state, or by its debt. */
export interface ClientPins extends Points {
  readonly debts: Uint8Array;
  readonly ids: Int32Array;
  readonly unplaced: number;
}

const numbersOf = (base64: string) => new Int32Array(bytesOf(base64).buffer);

async function readPins(filter: ClientFilter, signal: AbortSignal): Promise<ClientPins> {
  const pages: { ids: Int32Array; north: Int32Array; east: Int32Array; kinds: Uint8Array; debts: Uint8Array }[] = [];
  let unplaced = 0;
  let after: number | null = 0;
  while (after !== null) {
    signal.throwIfAborted();
    const page: Awaited<ReturnType<typeof api.map.pins>> = await api.map.pins({ filter, after });
    pages.push({
      ids: numbersOf(page.ids),
      north: numbersOf(page.latitudes),
      east: numbersOf(page.longitudes),
      kinds: bytesOf(page.states),
      debts: bytesOf(page.debts),
    });
    unplaced += page.unplaced;
    after = page.next;
  }
  const count = pages.reduce((sum, { ids }) => sum + ids.length, 0);
  const pins = {
    count,
    ids: new Int32Array(count),
    x: new Float64Array(count),
    y: new Float64Array(count),
    kinds: new Uint8Array(count),
    debts: new Uint8Array(count),
    unplaced,
  };
  let from = 0;
  for (const { ids, north, east, kinds, debts } of pages) {
    pins.ids.set(ids, from);
    pins.kinds.set(kinds, from);
    // The looks of debts come after those of states.
    pins.debts.set(
      debts.map((debt) => pinStates.length + debt),
      from,
    );
    for (let at = 0; at < ids.length; at += 1) {
      const { x, y } = toWorld((north[at] ?? 0) / PIN_UNITS, (east[at] ?? 0) / PIN_UNITS);
      pins.x[from + at] = x;
      pins.y[from + at] = y;
    }
    from += ids.length;
  }
  return pins;
}

/** Every client of a filter on the map; the one before stays until the next is read. */
export function useClientPins(filter: ClientFilter) {
  return useQuery({
    queryKey: [...query.map.pins.key(), filter],
    queryFn: ({ signal }) => readPins(filter, signal),
    placeholderData: keepPreviousData,
    structuralSharing: false,
  });
}
