import { expect, test } from 'vitest';
import { officeTime } from '../../src-main/contract/values/office-time';
import { guessTargets, guessUnit } from '../../src-main/domain/consumption/headers';
import { readAddress } from '../../src-main/domain/consumption/addresses';
import { readBytes } from '../../src-main/domain/consumption/read-bytes';
import { createTimeReader } from '../../src-main/domain/consumption/read-time';
import {
  countedBefore,
  dayNumber,
  measureOf,
  bucketIndex,
  monthsBefore,
  windowOf,
} from '../../src-main/domain/consumption/rules';
import { hoursBetween } from '../../src-main/domain/consumption/rhythm-rules';
import { delimiterOf, splitLine } from '../../src-main/domain/consumption/split-line';

const readTime = createTimeReader(officeTime('America/Argentina/Mendoza'));
const day = (date: string) => dayNumber(Date.parse(`${date}T00:00:00Z`) / 1000);
const dateOf = (number: number) => new Date(number * 86_400_000).toISOString().slice(0, 10);
const TEN = Date.UTC(2026, 10, 24, 13) / 1000;

test.each([
  ['2026-11-24T13:00:00.000Z', TEN],
  ['2026-11-24T13:00:00Z', TEN],
  ['2026-11-24 10:00:00', TEN],
  ['2026-11-24T10:00:00-03:00', TEN],
  ['2026-11-24 15:00+02', TEN],
  ['2026-11-25T03:00:00+14:00', TEN],
  ['2026-11-23T23:00:00-14:00', TEN],
  ['2026-11-24T18:30:00+0530', TEN],
  ['2026/11/24 10:00', TEN],
  ['24/11/2026 10:00', TEN],
  ['24-11-26 10:00', TEN],
  ['24/11/2026, 10:00:00 a. m.', TEN],
  ['24/11/2026 12:00 AM', TEN - 36_000],
  ['24/11/2026 10:00 p.m.', TEN + 43_200],
  ['24.11.2026 10:00', TEN],
  ['nov/24/2026 10:00:00', TEN],
  ['24-nov-2026 10:00', TEN],
  ['20261124100000', TEN],
  [`${TEN}`, TEN],
  [`${TEN}.75`, TEN],
  [`${TEN}123`, TEN],
  ['24/11/2026', TEN - 36_000],
  ['2026-11-24', TEN - 36_000],
])('%s is an instant, in the office’s time where it names no zone', (text, expected) => {
  expect(readTime(text)).toBe(expected);
});

test.each([
  '',
  'ayer',
  '31/02/2026 10:00',
  '2026-02-30T10:00:00Z',
  '24/13/2026',
  '10:00',
  '24/11/2026 25:00',
  '24/11/2026 13:00 pm',
  '12',
  '1999-01-01',
  '2026-11-24T10:00:00+99:00',
  '2026-11-24T10:00:00-14:01',
  '2026-11-24T10:00:00+03:60',
])('«%s» is no time', (text) => {
  expect(readTime(text)).toBeNull();
});

test('the hour that a clock change repeats is the first one, and one that it leaves out is the change', () => {
  const chile = createTimeReader(officeTime('America/Santiago'));
  // In Santiago clocks went back at midnight of 5 April 2026, and forward at midnight of 6 September.
  expect(chile('2026-04-04 23:30:00')).toBe(Date.UTC(2026, 3, 5, 2, 30) / 1000);
  expect(chile('2026-09-06 00:30:00')).toBe(Date.UTC(2026, 8, 6, 4) / 1000);
});

test.each([
  ['1234', 1, 1234],
  ['1.234.567', 1, 1_234_567],
  ['1,234', 1, 1234],
  ['12.5', 1, 13],
  ['1,5', 1e6, 1_500_000],
  ['1.234', 1e6, 1_234_000],
  ['3e9', 1, 3e9],
  ['-7', 1, -7],
])('%s in units of %d bytes is %d', (text, unit, expected) => {
  expect(readBytes(text, unit)).toBe(expected);
});

test.each(['', 'x', '12a', '1..2', '99999999999999999999', '0x10'])('«%s» is no number of bytes', (text) => {
  expect(readBytes(text, 1)).toBeNull();
});

test.each([
  ['10.0.0.1', 'ip'],
  ['10.0.0.1/32', 'ip'],
  ['2001:db8::1', 'ip'],
  ['E4:8D:8C:04:03:C5', 'mac'],
  ['e48d.8c04.03c5', 'mac'],
  ['<pppoe-ana>', 'user'],
  ['300.1.1.1', 'user'],
])('%s is told to be of kind %s', (text, kind) => {
  expect(readAddress(text)?.kind).toBe(kind);
});

test('one address is known again however it is written', () => {
  expect(readAddress('010.000.000.001')?.key).toBe(readAddress(' 10.0.0.1/32')?.key);
  for (const text of ['10,0,0,7', '10 0 0 7', '10. 0. 0. 7', '[10.0.0.7]'])
    expect(readAddress(text)).toEqual(readAddress('10.0.0.7'));
  expect(readAddress('10.0.0.8 /29')).toEqual(readAddress('10.0.0.8/29'));
  for (const text of ['e4_8d_8c_04_03_c5', 'e4 8d 8c 04 03 c5', 'E48D.8C04.03C5', 'e4,8d,8c,04,03,c5'])
    expect(readAddress(text)).toEqual(readAddress('E4:8D:8C:04:03:C5'));
  expect(readAddress('<pppoe-Ana.Ñ>')?.key).toBe(readAddress('ana.n')?.key);
  expect(readAddress('  ')).toBeNull();
});

test.each([
  [
    ['IP', 'Desde', 'Bajada bytes', 'Subida bytes'],
    ['address', 'at', 'down', 'up'],
  ],
  [
    ['user_name', 'start time', 'end time', 'bytes in', 'bytes out'],
    ['address', 'at', 'ignore', 'down', 'up'],
  ],
  [
    ['Usuario', 'Fecha', 'Hora', 'Descarga (MB)', 'Carga (MB)'],
    ['address', 'at', 'clock', 'down', 'up'],
  ],
  [
    ['MAC Address', 'Hora', 'RX', 'TX'],
    ['address', 'at', 'down', 'up'],
  ],
  [
    ['Timestamp', 'Src. Address', 'Total'],
    ['at', 'address', 'down'],
  ],
  [
    ['IP', 'Hasta', 'Down', 'Up'],
    ['address', 'until', 'down', 'up'],
  ],
  [
    ['IP', 'IP', 'Nota'],
    ['address', 'address', 'ignore'],
  ],
  [
    ['usuario', 'MAC', 'ip', 'hora', 'bajada', 'descarga'],
    ['address', 'address', 'address', 'at', 'down', 'ignore'],
  ],
])('%j is guessed', (headers, targets) => {
  expect(guessTargets(headers)).toEqual(targets);
});

test('the unit is the one that the headers of the bytes name', () => {
  expect(guessUnit(['IP', 'Descarga (MB)'], ['address', 'down'])).toBe('MB');
  expect(guessUnit(['Plan 100 GB', 'Bajada'], ['ignore', 'down'])).toBe('B');
  expect(guessUnit(['Bajada GB'], ['down'])).toBe('GB');
  expect(guessUnit(['rx kB'], ['down'])).toBe('kB');
});

test('lines are cut at what cuts most of them alike, and not within quotes', () => {
  expect(delimiterOf(['a,b;c', '1,5;2', '3,5;4'])).toBe(';');
  expect(delimiterOf(['sep=,', '1;2,3'])).toBe(',');
  expect(delimiterOf(['a\tb', '1\t2'])).toBe('\t');
  expect(splitLine('"a;b";"c""d";e\r', ';')).toEqual(['a;b', 'c"d', 'e']);
  expect(splitLine('a;;', ';')).toEqual(['a', '', '']);
});

test('a counter nearly always rises; what says neither is of intervals', () => {
  const [nothing, counters, intervals] = [
    { counters: 0, intervals: 0 },
    { counters: 3, intervals: 1 },
    { counters: 1, intervals: 3 },
  ];
  expect(measureOf({ rises: 95, falls: 5 }, nothing)).toEqual({ measure: 'counter', isSure: true });
  for (const rises of [55, 80, 89])
    expect(measureOf({ rises, falls: 100 - rises }, nothing)).toEqual({ measure: 'interval', isSure: true });
  expect(measureOf({ rises: 0, falls: 0 }, nothing)).toEqual({ measure: 'interval', isSure: false });
  expect(measureOf({ rises: 5, falls: 0 }, nothing)).toEqual({ measure: 'interval', isSure: false });
  // What says too little is what the office has of it; what falls is no counter, whatever it has.
  expect(measureOf({ rises: 0, falls: 0 }, counters)).toEqual({ measure: 'counter', isSure: true });
  expect(measureOf({ rises: 0, falls: 0 }, intervals)).toEqual({ measure: 'interval', isSure: true });
  expect(measureOf({ rises: 55, falls: 45 }, counters)).toEqual({ measure: 'interval', isSure: true });
  // A morning rises by itself too; a month of it does not.
  expect(measureOf({ rises: 14, falls: 0 }, intervals)).toEqual({ measure: 'interval', isSure: false });
  expect(measureOf({ rises: 250, falls: 5 }, intervals)).toEqual({ measure: 'counter', isSure: true });
});

test('what ends at an instant counts before it, what begins there counts at it', () => {
  expect(countedBefore('interval', 'at')).toBe(0);
  expect(countedBefore('interval', 'until')).toBe(1);
  expect(countedBefore('counter', 'at')).toBe(1);
});

test.each([
  ['2026-03-31', 1, '2026-02-28'],
  ['2024-03-31', 1, '2024-02-29'],
  ['2026-01-15', 2, '2025-11-15'],
  ['2026-11-11', 12, '2025-11-11'],
])('%s less %d months is %s', (from, months, expected) => {
  expect(dateOf(monthsBefore(day(from), months))).toBe(expected);
});

test.each([
  ['2026-11-11', 0, '2026-10-12', '2026-11-11'],
  ['2026-11-11', 1, '2026-09-12', '2026-10-11'],
  ['2026-03-31', 0, '2026-03-01', '2026-03-31'],
  ['2026-03-30', 0, '2026-03-01', '2026-03-30'],
])('the month that ends on %s, %d before, goes from %s to %s', (last, back, from, until) => {
  const window = windowOf('month', back, { hour: 0, day: day(last) });
  expect([window.bucket, dateOf(window.from), dateOf(window.until)]).toEqual(['day', from, until]);
});

test('a year is twelve calendar months, each with its own days', () => {
  const window = windowOf('year', 0, { hour: 0, day: day('2026-02-10') });
  if (window.bucket !== 'month') throw new Error('months were expected');
  expect(window.starts.map(dateOf)[0]).toBe('2025-03-01');
  expect(window.starts.map(dateOf)[11]).toBe('2026-02-01');
  expect(dateOf(window.until)).toBe('2026-02-28');
  expect(bucketIndex(window.starts, day('2026-01-31'))).toBe(10);
  expect(bucketIndex(window.starts, day('2026-02-01'))).toBe(11);
  expect(dateOf(windowOf('year', 1, { hour: 0, day: day('2026-02-10') }).until)).toBe('2025-02-28');
});

const hoursOf = (steps: readonly number[], from = 0) => {
  const hours = [from];
  for (const step of steps) hours.push((hours.at(-1) ?? from) + step);
  return hours;
};

test.each([
  ['every hour', [1, 1, 1, 1], 1],
  ['every two hours, with one lost', [2, 2, 4, 2, 2], 2],
  ['an outage among hourly ones', [1, 1, 5, 1, 1], 1],
  ['every two hours, then by the hour', [2, 2, 2, 2, 1, 1, 1, 1, 1, 1, 1], 2],
  ['by the hour, then every three', [1, 1, 1, 1, 1, 1, 3, 3, 3], 3],
  ['every two hours, then every three', [2, 2, 2, 2, 3, 3, 3], 6],
  ['what a day is no whole number of', [5, 5, 5, 5, 5], 1],
  ['steps of any kind', [2, 7, 3, 2, 9], 1],
])('of samples that come %s a bucket is as wide as all of its stretches fill', (_, steps, hours) => {
  expect(hoursBetween(hoursOf(steps), 0)).toBe(hours);
});

test.each([
  ['what is shown has a rhythm of its own', [2, 2, 2, 2, 2, 2], [1, 1, 1, 1], 1],
  ['what is shown is too little', [2, 2, 2, 2, 2, 2], [2, 4], 2],
])('%s: what went before tells the rhythm only where that does not', (_, before, shown, hours) => {
  const earlier = hoursOf(before, -100);
  expect(hoursBetween([...earlier, ...hoursOf(shown)], 0)).toBe(hours);
});
