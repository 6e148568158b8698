import { expect, test } from 'vitest';
import { formatNationalId, formatPhone, formatTaxId } from '../../src-renderer/i18n/identity-format';

test.each([
  ['AR', '25478641', '25.478.641'],
  ['AR', '39.440.389', '39.440.389'],
  ['AR', '8245516', '8.245.516'],
  ['AR', 'AAB123456', 'AAB123456'],
  ['AR', '', ''],
  ['CL', '12345678k', '12.345.678-K'],
  ['UY', '1.234.567-8', '1.234.567-8'],
  ['PE', '12345678', '12345678'],
] as const)('in %s the document %s is written %s', (country, typed, expected) => {
  expect(formatNationalId(country, typed)).toBe(expected);
});

test('a CUIT has its two dashes, however it was typed, and another length stays', () => {
  expect(formatTaxId('AR', '30254786418')).toBe('30-25478641-8');
  expect(formatTaxId('AR', '20-08245516-8')).toBe('20-08245516-8');
  expect(formatTaxId('AR', '3025478')).toBe('3025478');
});

test('one phone is written one way', () => {
  const spellings = ['2604 435733', '(0260) 443-5733', '02604435733', '+54 260 443 5733'];
  expect(new Set(spellings.map((typed) => formatPhone('AR', typed)))).toEqual(new Set(['0260 443-5733']));
});

test('what is no whole phone, and two in one field, stay as they were typed', () => {
  expect(formatPhone('AR', '4262370')).toBe('4262370');
  expect(formatPhone('AR', '2604 435733 / 435734')).toBe('2604 435733 / 435734');
});

test('a phone of another country keeps its country', () => {
  expect(formatPhone('AR', '+56 9 6123 4567')).toBe('+56 9 6123 4567');
});
