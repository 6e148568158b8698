import { expect, test } from 'vitest';
import { remainingOf } from '../../src-renderer/ui/remaining';

test('what remains is told when there is something to go by', () => {
  expect(remainingOf(1, 100, 200)).toBeNull();
  expect(remainingOf(10, 0, 9000)).toBeNull();
  expect(remainingOf(50, 100, 20_000)).toEqual({ unit: 'seconds', count: 20 });
  expect(remainingOf(10, 100, 60_000)).toEqual({ unit: 'minutes', count: 9 });
  expect(remainingOf(99, 100, 60_000)).toEqual({ unit: 'soon' });
});
