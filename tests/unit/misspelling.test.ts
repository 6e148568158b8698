import { expect, test } from 'vitest';
import { heard, isOneSlip, misspelling, otherSearches } from '../../src-main/domain/clients/misspelling';

test.each([
  ['gonsales', 'gonzalez'],
  ['balbuena', 'valvuena'],
  ['ernandes', 'hernandez'],
  ['castiyo', 'castillo'],
  ['gimenes', 'jimenez'],
  ['ximena', 'jimena'],
  ['quintana', 'kintana'],
  ['sebayos', 'ceballos'],
  ['herera', 'herrera'],
  ['canpos', 'campos'],
  ['filippo', 'philipo'],
  ['reyna', 'reina'],
])('%s is heard as %s', (typed, word) => {
  expect(heard(typed)).toBe(heard(word));
});

test.each([
  ['guerra', 'gerra'],
  ['chavez', 'kavez'],
  ['casa', 'cada'],
  ['peralta', 'peralte'],
])('%s is not heard as %s', (typed, word) => {
  expect(heard(typed)).not.toBe(heard(word));
});

test.each([
  ['changed', 'munoz', 'munez', true],
  ['missing', 'mnoz', 'munoz', true],
  ['missing at the end', 'muno', 'munoz', true],
  ['too many', 'munnoz', 'munoz', true],
  ['swapped', 'mnuoz', 'munoz', true],
  ['swapped at the end', 'munzo', 'munoz', true],
  ['the same', 'munoz', 'munoz', false],
  ['two changed', 'manez', 'munoz', false],
  ['swapped with one between', 'numoz', 'munoz', false],
  ['two missing', 'mno', 'munoz', false],
])('a letter %s: %s and %s', (_, one, other, is) => {
  expect(isOneSlip(one, other)).toBe(is);
  expect(isOneSlip(other, one)).toBe(is);
});

test.each([
  ['munos', 'munoz', 0],
  ['gonsales', 'gonzalez', 0],
  ['gonsal', 'gonzalez', 1],
  ['mnoz', 'munoz', 2],
  ['gonsalz', 'gonzalez', 2],
  ['ginzal', 'gonzalez', 3],
  ['munoz', 'munoz', null],
  ['gonzal', 'gonzalez', null],
  ['paz', 'pas', null],
  ['onzalez', 'gonzalez', 2],
  ['rios', 'munoz', null],
])('%s for %s', (typed, word, slips) => {
  expect(misspelling(typed, word)).toBe(slips);
});

const NAMES = 'jose munoz ana gonzalez carla munoz beto gonzales luz muniz san martin sa hernandez';

test.each([
  ['munos', ['munoz', 'muniz']],
  ['MUÑOS', ['munoz', 'muniz']],
  ['gonsalez ana', ['gonzalez ana', 'gonzales ana']],
  ['gonsalez san martin 1240', ['gonzalez san martin 1240', 'gonzales san martin 1240']],
  ['jsoe munos', ['jose munoz', 'jsoe munoz', 'jose munos', 'jsoe muniz']],
  ['muno', ['muniz']],
  ['ernan', ['hernandez']],
  ['28114902', []],
  ['zzzzzz', []],
  ['', []],
])('%j may have meant %j', (text, meant) => {
  expect(otherSearches(text, NAMES).map((other) => other.text)).toEqual(meant);
});

test('a word that is a name already is another one heard the same only when that is one too', () => {
  expect(otherSearches('gonzales', NAMES).map((other) => other.text)).toEqual(['gonzalez']);
});
