import { useQuery } from '@tanstack/react-query';
import type { Map as LeafletMap } from 'leaflet';
import { useEffect } from 'react';
import { query } from '../../api/client';
import { addLandmarks } from '../../ui/map/landmark';

/** The office's nodes in use, which everybody there knows: by them a home is found where the map has no streets. */
export function useLandmarks(map: LeafletMap | null): void {
  const { data } = useQuery(query.nodes.list.queryOptions({ input: {} }));
  useEffect(() => {
    if (!map || !data) return undefined;
    const placed = data.nodes.flatMap(({ latitude, longitude, name, retired }) =>
      retired || latitude === null || longitude === null ? [] : [{ latitude, longitude, name }],
    );
    return addLandmarks(map, placed);
  }, [map, data]);
}
