import type { Map as LeafletMap } from 'leaflet';
import { useEffect, useRef } from 'react';
import type { Position } from '../../../src-main/contract/values/position';
import type { Home } from './where-is';

/** How near a home is looked at, with streets and with the names of towns alone; and a town that is only guessed. */
const HOME_ZOOM = 16;
const BASE_ZOOM = 11;
const TOWN_ZOOM = 12;

/** By what a clerk moves a map, or a pin on it. */
const HANDS = ['pointerdown', 'wheel', 'keydown'] as const;

/** At once: a map that still moves while its size changes comes to rest somewhere else. */
function goTo(map: LeafletMap, { latitude, longitude }: Position, zoom: number): void {
  map.setView([latitude, longitude], zoom, { animate: false });
}

/** Which client the map went to, and whether it stays as it is from then on. */
interface Looked {
  readonly clientId: number;
  readonly map: LeafletMap;
  readonly zoom: number;
  stays: boolean;
}

/**
 * The map goes to a client's home when the client changes, as near as there are streets to see; without them the base map
 * has nothing there. When they begin or cease to come it follows, until the clerk has a hand on it. It goes back once at
 * most: streets that are there from afar alone would have it come and go. Answers what takes the map to a place.
 */
export function useShown(
  map: LeafletMap | null,
  clientId: number | null,
  home: Home | null,
  come: boolean,
): (position: Position) => void {
  const looked = useRef<Looked | null>(null);
  const latest = useRef(home);
  latest.current = home;
  const near = come ? HOME_ZOOM : BASE_ZOOM;

  useEffect(() => {
    const at = latest.current;
    if (!map || clientId === null || !at) {
      looked.current = null;
      return;
    }
    const before = looked.current?.clientId === clientId && looked.current.map === map ? looked.current : null;
    const zoom = at.known === 'town' ? TOWN_ZOOM : near;
    if (before && (before.stays || before.zoom === zoom)) return;
    looked.current = { clientId, map, zoom, stays: before !== null && zoom < before.zoom };
    goTo(map, at.position, zoom);
  }, [map, clientId, near]);

  useEffect(() => {
    if (!map) return undefined;
    const stay = () => {
      if (looked.current) looked.current.stays = true;
    };
    const ground = map.getContainer();
    for (const hand of HANDS) ground.addEventListener(hand, stay, { capture: true, passive: true });
    return () => {
      for (const hand of HANDS) ground.removeEventListener(hand, stay, { capture: true });
    };
  }, [map]);

  return (position) => {
    if (!map) return;
    if (looked.current) looked.current.stays = true;
    goTo(map, position, Math.max(near, map.getZoom()));
  };
}
