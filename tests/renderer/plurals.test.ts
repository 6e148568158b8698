import { expect, test } from 'vitest';
import { en } from '../../src-renderer/i18n/locales/en';
import { es } from '../../src-renderer/i18n/locales/es';
import { wordsOf } from '../support/catalog-words';

const FORM = /_(?:one|other)$/u;

test.each([
  ['es', es],
  ['en', en],
])('what is counted has both of i18next’s forms (%s)', (_language, catalogue) => {
  const words = wordsOf(catalogue);
  const keys = new Set(words.map(([key]) => key));
  const counted = words.filter(([key, text]) => FORM.test(key) || text.includes('{{count}}'));
  expect(counted.length).toBeGreaterThan(50);
  const halves = counted
    .map(([key]) => key.replace(FORM, ''))
    .filter((base) => !keys.has(`${base}_one`) || !keys.has(`${base}_other`));
  expect(halves).toEqual([]);
});

/** Two numbers in one sentence, which no form of one word fits. */
const SUMS = /^imports\.undone/u;

test('nothing is counted in one form alone', () => {
  const plural = /\{\{\w+\}\} (?:de \{\{\w+\}\} )?[a-záéíóúñ]+[aeiou]s\b/u;
  const found = wordsOf(es).filter(([key, text]) => !FORM.test(key) && !SUMS.test(key) && plural.test(text));
  expect(found).toEqual([]);
});
