import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { boundedNames } from '../../bench/bounds';

const root = resolve(import.meta.dirname, '../..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');

/** A table's rows as they are written. */
const rowsOf = (text: string) => text.split('\n').filter((line) => /^\| [a-z]+_[a-z_0-9]+ \|/u.test(line));

test('what the README says was measured is what the report of the measuring says', () => {
  const told = rowsOf(read('README.md'));
  const measured = new Set(rowsOf(read('docs/reports/bench.md')));
  expect(told.length).toBeGreaterThan(5);
  expect(told.filter((row) => !measured.has(row))).toEqual([]);
});

test('the report has every measure that an issue bounds', () => {
  const measured = rowsOf(read('docs/reports/bench.md')).map((row) => row.split(' | ')[0]?.slice(2));
  expect(boundedNames.filter((name) => !measured.includes(name))).toEqual([]);
});

test('a report says on which machine, on what day and with which command it was made', () => {
  expect(read('docs/reports/bench.md')).toMatch(/^20\d\d-\d\d-\d\d · .+ · .+, Node v\d+.* · `npm run bench .*`$/mu);
  expect(read('docs/reports/soak.md')).toMatch(/^`npm run soak .*`, 20\d\d-\d\d-\d\d, .+$/mu);
});
