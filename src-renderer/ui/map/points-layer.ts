import {
  DomUtil,
  Layer,
  type LatLngBounds,
  latLngBounds,
  type LeafletMouseEvent,
  type Map as LeafletMap,
} from 'leaflet';
import { formatNumber } from '../../i18n/format';
import { type Cluster, clusterPoints, pointsOf, type Points } from './clusters';
import { drawShape, type KindLook } from './kind-look';
import { TILE } from './mercator';

interface PointsLayerOptions {
  readonly looks: readonly KindLook[];
  /** One point, or several that no zoom tells apart. */
  readonly onPick: (points: readonly number[]) => void;
}

const DOT = 7;
const HIT = 4;
/** Points nearer together than this, in metres or so, are one place: a building. */
const ONE_PLACE = 2e-8;

function radiusOf(count: number): number {
  return count === 1 ? DOT : Math.min(26, 12 + Math.log10(count) * 4.5);
}

function toLatLng(x: number, y: number): [number, number] {
  return [(Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI, x * 360 - 180];
}

/** Any number of points on one canvas, those too near to each other as one circle with their number. */
export class PointsLayer extends Layer {
  private readonly looks: readonly KindLook[];
  private readonly onPick: PointsLayerOptions['onPick'];
  private readonly canvas = document.createElement('canvas');
  private points: Points = { count: 0, x: new Float64Array(), y: new Float64Array(), kinds: new Uint8Array() };
  private selected = -1;
  /** Of each zoom that was looked at: a move draws them, and does not gather them again. */
  private readonly clusters = new Map<number, Cluster[]>();
  private frame = 0;

  constructor({ looks, onPick }: PointsLayerOptions) {
    super();
    this.looks = looks;
    this.onPick = onPick;
    this.canvas.className = 'map-points leaflet-zoom-hide';
  }

  override onAdd(map: LeafletMap): this {
    map.getPane('overlayPane')?.append(this.canvas);
    map.on('move zoomend resize viewreset', this.ask);
    map.on('click', this.onClick);
    map.on('mousemove', this.onMouseMove);
    this.ask();
    return this;
  }

  override onRemove(map: LeafletMap): this {
    cancelAnimationFrame(this.frame);
    this.frame = 0;
    map.off('move zoomend resize viewreset', this.ask);
    map.off('click', this.onClick);
    map.off('mousemove', this.onMouseMove);
    this.canvas.remove();
    return this;
  }

  setPoints(points: Points): void {
    this.points = points;
    this.clusters.clear();
    this.ask();
  }

  /** Which point stands out; -1 for none. */
  select(point: number): void {
    this.selected = point;
    this.ask();
  }

  /** The theme changed. */
  repaint(): void {
    this.ask();
  }

  bounds(): LatLngBounds | null {
    const { count, x, y } = this.points;
    if (count === 0) return null;
    const bounds = latLngBounds([]);
    for (let at = 0; at < count; at += 1) bounds.extend(toLatLng(x[at] ?? 0, y[at] ?? 0));
    return bounds;
  }

  /** One drawing a frame, however many moves it has. */
  private readonly ask = (): void => {
    if (this.frame === 0 && this._map) this.frame = requestAnimationFrame(() => this.draw());
  };

  private atZoom(zoom: number): Cluster[] {
    const known = this.clusters.get(zoom) ?? clusterPoints(this.points, zoom, this.looks.length);
    this.clusters.set(zoom, known);
    return known;
  }

  private draw(): void {
    this.frame = 0;
    const map = this._map;
    const pen = this.canvas.getContext('2d');
    if (!map || !pen) return;
    const { x: width, y: height } = map.getSize();
    const dense = window.devicePixelRatio;
    if (this.canvas.width !== width * dense || this.canvas.height !== height * dense) {
      this.canvas.width = width * dense;
      this.canvas.height = height * dense;
      this.canvas.style.width = `${width}px`;
      this.canvas.style.height = `${height}px`;
    }
    DomUtil.setPosition(this.canvas, map.containerPointToLayerPoint([0, 0]));
    pen.setTransform(dense, 0, 0, dense, 0, 0);
    pen.clearRect(0, 0, width, height);
    const style = getComputedStyle(map.getContainer());
    const colours = this.looks.map(({ colour }) => style.getPropertyValue(colour));
    const [ground, letters] = [style.getPropertyValue('--surface'), style.getPropertyValue('--text')];
    for (const { cluster, x, y } of this.inSight(map)) {
      if (cluster.count === 1) {
        const kind = this.points.kinds[cluster.first] ?? 0;
        const look = this.looks[kind];
        if (look) drawShape(pen, look.shape, { x, y, size: DOT, colour: colours[kind] ?? '', ground });
      } else drawCluster(pen, cluster, { x, y, colours, ground, letters });
    }
    this.drawSelected(pen, map, style.getPropertyValue('--accent'));
  }

  private drawSelected(pen: CanvasRenderingContext2D, map: LeafletMap, accent: string): void {
    if (this.selected < 0 || this.selected >= this.points.count) return;
    const at = toLatLng(this.points.x[this.selected] ?? 0, this.points.y[this.selected] ?? 0);
    const { x, y } = map.latLngToContainerPoint(at);
    pen.strokeStyle = accent;
    pen.lineWidth = 3;
    pen.beginPath();
    pen.arc(x, y, DOT + 6, 0, 2 * Math.PI);
    pen.stroke();
  }

  private inSight(map: LeafletMap): { cluster: Cluster; x: number; y: number }[] {
    const zoom = map.getZoom();
    const scale = TILE * 2 ** zoom;
    const { min } = map.getPixelBounds();
    const { x: width, y: height } = map.getSize();
    const left = min?.x ?? 0;
    const top = min?.y ?? 0;
    const room = 30;
    const found: { cluster: Cluster; x: number; y: number }[] = [];
    for (const cluster of this.atZoom(zoom)) {
      const [x, y] = [cluster.x * scale - left, cluster.y * scale - top];
      if (x > -room && x < width + room && y > -room && y < height + room) found.push({ cluster, x, y });
    }
    return found;
  }

  private hit({ containerPoint }: LeafletMouseEvent): Cluster | undefined {
    if (!this._map) return undefined;
    const near = this.inSight(this._map).filter(
      ({ cluster, x, y }) => Math.hypot(x - containerPoint.x, y - containerPoint.y) <= radiusOf(cluster.count) + HIT,
    );
    // What was drawn last lies on top.
    return near.at(-1)?.cluster;
  }

  private readonly onMouseMove = (event: LeafletMouseEvent): void => {
    const container = this._map?.getContainer();
    if (container) container.style.cursor = this.hit(event) ? 'pointer' : '';
  };

  private readonly onClick = (event: LeafletMouseEvent): void => {
    const map = this._map;
    const cluster = this.hit(event);
    if (!cluster || !map) return;
    const onePlace = cluster.right - cluster.left < ONE_PLACE && cluster.bottom - cluster.top < ONE_PLACE;
    if (cluster.count === 1 || onePlace || map.getZoom() >= map.getMaxZoom())
      return this.onPick(pointsOf(this.points, cluster, map.getZoom()));
    const corners = [toLatLng(cluster.left, cluster.bottom), toLatLng(cluster.right, cluster.top)];
    const zoom = Math.max(map.getZoom() + 1, map.getBoundsZoom(latLngBounds(corners), false));
    map.setView(toLatLng((cluster.left + cluster.right) / 2, (cluster.top + cluster.bottom) / 2), zoom, {
      animate: false,
    });
  };
}

interface ClusterLook {
  readonly x: number;
  readonly y: number;
  readonly colours: readonly string[];
  readonly ground: string;
  readonly letters: string;
}

/** A ring with each kind's share, and the number within. */
function drawCluster(pen: CanvasRenderingContext2D, cluster: Cluster, look: ClusterLook): void {
  const radius = radiusOf(cluster.count);
  pen.fillStyle = look.ground;
  pen.beginPath();
  pen.arc(look.x, look.y, radius, 0, 2 * Math.PI);
  pen.fill();
  let from = -Math.PI / 2;
  pen.lineWidth = 5;
  for (const [kind, many] of cluster.kinds.entries()) {
    if (many === 0) continue;
    const to = from + (many / cluster.count) * 2 * Math.PI;
    pen.strokeStyle = look.colours[kind] ?? '';
    pen.beginPath();
    pen.arc(look.x, look.y, radius - 2, from, to);
    pen.stroke();
    from = to;
  }
  pen.fillStyle = look.letters;
  pen.font = '600 11px "Inter Variable", system-ui, sans-serif';
  pen.textAlign = 'center';
  pen.textBaseline = 'middle';
  pen.fillText(formatNumber(cluster.count), look.x, look.y + 0.5);
}
