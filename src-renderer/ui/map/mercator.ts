/** The whole world is one square from 0 to 1, east and south, as maps on screens have it. */
export interface WorldPoint {
  readonly x: number;
  readonly y: number;
}

export const TILE = 256;

export function toWorld(latitude: number, longitude: number): WorldPoint {
  const sine = Math.sin((latitude * Math.PI) / 180);
  return { x: (longitude + 180) / 360, y: 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI) };
}

/** A rectangle of the world. */
export interface WorldBox {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export function overlaps(one: WorldBox, other: WorldBox): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}

/** A closed line's corners, x and y by turns, and the rectangle that it lies in. */
export interface WorldRing {
  readonly corners: Float64Array;
  readonly box: WorldBox;
}

/** From longitude and latitude by turns. */
export function worldRing(degrees: Float64Array): WorldRing {
  const corners = new Float64Array(degrees.length);
  let box: WorldBox = { left: 1, top: 1, right: 0, bottom: 0 };
  for (let at = 0; at < degrees.length; at += 2) {
    const { x, y } = toWorld(degrees[at + 1] ?? 0, degrees[at] ?? 0);
    corners[at] = x;
    corners[at + 1] = y;
    box = {
      left: Math.min(box.left, x),
      top: Math.min(box.top, y),
      right: Math.max(box.right, x),
      bottom: Math.max(box.bottom, y),
    };
  }
  return { corners, box };
}

/** A side of a rectangle: which of x and y it bounds, where, and whether the inside is beyond it. */
type Side = readonly [axis: 0 | 1, at: number, beyond: boolean];

function clipAt(corners: readonly number[], [axis, bound, beyond]: Side): number[] {
  const kept: number[] = [];
  const count = corners.length;
  for (let at = 0; at < count; at += 2) {
    const [x, y] = [corners[at] ?? 0, corners[at + 1] ?? 0];
    const before = (at + count - 2) % count;
    const [lastX, lastY] = [corners[before] ?? 0, corners[before + 1] ?? 0];
    const [now, last] = axis === 0 ? [x, lastX] : [y, lastY];
    const isInside = beyond ? now >= bound : now <= bound;
    const wasInside = beyond ? last >= bound : last <= bound;
    if (isInside !== wasInside) {
      const part = (bound - last) / (now - last);
      kept.push(lastX + (x - lastX) * part, lastY + (y - lastY) * part);
    }
    if (isInside) kept.push(x, y);
  }
  return kept;
}

/**
 * What of a ring lies in a rectangle (Sutherland and Hodgman): from near by, a country's outline is so much larger than
 * the screen that its corners are beyond what a canvas can count.
 */
export function clip({ corners }: WorldRing, { left, top, right, bottom }: WorldBox): number[] {
  const sides: readonly Side[] = [
    [0, left, true],
    [0, right, false],
    [1, top, true],
    [1, bottom, false],
  ];
  return sides.reduce<number[]>(clipAt, [...corners]);
}
