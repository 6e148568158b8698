import { expect, test } from 'vitest';
import { clusterPoints, pointsOf, type Points } from '../../src-renderer/ui/map/clusters';
import { clip, toWorld, worldRing } from '../../src-renderer/ui/map/mercator';

const KINDS = 3;

function points(places: readonly (readonly [latitude: number, longitude: number, kind: number])[]): Points {
  const worlds = places.map(([latitude, longitude]) => toWorld(latitude, longitude));
  return {
    count: places.length,
    x: Float64Array.from(worlds, ({ x }) => x),
    y: Float64Array.from(worlds, ({ y }) => y),
    kinds: Uint8Array.from(places, ([, , kind]) => kind),
  };
}

const sizes = (clusters: readonly { count: number }[]) =>
  clusters.map(({ count }) => count).toSorted((one, other) => one - other);

const town = points([
  [-34.6177, -68.3301, 0],
  [-34.6178, -68.3302, 1],
  [-34.6177, -68.3301, 1],
  [-35.4755, -69.5843, 2],
]);

test('points that a zoom does not tell apart are one, with how many of each kind; from nearer by they are themselves', () => {
  const far = clusterPoints(town, 3, KINDS);
  expect(far.map(({ count, kinds }) => [count, [...kinds]])).toEqual([[4, [1, 2, 1]]]);
  const middle = clusterPoints(town, 10, KINDS);
  expect(sizes(middle)).toEqual([1, 3]);
  const near = clusterPoints(town, 19, KINDS);
  expect(sizes(near)).toEqual([1, 1, 2]);
  const pair = near.find(({ count }) => count === 2);
  expect(pair && pointsOf(town, pair, 19)).toEqual([0, 2]);
});

test('no point is lost or counted twice at any zoom, and a cluster’s points are those that it counts', () => {
  const many = points(
    Array.from({ length: 500 }, (_, at) => [-34 - ((at * 37) % 100) / 100, -68 - ((at * 53) % 100) / 100, at % KINDS]),
  );
  for (let zoom = 3; zoom <= 19; zoom += 1) {
    const clusters = clusterPoints(many, zoom, KINDS);
    const all = clusters.flatMap((cluster) => {
      const found = pointsOf(many, cluster, zoom);
      expect(found).toHaveLength(cluster.count);
      return found;
    });
    expect(new Set(all).size).toBe(500);
    expect(all).toHaveLength(500);
  }
});

test('of a hundred thousand points none is lost', () => {
  const many = points(
    Array.from({ length: 100_000 }, (_, at) => [
      -34 - ((at * 7919) % 10_007) / 10_007,
      -68 - ((at * 104_729) % 9973) / 9973,
      0,
    ]),
  );
  expect(clusterPoints(many, 12, KINDS).reduce((sum, { count }) => sum + count, 0)).toBe(100_000);
});

test('what of an outline lies in a tile is cut out of it; an outline around the whole tile covers it', () => {
  const around = worldRing(Float64Array.from([-70, -40, -60, -40, -60, -30, -70, -30]));
  const { x, y } = toWorld(-35, -65);
  const cut = clip(around, { left: x, top: y, right: x + 0.001, bottom: y + 0.001 });
  const corners = new Set(cut.map((number) => number.toFixed(6)));
  expect(corners).toEqual(new Set([x, y, x + 0.001, y + 0.001].map((number) => number.toFixed(6))));
  expect(clip(around, { left: 0, top: 0, right: 0.1, bottom: 0.1 })).toEqual([]);
});
