import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import type { TileOutcome } from '../../src-main/contract/map';
import { api, query } from './client';

export function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at += 1) bytes[at] = text.charCodeAt(at);
  return bytes;
}

/** The address whose streets came when a map was last looked at; '' while none did. The next map begins as that one ended. */
let cameFrom = '';

/** The streets of the office's address, which the core fetches: the window has no network. */
export function useStreets() {
  const { data: settings } = useQuery(query.map.settings.queryOptions({ input: {} }));
  const [outcome, setOutcome] = useState<TileOutcome>('off');
  const [came, setCame] = useState(cameFrom);
  const fetchTile = useCallback(async (tile: { x: number; y: number; z: number }): Promise<Blob | null> => {
    const fetched = await api.map.fetchTile(tile).catch(() => null);
    setOutcome(fetched?.outcome ?? 'offline');
    return fetched?.outcome === 'picture' ? new Blob([bytesOf(fetched.image)], { type: fetched.type }) : null;
  }, []);
  const { tileAddress = '', maxZoom = 0 } = settings ?? {};
  // Another address has other pictures.
  const streets = useMemo(() => {
    if (tileAddress === '') return null;
    const onSeen = (any: boolean) => {
      cameFrom = any ? tileAddress : '';
      setCame(cameFrom);
    };
    return { address: tileAddress, maxZoom, fetchTile, onSeen };
  }, [tileAddress, maxZoom, fetchTile]);
  return {
    streets,
    /** Whether they do come from there, as far as was seen. */
    come: streets !== null && came === tileAddress,
    attribution: settings?.attribution ?? '',
    outcome: streets ? outcome : 'off',
  };
}
