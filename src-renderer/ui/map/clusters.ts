import { TILE } from './mercator';

/** Places in the world's square, each of a kind: numbers beside one another, since there may be 100,000. */
export interface Points {
  readonly count: number;
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly kinds: Uint8Array;
}

/** Points that lie too near each other to be told apart at a zoom; one by itself is a cluster of one. */
export interface Cluster {
  /** The middle of its points. */
  x: number;
  y: number;
  count: number;
  /** How many of each kind. */
  readonly kinds: Uint32Array;
  left: number;
  top: number;
  right: number;
  bottom: number;
  /** The squares that its points lie in. */
  readonly cells: number[];
  /** The first of its points. */
  readonly first: number;
}

/** Squares of so many pixels are looked at together; from near by only what is nearly the same place is. */
const CELL = 64;
const NEAR_CELL = 16;
const NEAR_ZOOM = 17;
/** Clusters whose middles are nearer than this part of a square are one. */
const NEAR_PART = 0.7;
/** Squares side by side, at most: a column and a row are one whole number. */
const COLUMNS = 2 ** 24;

const cellSize = (zoom: number) => (zoom >= NEAR_ZOOM ? NEAR_CELL : CELL) / (TILE * 2 ** zoom);

function cellAt(x: number, y: number, size: number): number {
  return Math.floor(y / size) * COLUMNS + Math.floor(x / size);
}

function take(into: Cluster, other: Cluster): void {
  const count = into.count + other.count;
  into.x = (into.x * into.count + other.x * other.count) / count;
  into.y = (into.y * into.count + other.y * other.count) / count;
  into.count = count;
  for (const [kind, many] of other.kinds.entries()) into.kinds[kind] = (into.kinds[kind] ?? 0) + many;
  into.left = Math.min(into.left, other.left);
  into.top = Math.min(into.top, other.top);
  into.right = Math.max(into.right, other.right);
  into.bottom = Math.max(into.bottom, other.bottom);
  into.cells.push(...other.cells);
}

function inCells({ count, x, y, kinds }: Points, size: number, kindsThere: number): Map<number, Cluster> {
  const cells = new Map<number, Cluster>();
  for (let at = 0; at < count; at += 1) {
    const [px, py, kind] = [x[at] ?? 0, y[at] ?? 0, kinds[at] ?? 0];
    const key = cellAt(px, py, size);
    let cell = cells.get(key);
    if (!cell) {
      const kindsOf = new Uint32Array(kindsThere);
      cell = {
        x: 0,
        y: 0,
        count: 0,
        kinds: kindsOf,
        left: px,
        top: py,
        right: px,
        bottom: py,
        cells: [key],
        first: at,
      };
      cells.set(key, cell);
    }
    // The sums, until all are there.
    cell.x += px;
    cell.y += py;
    cell.count += 1;
    cell.kinds[kind] = (cell.kinds[kind] ?? 0) + 1;
    if (px < cell.left) cell.left = px;
    if (px > cell.right) cell.right = px;
    if (py < cell.top) cell.top = py;
    if (py > cell.bottom) cell.bottom = py;
  }
  for (const cell of cells.values()) {
    cell.x /= cell.count;
    cell.y /= cell.count;
  }
  return cells;
}

const AROUND = [-1, 0, 1].flatMap((row) => [-1, 0, 1].map((column) => row * COLUMNS + column));

/**
 * The points of a whole map as they are drawn at a zoom: by squares first, which takes one look at each point, and then
 * the larger takes its neighbour in where their middles all but touch, so that circles do not lie over each other.
 */
export function clusterPoints(points: Points, zoom: number, kindsThere: number): Cluster[] {
  const size = cellSize(zoom);
  const cells = inCells(points, size, kindsThere);
  const near = (size * NEAR_PART) ** 2;
  const kept: Cluster[] = [];
  const taken = new Set<Cluster>();
  for (const cell of [...cells.values()].toSorted((one, other) => other.count - one.count)) {
    if (taken.has(cell)) continue;
    taken.add(cell);
    const [key = 0] = cell.cells;
    for (const step of AROUND) {
      const other = cells.get(key + step);
      if (!other || taken.has(other) || (other.x - cell.x) ** 2 + (other.y - cell.y) ** 2 > near) continue;
      taken.add(other);
      take(cell, other);
    }
    kept.push(cell);
  }
  return kept;
}

/** The points of a cluster, by their numbers. */
export function pointsOf({ count, x, y }: Points, { cells }: Cluster, zoom: number): number[] {
  const size = cellSize(zoom);
  const wanted = new Set(cells);
  const found: number[] = [];
  for (let at = 0; at < count; at += 1) if (wanted.has(cellAt(x[at] ?? 0, y[at] ?? 0, size))) found.push(at);
  return found;
}
