import { type Coords, type DoneCallback, GridLayer } from 'leaflet';
import { clip, overlaps, TILE, toWorld, type WorldBox, type WorldRing, worldRing } from './mercator';

/** A town as the map names it, from how near on. */
export interface MapTown {
  readonly name: string;
  readonly latitude: number;
  readonly longitude: number;
  readonly fromZoom: number;
}

/** What the map draws where there are no streets: longitude and latitude of coasts and borders by turns, and towns. */
export interface MapOutlines {
  readonly outlines: readonly Float64Array[];
  readonly towns: readonly MapTown[];
}

interface Colours {
  readonly sea: string;
  readonly land: string;
  readonly border: string;
  readonly town: string;
  readonly label: string;
}

interface PlacedTown extends MapTown {
  readonly x: number;
  readonly y: number;
}

/** Half a line of letters, and the longest name, in pixels: a name begins in one tile and ends in another. */
const LABEL_HEIGHT = 12;
const LABEL_WIDTH = 240;
/** From how near on the towns of a region are written large. */
const LARGE_UNTIL = 6;
const EDGE = 4;
/** Tiles that are kept drawn, a quarter of a mebibyte each on a usual screen: those of the towns that an office's clients live in. */
const KEPT_TILES = 48;

/** Outlines and names of towns on canvases, in the colours of the theme: `--map-sea` and so on, of the map's element. */
export class BaseLayer extends GridLayer {
  private readonly rings: readonly WorldRing[];
  private readonly towns: readonly PlacedTown[];
  /** Read once, not at each tile: to read them makes the page work out its styles. */
  private colours: Colours | null = null;
  /** Drawn ones by their place, those used last at the end: from one client of a town to the next nothing is drawn anew. */
  private readonly kept = new Map<string, HTMLCanvasElement>();

  constructor({ outlines, towns }: MapOutlines) {
    super({ pane: 'tilePane', zIndex: 1, tileSize: TILE, updateWhenZooming: false, keepBuffer: 1 });
    this.rings = outlines.map(worldRing);
    this.towns = towns.map((town) => ({ ...town, ...toWorld(town.latitude, town.longitude) }));
  }

  /** In the colours that the theme has now. */
  override redraw(): this {
    this.colours = null;
    this.kept.clear();
    return super.redraw();
  }

  /** A tile that does not say itself when it is done is shown a frame later, and the ones before it go one frame after that. */
  override createTile(coords: Coords, done: DoneCallback): HTMLElement {
    const tile = this.tileAt(coords, window.devicePixelRatio);
    queueMicrotask(() => done(undefined, tile));
    return tile;
  }

  private tileAt(coords: Coords, dense: number): HTMLElement {
    const place = [coords.z, coords.x, coords.y, dense].join('/');
    const known = this.kept.get(place);
    // One that is on the map is not there twice.
    const tile = known && !known.isConnected ? known : this.draw(coords, dense);
    this.kept.delete(place);
    this.kept.set(place, tile);
    const [oldest] = this.kept.keys();
    if (this.kept.size > KEPT_TILES && oldest !== undefined) this.kept.delete(oldest);
    return tile;
  }

  private draw(coords: Coords, dense: number): HTMLCanvasElement {
    const canvas = document.createElement('canvas');
    canvas.width = TILE * dense;
    canvas.height = TILE * dense;
    const pen = canvas.getContext('2d');
    if (!pen) return canvas;
    pen.scale(dense, dense);
    this.colours ??= this.readColours();
    this.drawLand(pen, coords, this.colours);
    this.drawTowns(pen, coords, this.colours);
    return canvas;
  }

  private readColours(): Colours {
    const style = getComputedStyle(this._map.getContainer());
    const colour = (name: keyof Colours) => style.getPropertyValue(`--map-${name}`);
    return {
      sea: colour('sea'),
      land: colour('land'),
      border: colour('border'),
      town: colour('town'),
      label: colour('label'),
    };
  }

  private drawLand(pen: CanvasRenderingContext2D, { x, y, z }: Coords, colours: Colours): void {
    pen.fillStyle = colours.sea;
    pen.fillRect(0, 0, TILE, TILE);
    pen.fillStyle = colours.land;
    pen.strokeStyle = colours.border;
    pen.lineWidth = z > 5 ? 1.5 : 1;
    const size = TILE * 2 ** z;
    const box = boxOf(x, y, z, EDGE, EDGE);
    for (const ring of this.rings) {
      if (!overlaps(ring.box, box)) continue;
      const corners = clip(ring, box);
      pen.beginPath();
      for (let at = 0; at < corners.length; at += 2)
        pen.lineTo((corners[at] ?? 0) * size - x * TILE, (corners[at + 1] ?? 0) * size - y * TILE);
      pen.closePath();
      pen.fill();
      pen.stroke();
    }
  }

  private drawTowns(pen: CanvasRenderingContext2D, { x, y, z }: Coords, colours: Colours): void {
    const size = TILE * 2 ** z;
    const box = boxOf(x, y, z, LABEL_WIDTH, LABEL_HEIGHT);
    pen.textBaseline = 'middle';
    pen.lineJoin = 'round';
    pen.lineWidth = 3;
    for (const town of this.towns) {
      if (town.fromZoom > z || town.x < box.left || town.x > box.right || town.y < box.top || town.y > box.bottom)
        continue;
      const large = town.fromZoom <= LARGE_UNTIL;
      const [left, middle] = [town.x * size - x * TILE, town.y * size - y * TILE];
      pen.fillStyle = colours.town;
      pen.beginPath();
      pen.arc(left, middle, large ? 3 : 2, 0, 2 * Math.PI);
      pen.fill();
      pen.font = `${large ? 600 : 500} ${large ? 12.5 : 11.5}px "Inter Variable", system-ui, sans-serif`;
      pen.strokeStyle = colours.land;
      pen.strokeText(town.name, left + 7, middle);
      pen.fillStyle = colours.label;
      pen.fillText(town.name, left + 7, middle);
    }
  }
}

/** A tile's part of the world with so many pixels around it. */
function boxOf(x: number, y: number, z: number, aside: number, above: number): WorldBox {
  const size = TILE * 2 ** z;
  return {
    left: (x * TILE - aside) / size,
    right: ((x + 1) * TILE + aside) / size,
    top: (y * TILE - above) / size,
    bottom: ((y + 1) * TILE + above) / size,
  };
}
