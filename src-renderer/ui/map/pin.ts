import { type Map as LeafletMap, type Marker, marker } from 'leaflet';
import { iconOf, nameMark } from './map-words';

export interface MapPlace {
  readonly latitude: number;
  readonly longitude: number;
}

/** Where something is known to be, where it is only guessed, or where something else of the same client is. */
export type PinKind = 'home' | 'guess' | 'other';

interface PinOptions {
  readonly kind: PinKind;
  /** What it is, for whoever hears the map. */
  readonly label: string;
  /** What it is called beside it, while the hand is over it. */
  readonly name?: string;
  /** It was clicked, or the keyboard came to it. */
  readonly onChosen?: () => void;
  /** Where it was put by hand; undefined for one that cannot be moved. */
  readonly onMoved?: ((place: MapPlace) => void) | undefined;
}

const WIDTH = 30;
const HEIGHT = 38;
/** How far an arrow key moves a pin, in pixels; with Shift farther. */
const STEP = 4;
const LONG_STEP = 32;

const SHAPE = 'M15 1.5C7.5 1.5 2 7 2 14.3 2 23 15 36.5 15 36.5S28 23 28 14.3C28 7 22.5 1.5 15 1.5Z';
const SVG = 'http://www.w3.org/2000/svg';

function part(name: string, attributes: Readonly<Record<string, string>>): SVGElement {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

function drawPin(kind: PinKind): SVGElement {
  const svg = part('svg', { width: String(WIDTH), height: String(HEIGHT), 'aria-hidden': 'true' });
  const dash: Record<string, string> = kind === 'guess' ? { 'stroke-dasharray': '3 2.5' } : {};
  svg.append(
    part('path', { d: SHAPE, fill: 'currentColor', 'stroke-width': '2', class: 'map-pin-edge', ...dash }),
    part('circle', { cx: '15', cy: '14.3', r: '5', class: 'map-pin-hole' }),
  );
  return svg;
}

const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** A pin that is dragged, or moved with the arrow keys: Enter, or leaving it, says that it is there; Escape that it is not. */
export function addPin(map: LeafletMap, place: MapPlace, { kind, label, name, onChosen, onMoved }: PinOptions): Marker {
  const icon = iconOf(drawPin(kind), {
    className: `map-pin ${kind}`,
    size: [WIDTH, HEIGHT],
    anchor: [WIDTH / 2, HEIGHT - 1],
  });
  const pin = marker([place.latitude, place.longitude], { icon, draggable: onMoved !== undefined, title: label });
  if (name !== undefined) nameMark(pin, name, { direction: 'right', offset: [14, -22] });
  pin.addTo(map);
  const element = pin.getElement();
  element?.setAttribute('aria-label', label);
  if (onChosen) {
    pin.on('click dragstart', onChosen);
    element?.addEventListener('focus', onChosen);
  }
  if (!onMoved || !element) return pin;
  const tell = () => {
    const { lat: latitude, lng: longitude } = pin.getLatLng();
    onMoved({ latitude, longitude });
  };
  pin.on('dragend', tell);
  moveByKeys(map, pin, element, tell);
  return pin;
}

function moveByKeys(map: LeafletMap, pin: Marker, element: HTMLElement, tell: () => void): void {
  let from = pin.getLatLng();
  const moved = () => !pin.getLatLng().equals(from);
  const settle = () => {
    if (!moved()) return;
    from = pin.getLatLng();
    tell();
  };
  // What the hand put somewhere is told already.
  pin.on('dragend', () => {
    from = pin.getLatLng();
  });
  element.addEventListener('keydown', (event) => {
    const arrow = ARROWS[event.key];
    if (arrow) {
      const step = event.shiftKey ? LONG_STEP : STEP;
      pin.setLatLng(
        map.containerPointToLatLng(map.latLngToContainerPoint(pin.getLatLng()).add([arrow[0] * step, arrow[1] * step])),
      );
    } else if (event.key === 'Enter') settle();
    else if (event.key === 'Escape' && moved()) pin.setLatLng(from);
    else return;
    // The map itself would move, and the list would take the key.
    event.preventDefault();
    event.stopPropagation();
  });
  element.addEventListener('blur', settle);
}
