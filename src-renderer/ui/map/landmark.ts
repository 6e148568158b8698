import { type Map as LeafletMap, type Marker, marker } from 'leaflet';
import { iconOf } from './map-words';
import type { MapPlace } from './pin';

const SIZE = 10;

/** Something of the office's own that stands there, by name: it is only looked at. */
export function addLandmark(map: LeafletMap, { latitude, longitude }: MapPlace, name: string): Marker {
  const icon = iconOf(name, { className: 'map-landmark', size: [SIZE, SIZE] });
  return marker([latitude, longitude], { icon, interactive: false, keyboard: false, zIndexOffset: -1000 }).addTo(map);
}
