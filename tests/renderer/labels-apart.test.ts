import { expect, test } from 'vitest';
import { labelsApart } from '../../src-renderer/ui/map/apart';

const at = (left: number, top: number, width = 60) => ({ left, top, width, height: 16 });

test('a name that would lie over one before it is left out, and what it would have covered is written', () => {
  expect(labelsApart([at(0, 0), at(40, 8), at(80, 8)])).toEqual([true, false, true]);
});

test('names that only touch are apart above each other, and need a gap beside each other', () => {
  expect(labelsApart([at(0, 0), at(0, 16)])).toEqual([true, true]);
  expect(labelsApart([at(0, 0), at(63, 0)])).toEqual([true, false]);
  expect(labelsApart([at(0, 0), at(64, 0)])).toEqual([true, true]);
});
