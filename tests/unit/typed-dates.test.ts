import { expect, test } from 'vitest';
import { officeTime } from '../../src-main/contract/values/office-time';
import { parseTypedDate } from '../../src-main/contract/values/typed-date';
import { createTimeReader } from '../../src-main/domain/consumption/read-time';
import { parseWallDate } from '../../src-main/domain/imports/records';

const readTime = createTimeReader(officeTime('UTC'));

/** The day that each of the three readers takes a text for: typed, in a list of clients, in a file of samples. */
function daysOf(text: string) {
  const ofMs = (ms: number | null) => (ms === null ? null : new Date(ms).toISOString().slice(0, 10));
  const atS = readTime(text);
  return [parseTypedDate(text), ofMs(parseWallDate(text)), ofMs(atS === null ? null : atS * 1000)];
}

test.each([
  ['24/11/2026', '2026-11-24'],
  ['24-11-26', '2026-11-24'],
  ['24.11.2026', '2026-11-24'],
  ['24 11 2026', '2026-11-24'],
  ['2026-11-24', '2026-11-24'],
  ['2026/11/24', '2026-11-24'],
  ['2026/1/5', '2026-01-05'],
  ['24-nov-2026', '2026-11-24'],
  ['24 NOV 2026', '2026-11-24'],
  ['nov/24/2026', '2026-11-24'],
  ['5-ene-2026', '2026-01-05'],
  ['31/02/2026', null],
  ['29/02/2028', '2028-02-29'],
  ['24/13/2026', null],
  ['24-xyz-2026', null],
  ['mañana', null],
])('«%s» is the same day for whoever reads it: %s', (text, day) => {
  expect(daysOf(text)).toEqual([day, day, day]);
});

test('of two digits of a year, 70 and above are of the last century, when there were no samples', () => {
  expect(daysOf('01/02/75')).toEqual(['1975-02-01', '1975-02-01', null]);
  expect(daysOf('01/02/69')).toEqual(['2069-02-01', '2069-02-01', '2069-02-01']);
});

test('digits alone begin with the day where a person wrote them, and with the year where a machine did', () => {
  expect(daysOf('24112026')).toEqual(['2026-11-24', '2026-11-24', null]);
  expect(daysOf('20261124')).toEqual([null, null, '2026-11-24']);
  expect(readTime('20261124100000')).toBe(Date.UTC(2026, 10, 24, 10) / 1000);
});

test('a day that is typed is nothing but a day; a file may have its time behind it', () => {
  expect(parseTypedDate('24/11/2026 10:00')).toBe(null);
  expect(parseWallDate('24-nov-2026 10:05 p. m.')).toBe(Date.UTC(2026, 10, 24, 22, 5));
});
