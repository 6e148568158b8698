import { type Map as LeafletMap, type Marker, marker } from 'leaflet';
import { labelsApart } from './apart';
import { iconOf } from './map-words';
import type { MapPlace } from './pin';

const SIZE = 10;

export interface Landmark extends MapPlace {
  readonly name: string;
}

/**
 * Things of the office's own that stand there, by name: they are only looked at. From afar those whose names would lie over
 * another's are marks alone, and nearer by they are named. Answers what takes them off.
 */
export function addLandmarks(map: LeafletMap, landmarks: readonly Landmark[]): () => void {
  const made = landmarks.map((landmark) => addLandmark(map, landmark));
  const widths = made.map((mark) => mark.getElement()?.querySelector('span')?.offsetWidth ?? 0);
  const nameThem = () => nameApart(map, made, widths);
  nameThem();
  map.on('zoomend viewreset', nameThem);
  return () => {
    map.off('zoomend viewreset', nameThem);
    for (const mark of made) mark.remove();
  };
}

function addLandmark(map: LeafletMap, { latitude, longitude, name }: Landmark): Marker {
  const icon = iconOf(name, { className: 'map-landmark', size: [SIZE, SIZE] });
  return marker([latitude, longitude], { icon, interactive: false, keyboard: false, zIndexOffset: -1000 }).addTo(map);
}

/** As `.map-landmark span` has it: where a name begins does not matter, since all begin there. */
const NAME_HEIGHT = 16;

function nameApart(map: LeafletMap, made: readonly Marker[], widths: readonly number[]): void {
  const places = made.map((mark, at) => {
    const { x, y } = map.latLngToLayerPoint(mark.getLatLng());
    return { left: x, top: y, width: widths[at] ?? 0, height: NAME_HEIGHT };
  });
  for (const [at, isApart] of labelsApart(places).entries()) {
    made[at]?.getElement()?.classList.toggle('unnamed', !isApart);
  }
}
