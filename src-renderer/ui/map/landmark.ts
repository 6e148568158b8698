import { divIcon, type Map as LeafletMap, type Marker, marker } from 'leaflet';
import type { MapPlace } from './pin';

const SIZE = 10;

/** Something of the office's own that stands there, by name: it is only looked at. */
export function addLandmark(map: LeafletMap, { latitude, longitude }: MapPlace, name: string): Marker {
  const holder = document.createElement('span');
  holder.textContent = name;
  const icon = divIcon({ className: 'map-landmark', html: holder, iconSize: [SIZE, SIZE] });
  return marker([latitude, longitude], { icon, interactive: false, keyboard: false, zIndexOffset: -1000 }).addTo(map);
}
