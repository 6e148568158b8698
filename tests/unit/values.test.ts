import { assert, integer, property } from 'fast-check';
import { expect, test } from 'vitest';
import { calendarDate } from '../../src-main/contract/values/calendar-date';
import { parseCents } from '../../src-main/contract/values/money';
import { officeTime } from '../../src-main/contract/values/office-time';
import { fold } from '../../src-main/contract/values/text';
import { findHeaderRow, guessTargets } from '../../src-main/domain/imports/headers';
import { parseWallDate } from '../../src-main/domain/imports/records';
import { lockAfterMs } from '../../src-main/domain/session/rules';

test.each([
  ['1.234,56', 123_456],
  ['1,234.56', 123_456],
  ['1234.5', 123_450],
  ['$ 900', 90_000],
  ['-12,30', -1230],
  ['1.234.567', 123_456_700],
  ['0,00', 0],
  ['12,34,56', null],
  ['1.23.456', null],
  ['doce', null],
  ['', null],
  ['99999999999999999999', null],
])('the amount %s is %s cents', (text, cents) => {
  expect(parseCents(text)).toBe(cents);
});

test('an amount written with two decimals is read back to the cent', () => {
  assert(
    property(integer({ min: -1e12, max: 1e12 }), (cents) => {
      const digits = String(Math.abs(cents)).padStart(3, '0');
      const text = `${cents < 0 ? '-' : ''}${digits.slice(0, -2)},${digits.slice(-2)}`;
      expect(parseCents(text)).toBe(cents);
    }),
  );
});

test.each([
  ['2024-02-29', true],
  ['2026-02-29', false],
  ['1900-02-29', false],
  ['2026-13-01', false],
  ['2026-04-31', false],
  ['0000-01-01', false],
])('%s is a day: %s', (text, real) => {
  expect(calendarDate.safeParse(text).success).toBe(real);
});

test.each([
  ['Muñoz', 'munoz'],
  ['  José\u00A0 ÁNGEL ', 'jose angel'],
  ['Jose\u0301', 'jose'],
])('%s folds to %s', (text, folded) => {
  expect(fold(text)).toBe(folded);
});

test('an instant survives the way over the wall clock, in zones with and without summer time', () => {
  for (const zone of ['America/Argentina/Mendoza', 'America/Santiago', 'America/Caracas', 'America/La_Paz']) {
    const { toWall, fromWall } = officeTime(zone);
    for (const atMs of [Date.UTC(2026, 0, 1, 2, 59, 59), Date.UTC(2026, 6, 15, 12), Date.UTC(1999, 11, 31, 23, 59)]) {
      expect(fromWall(toWall(atMs)), zone).toBe(atMs);
    }
  }
});

test.each([
  // Paraguay's and Chile's summer time began at midnight: that day has no 00:00.
  ['America/Asuncion', '2023-10-01T00:00', '2023-10-01T04:00:00.000Z'],
  ['America/Asuncion', '2023-10-01T00:30', '2023-10-01T04:00:00.000Z'],
  ['America/Asuncion', '2023-10-01T01:00', '2023-10-01T04:00:00.000Z'],
  ['America/Asuncion', '2023-09-30T23:59', '2023-10-01T03:59:00.000Z'],
  ['America/Asuncion', '2023-10-02T00:00', '2023-10-02T03:00:00.000Z'],
  ['America/Santiago', '2022-09-11T00:00', '2022-09-11T04:00:00.000Z'],
  ['America/Santiago', '2013-09-08T00:00', '2013-09-08T04:00:00.000Z'],
  ['America/Sao_Paulo', '2018-11-04T00:00', '2018-11-04T03:00:00.000Z'],
  // At its end the hour before midnight came twice: the first is meant.
  ['America/Santiago', '2022-04-02T23:30', '2022-04-03T02:30:00.000Z'],
  ['America/Asuncion', '2023-03-25T23:00', '2023-03-26T02:00:00.000Z'],
  ['America/Asuncion', '2023-03-26T00:00', '2023-03-26T04:00:00.000Z'],
  // A clock that was put forward from half past eleven: the day began at half past midnight.
  ['America/Toronto', '1919-03-31T00:00', '1919-03-31T04:30:00.000Z'],
])('in %s the clock on the wall reads %s first at %s', (zone, wall, instant) => {
  const atMs = officeTime(zone).fromWall(Date.parse(`${wall}Z`));
  expect(new Date(atMs).toISOString()).toBe(instant);
});

test('in no zone of the office’s countries is a day’s beginning taken for the day before, nor for a later instant', () => {
  const zones = ['America/Asuncion', 'America/Santiago', 'America/Sao_Paulo', 'America/Montevideo', 'America/Caracas'];
  for (const zone of zones) {
    const { toWall, fromWall } = officeTime(zone);
    for (let day = Date.UTC(1970, 0, 2); day < Date.UTC(2030, 0, 1); day += 86_400_000) {
      const atMs = fromWall(day);
      expect(toWall(atMs), `${zone} ${new Date(day).toISOString()}`).toBeGreaterThanOrEqual(day);
      expect(toWall(atMs - 1), `${zone} ${new Date(day).toISOString()}`).toBeLessThan(day);
    }
  }
});

test.each([
  ['3/2/2019', Date.UTC(2019, 1, 3)],
  ['03-02-2019 14:05', Date.UTC(2019, 1, 3, 14, 5)],
  ['2019-02-03T01:02:03', Date.UTC(2019, 1, 3, 1, 2, 3)],
  ['31/2/2019', null],
  ['ayer', null],
])('the date %s', (text, wallMs) => {
  expect(parseWallDate(text)).toBe(wallMs);
});

test('headers are known in any case, with or without accents, under a title', () => {
  expect(
    guessTargets('clients', ['TELEFONO', 'Direccion', 'Documento/Cédula', 'e-mail', 'Otra cosa', 'telefono']),
  ).toEqual(['phone', 'address', 'nationalId', 'email', 'ignore', 'ignore']);
  expect(findHeaderRow([['Listado'], [], ['Nombre', 'Zona'], ['Ana', 'Sur']])).toBe(2);
});

test('the lock grows from half a minute to a quarter of an hour', () => {
  expect([4, 5, 6, 9, 10, 50].map(lockAfterMs)).toEqual([0, 30_000, 60_000, 480_000, 900_000, 900_000]);
});
