import { expect, test } from 'vitest';
import { openDatabase } from '../../src-main/data/database';
import { countFailure, lockAfterMs, lockLeftMs } from '../../src-main/domain/session/rules';
import { findStranger, saveStranger } from '../../src-main/domain/session/strangers';

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

const NOW_MS = Date.UTC(2026, 10, 24, 12);
const QUARTER_MS = 15 * 60_000;

test.each([
  ['nobody tried', undefined, 0],
  ['it is over', NOW_MS - 1, 0],
  ['it ends now', NOW_MS, 0],
  ['it has a second to go', NOW_MS + 1000, 1000],
  ['it is the longest there is', NOW_MS + QUARTER_MS, QUARTER_MS],
  ['a clock that ran ahead set it', NOW_MS + QUARTER_MS + 1, 0],
  ['a clock that ran a month ahead set it', NOW_MS + 30 * 86_400_000, 0],
])('what is left of a lock where %s', (_what, lockedUntilMs, leftMs) => {
  const tries = lockedUntilMs === undefined ? undefined : { failedSignIns: 5, lockedUntilMs };
  expect(lockLeftMs(tries, NOW_MS)).toBe(leftMs);
});

test('of the e-mails that are nobody’s the 10,000 that were tried last are remembered', () => {
  const database = openDatabase(':memory:');
  const tries = countFailure(undefined, NOW_MS);
  const save = (index: number) => saveStranger(database.read, `n${index}@oficina.example`, tries);
  for (let index = 0; index < 10_000; index += 1) save(index);
  save(0);
  save(10_000);
  const found = [0, 1, 2, 10_000].map((index) => findStranger(database.read, `n${index}@oficina.example`));
  expect(found).toEqual([tries, undefined, tries, tries]);
  database.close();
});
