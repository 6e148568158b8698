import { expect, test } from 'vitest';
import { realEmail } from '../../src-main/domain/imports/emails';
import { guessTargets } from '../../src-main/domain/imports/headers';
import { bestLikeness, likeness } from '../../src-main/domain/imports/likeness';
import { cellCents, cellCount, parseWallDate } from '../../src-main/domain/imports/records';

test.each([
  ['1.234,50', 123_450],
  ['1,234.50', 123_450],
  ['1234.5', 123_450],
  [1234.5, 123_450],
  ['$ 900', 90_000],
  ['(12,50)', -1250],
  ['12,50-', -1250],
  ['−3', -300],
  ['-$ 1.200', -120_000],
  ['mucho', null],
  [Number.NaN, null],
])('%s is %s cents', (cell, expected) => {
  expect(cellCents(cell)).toBe(expected);
});

test.each([
  ['2', 2],
  ['2,0', 2],
  ['2.00', 2],
  [2, 2],
  ['0', 0],
  ['1.200', 1200],
  ['tres', null],
  ['2,5', null],
  ['-2', null],
  ['99999999999', null],
  [1.5, null],
])('%s are %s things', (cell, expected) => {
  expect(cellCount(cell)).toBe(expected);
});

test.each([
  ['3/2/2019', '2019-02-03T00:00'],
  ['03-02-19', '2019-02-03T00:00'],
  ['3.2.1998 7:05', '1998-02-03T07:05'],
  ['3/2/2019 12:10 a. m.', '2019-02-03T00:10'],
  ['3/2/2019 1:10:30 PM', '2019-02-03T13:10'],
  ['2019-02-03 10:20:30', '2019-02-03T10:20'],
  [43_499, '2019-02-03T00:00'],
  ['31/2/2019', null],
  ['1/1/0050', null],
  ['0019-02-03', null],
  ['1/1/1899', null],
  ['31/12/1900', '1900-12-31T00:00'],
  ['2/31/2019', null],
  ['3/2/2019 23:59:59', '2019-02-03T23:59'],
  ['3/2/2019 24:00', null],
  ['3/2/2019 25:10', null],
  ['3/2/2019 10:60', null],
  ['3/2/2019 10:75', null],
  ['3/2/2019 10:10:60', null],
  ['2019-02-03T99:99:99', null],
  ['3/2/2019 0:10 AM', '2019-02-03T00:10'],
  ['3/2/2019 12:10 p. m.', '2019-02-03T12:10'],
  ['3/2/2019 13:10 PM', '2019-02-03T13:10'],
  ['3/2/2019 13:10 AM', null],
  ['3/2/2019 24:10 PM', null],
  ['ayer', null],
  [7, null],
  [new Date('0202-03-02'), null],
  [new Date('ayer'), null],
  [new Date('1900-01-01'), '1900-01-01T00:00'],
])('%s is the day %s', (cell, expected) => {
  const wallMs = parseWallDate(cell);
  expect(wallMs === null ? null : new Date(wallMs).toISOString().slice(0, 16)).toBe(expected);
});

test('headers are known in any case, with or without accents and dots', () => {
  const headers = ['Nº CLIENTE', 'apellido', 'Nombre(s)', 'D.N.I.', 'Correo Electronico', 'TELÉFONO', 'Cel.', 'Otra'];
  expect(guessTargets('clients', headers)).toEqual([
    'customId',
    'lastName',
    'name',
    'nationalId',
    'email',
    'phone',
    'mobile',
    'ignore',
  ]);
});

const person = (keys: Partial<Record<'nationalIdKey' | 'phoneKey' | 'addressKey', string>>) => ({
  nationalIdKey: '',
  phoneKey: '',
  mobileKey: '',
  emailKey: '',
  addressKey: '',
  ...keys,
});

test('people of one name are the same by what they share, never with two documents', () => {
  expect(likeness(person({ nationalIdKey: '1' }), person({ nationalIdKey: '2', phoneKey: '5' }))).toBeNull();
  expect(likeness(person({ phoneKey: '5' }), person({ nationalIdKey: '2', phoneKey: '5' }))).toBe(1);
  expect(likeness(person({ phoneKey: '5' }), person({ phoneKey: '6' }))).toBeNull();
  expect(likeness(person({}), person({}))).toBe(0);
});

test('of several alike the one with most in common is meant, and one that no row has before one that is taken', () => {
  const named = [
    { id: 1, ...person({ nationalIdKey: '1' }) },
    { id: 2, ...person({ nationalIdKey: '1', addressKey: 'mitre 5' }) },
  ];
  const wanted = person({ nationalIdKey: '1', addressKey: 'mitre 5' });
  expect(bestLikeness(wanted, named, () => true)).toBe(2);
  expect(bestLikeness(wanted, named, (id) => id !== 2)).toBe(1);
});

test('the address behind a digit', () => {
  expect(realEmail('4ana@correo.example')).toBe('ana@correo.example');
  expect(realEmail('ana@correo.example')).toBeNull();
});
