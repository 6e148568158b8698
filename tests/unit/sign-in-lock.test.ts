import { expect, test } from 'vitest';
import { lockAfterMs } from '../../src-main/domain/session/rules';

test.each([
  [0, 0],
  [4, 0],
  [5, 30],
  [6, 60],
  [7, 120],
  [9, 480],
  [10, 900],
  [60, 900],
])('after %i wrong passwords in a row the sign-in waits %i seconds', (wrong, seconds) => {
  expect(lockAfterMs(wrong)).toBe(seconds * 1000);
});
