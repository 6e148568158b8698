import { expect, test } from 'vitest';
import {
  bareDocument,
  documentForms,
  dottedForms,
  sharedWord,
  wordForms,
} from '../../src-main/domain/clients/typed-forms';

const words: [string, string[]][] = [
  ['', []],
  ['...', []],
  ['Muñoz', []],
  ['Cable Sur SRL', ['cable s u r srl', 'cable sur s r l ', 'cable s u r s r l ']],
  ['Cablevisión S.R.L.', ['cablevision srl ']],
  ['Cablevisión S. R. L', ['cablevision srl ']],
  ['Y.P.F. Centro', [' ypf centro']],
  ['SA', [' s a ']],
  ['S.A.', [' sa ']],
  ['Ñandú Ñu', ['nandu n u ']],
  ['Mitre 1200', ['mitre 1 200 ']],
  ['Mitre 1.200', ['mitre 1200 ']],
  ['1.200 Mitre', [' 1200 mitre']],
  ['Mitre 12', []],
  ['Mitre 0200', []],
  ['Mitre 1.20', []],
  ['Camino 1234567', []],
];

test.each(words)('%j may stand in a key as %j', (text, forms) => {
  expect(wordForms(text).toSorted()).toEqual(forms.toSorted());
});

test('however many short words there are, only so many forms are asked for', () => {
  expect(wordForms('de la ana juan luis san sur ypf srl '.repeat(20)).length).toBe(15);
  expect(wordForms('ypf del sur sa')).toContain(' y p f del sur s a ');
});

test('the longest word that is the same however it was written is known', () => {
  const shared = (text: string) => sharedWord(text, wordForms(text));
  expect(shared('av san martin 1200')).toBe('martin');
  expect(shared('ypf del centro norte')).toBe('centro');
  expect(shared('juan de la cruz')).toBeUndefined();
  expect(shared('ana')).toBeUndefined();
});

const dotted: [string, string[]][] = [
  ['srl', ['s.r.l']],
  ['sa', ['s.a']],
  ['s.r.l.', ['srl']],
  ['s.r.l', ['srl']],
  ['y.p.f.', ['ypf']],
  ['s.a.', []],
  ['1200', [' 1.200']],
  ['114902', [' 114.902']],
  ['28114902', []],
  ['200', []],
  ['munoz', []],
  ['m.', []],
  ['ana@', []],
];

test.each(dotted)('the quick search asks for %j as %j, too', (word, forms) => {
  expect(dottedForms(word)).toEqual(forms);
});

test('a document is its number, with its kind before it or without', () => {
  expect(bareDocument('D.N.I. 28.114.902')).toBe('28114902');
  expect(bareDocument('dni 28')).toBe('28');
  expect(bareDocument('F-28114902')).toBe('f28114902');
  expect(bareDocument('DNI')).toBe('dni');
  expect(documentForms('DNI 28.114.902')).toEqual(documentForms('28114902'));
  expect(documentForms('28.114.902')).toEqual(expect.arrayContaining(['28114902', 'dni28114902', 'lc28114902']));
  expect(documentForms('AB 123')).toEqual(['ab123']);
  expect(documentForms('')).toEqual(['']);
});
