import { expect, test } from 'vitest';
import {
  locate,
  moveWithin,
  pagesAtHand,
  pagesOf,
  samePages,
  rowsAround,
} from '../../src-renderer/features/client-grid/page-window';

test.each([
  [0, 25, 12_930, [0]],
  [40, 60, 12_930, [0, 1]],
  [12_900, 12_950, 12_930, [258]],
  [0, 25, 0, []],
  [-5, 10, 50, [0]],
  [500, 520, 50, []],
])('rows %i to %i of %i lie on pages %j', (first, last, count, pages) => {
  expect(pagesOf(first, last, count)).toEqual(pages);
});

test('a row more in sight is on the same pages until a page begins', () => {
  expect(samePages({ first: 10, last: 40 }, { first: 11, last: 41 })).toBe(true);
  expect(samePages({ first: 70, last: 99 }, { first: 71, last: 100 })).toBe(false);
  expect(samePages({ first: 99, last: 120 }, { first: 100, last: 121 })).toBe(false);
});

test('a list that moved asks far ahead; at its top a letter typed asks for no more than the next page', () => {
  expect(pagesAtHand({ first: 0, last: 33 }, 12_930)).toEqual([0, 1]);
  expect(pagesAtHand({ first: 4, last: 37 }, 12_930)).toEqual([0, 1, 2, 3, 4]);
  expect(pagesAtHand({ first: 212, last: 245 }, 12_930)).toEqual([3, 4, 5, 6, 7, 8]);
  expect(samePages({ first: 0, last: 33 }, { first: 4, last: 37 })).toBe(false);
});

test('moving stops at the edges', () => {
  expect(moveWithin(0, -1, 10)).toBe(0);
  expect(moveWithin(9, 1, 10)).toBe(9);
  expect(moveWithin(4, Number.MAX_SAFE_INTEGER, 10)).toBe(9);
  expect(moveWithin(0, 1, 0)).toBe(-1);
});

test('the current row is found where a save moved it', () => {
  const ids = [10, 11, 12, 13, 14];
  const idAt = (index: number) => ids[index];
  expect(locate({ index: 1, id: 14 }, idAt, 5)).toBe(4);
  expect(locate({ index: 3, id: 10 }, idAt, 5)).toBe(0);
});

test('when the current row is gone, the one in its place is taken', () => {
  const idAt = (index: number) => [10, 11, 12][index];
  expect(locate({ index: 1, id: 99 }, idAt, 3)).toBe(1);
  expect(locate({ index: 8, id: 99 }, idAt, 3)).toBe(2);
  expect(locate({ index: 0, id: 99 }, idAt, 0)).toBe(-1);
});

test('rows are drawn around those in sight, and none beyond the ends', () => {
  expect(rowsAround(0, 20, 100_000)).toEqual({ first: 0, last: 28 });
  expect(rowsAround(400, 20, 100_000)).toEqual({ first: 392, last: 428 });
  expect(rowsAround(96, 20, 100)).toEqual({ first: 88, last: 99 });
  expect(rowsAround(0, 20, 0)).toEqual({ first: 0, last: -1 });
  // The list got shorter than where it was scrolled to.
  expect(rowsAround(5000, 20, 3)).toEqual({ first: 2, last: 2 });
});
