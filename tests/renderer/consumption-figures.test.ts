import { expect, test } from 'vitest';
import { standsAlone } from '../../src-renderer/features/consumption/period-words';

test('a figure stands alone where nothing is known on either side of it, also at the ends', () => {
  const figures = [4, null, 7, 8, null, 0];
  expect(figures.map((_, at) => standsAlone(figures, at))).toEqual([true, false, false, false, false, true]);
});
