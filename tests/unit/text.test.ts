import { expect, test } from 'vitest';
import { fold, numberKey, requiredText, text } from '../../src-main/contract/values/text';
import { clientKeys } from '../../src-main/domain/clients';
import { cellText } from '../../src-main/domain/imports/read-cells';
import { phoneSpellings } from '../../src-main/domain/phones';
import { isTaxId } from '../../src-main/domain/tax-ids';
import { clientFieldsWith } from '../support/test-app';

test.each([
  ['a zero-width space', '\u200B'],
  ['zero-width joiners', '\u200C\u200D\u2060'],
  ['marks of direction', '\u200F\u202E\u2066\u2069\u061C'],
  ['a blank that does not break', '\u00A0\u202F'],
  ['Hangul fillers', '\u3164\uFFA0\u115F\u1160'],
  ['an empty Braille cell', '\u2800'],
  ['a byte order mark and a soft hyphen', '\uFEFF\u00AD'],
  ['controls', '\u0007\u0085\u001F'],
  ['choosers of a letter’s form', '\uFE0F\u034F'],
  ['tags', '\u{E0041}\u{E007F}'],
  ['several of them with blanks between', '\u200B \u3164\t\u2800 \uFE0F'],
])('a name of nothing but %s is blank, typed or in a list', (_what, name) => {
  expect(text(200).parse(name)).toBe('');
  expect(requiredText(200).safeParse(name).error?.issues).toMatchObject([{ message: 'required' }]);
  expect(cellText(name)).toBe('');
});

test.each([
  ['\u202A+54 9 2604 33-1208\u202C', '+54 9 2604 33-1208'],
  ['\u200EAna\u00A0', 'Ana'],
  ['\u3164Ana\u2800Paz\u3164', 'Ana\u2800Paz'],
  ['Te\u00ADodoro', 'Te\u00ADodoro'],
  // A heart in colour and the flag of England end in what is not seen by itself.
  ['Ana ❤\uFE0F', 'Ana ❤\uFE0F'],
  ['\u{1F3F4}\u{E0067}\u{E0062}\u{E007F}', '\u{1F3F4}\u{E0067}\u{E0062}\u{E007F}'],
])('around a text %j they are cut, within it they stay: %j', (typed, kept) => {
  expect(text(200).parse(typed)).toBe(kept);
  expect(cellText(typed)).toBe(kept);
});

test('a long text of blanks between two words costs no more than another', () => {
  const value = `a${' '.repeat(19_998)}b`;
  expect(text(20_000).parse(value)).toBe(value);
});

test.each([
  ['Jo\u200Bse\u0301', 'jose'],
  ['Ana\u3164Paz', 'ana paz'],
  ['Ana\u2800\u00A0Paz', 'ana paz'],
  ['ＭＵÑＯＺ', 'munoz'],
  ['\u202EAna\u202C', 'ana'],
  // Not what stands for itself in an address: what is stored already is still found.
  ['Mitre Nº 5', 'mitre nº 5'],
])('%j folds to %s', (value, folded) => {
  expect(fold(value)).toBe(folded);
});

test.each([
  ['２８．１１４．９０２', '28114902'],
  ['\u202A28.114.902\u202C', '28114902'],
  ['28\u200B114\u00AD902', '28114902'],
])('the number %j is %s', (value, key) => {
  expect(numberKey(value)).toBe(key);
});

test('documents, phones and ids in full-width digits, or among unseen marks, have the keys of their plain form', () => {
  const keys = (nationalId: string, phone: string, customId: string) =>
    clientKeys(clientFieldsWith({ nationalId, phone, mobile: phone, customId, email: 'ana@correo.example' }), []);
  const plain = keys('28.114.902', '2604 33-1208', 'A-7');
  const { searchText: _typed, ...wide } = keys('２８．１１４．９０２', '２６０４　３３－１２０８', 'Ａ－７');
  const { searchText: _among, ...among } = keys('28.114\u200B.902', '\u202A2604 33-1208', 'A\u200B-7');
  expect(plain).toMatchObject(wide);
  expect(plain).toMatchObject(among);
});

test('a phone and a tax id in full-width digits are read as any other', () => {
  expect(phoneSpellings('AR', '２６０４　３３－１２０８')).toEqual(phoneSpellings('AR', '2604 33-1208'));
  expect(isTaxId('AR', '２０－２６７５６５３９－３')).toBe(true);
  expect(isTaxId('AR', '２０－２６７５６５３９－４')).toBe(false);
  expect(isTaxId('MX', 'ÑAÑ850101AB1')).toBe(true);
});
