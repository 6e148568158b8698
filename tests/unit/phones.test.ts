import { expect, test } from 'vitest';
import type { Country } from '../../src-main/contract/office';
import { isLikelyPhone, phoneCores, phoneSpellings } from '../../src-main/domain/phones';

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
  const mobile = ['+54 9 260 498-7435', '54 9 260 4987435', '(0260) 15-498-7435', '260 15 4987435'];
  const notations = [...mobile, '0260 498-7435', '260 4987435', '+54 260 4987435'];
  for (const one of notations) {
    for (const other of notations) {
      expect(phoneSpellings('AR', one), `${other} by ${one}`).toContain(other.replace(/\D/gu, ''));
    }
  }
  expect(phoneSpellings('AR', '')).toEqual([]);
  expect(phoneSpellings('AR', '12')).toEqual(['12']);
});

const cores: [Country, string, string[]][] = [
  ['AR', '', []],
  ['AR', 'no tiene', []],
  ['AR', '2604433123', ['2604433123', '260154433123']],
  ['AR', '+54 9 260 443-3123', ['2604433123', '260154433123']],
  ['AR', '(011) 15-4433-3123', ['1144333123', '111544333123']],
  ['AR', '2604', ['2604']],
  ['AR', '0260', ['0260']],
  ['AR', '15 443', ['15443']],
  ['AR', '4433123', ['4433123']],
  ['AR', '28114902', ['28114902']],
  ['CL', '+56 9 6123 4567', ['961234567']],
  ['UY', '094 231 234', ['94231234']],
  ['MX', '55 1234 5678', ['5512345678']],
];

test.each(cores)('in %s, whoever has the phone %j has one of %j in theirs', (country, typed, found) => {
  expect(phoneCores(country, typed)).toEqual(found);
});
