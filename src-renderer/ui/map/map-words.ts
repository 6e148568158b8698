import { divIcon, type DivIcon, type Marker, type TooltipOptions } from 'leaflet';

// Leaflet takes a string for HTML, and what an office calls its things is anybody's words: here they become text. The
// only file that hands anything of it to a map.

/** What a mark is called, beside it while the hand is over it. */
export function nameMark(mark: Marker, words: string, options: TooltipOptions): Marker {
  return mark.bindTooltip(textOf(words), options);
}

function textOf(words: string): HTMLElement {
  const holder = document.createElement('span');
  holder.textContent = words;
  return holder;
}

interface IconLook {
  readonly className: string;
  readonly size: readonly [number, number];
  /** Where of it the place is; its middle where nothing is said. */
  readonly anchor?: [number, number];
}

function wrapped(drawn: Element): HTMLElement {
  const holder = document.createElement('div');
  holder.append(drawn);
  return holder;
}

/** A mark that is drawn, or that is words. */
export function iconOf(drawn: Element | string, { className, size: [width, height], anchor }: IconLook): DivIcon {
  const html = typeof drawn === 'string' ? textOf(drawn) : wrapped(drawn);
  return divIcon({ className, html, iconSize: [width, height], ...(anchor ? { iconAnchor: anchor } : {}) });
}
