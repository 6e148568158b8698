import { expect, test } from 'vitest';
import type { Country } from '../../src-main/contract/office';
import { isLikelyPhone, phoneSpellings } from '../../src-main/domain/phones';

const cases: [Country, string, boolean][] = [
  ['AR', '', true],
  ['AR', '2604 42-5510', true],
  ['AR', '0260 4428579', true],
  ['AR', '+54 9 260 498-7435', true],
  ['AR', '+56 9 6123 4567', true],
  ['AR', '1234', false],
  ['AR', 'no tiene', false],
  ['CL', '9 6123 4567', true],
  ['CO', '300 123 4567', true],
  ['MX', '55 1234 5678', true],
  ['UY', '094 231 234', true],
];

test.each(cases)('in %s, %j reads as a phone: %s', (country, typed, likely) => {
  expect(isLikelyPhone(country, typed)).toBe(likely);
});

test('one mobile is known again in every notation', () => {
  const notations = ['+54 9 260 498-7435', '0260 498-7435', '260 4987435', '54 9 260 4987435'];
  for (const one of notations) {
    for (const other of notations) {
      expect(phoneSpellings('AR', one), `${other} by ${one}`).toContain(other.replace(/\D/gu, ''));
    }
  }
  expect(phoneSpellings('AR', '')).toEqual([]);
  expect(phoneSpellings('AR', '12')).toEqual(['12']);
});
