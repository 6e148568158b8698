import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { es } from '../../src-renderer/i18n/locales/es';
import { wordsOf } from '../support/catalog-words';

const assets: unknown = JSON.parse(readFileSync(resolve(__dirname, '../../assets/locales/es.json'), 'utf8'));

/**
 * What can be written in two ways is written in one (RAE, Ortografía 2010: «solo», and «este» without an accent); and what
 * has two names is called by the one that the rest of the office has.
 */
const TWICE: readonly (readonly [asWritten: RegExp, instead: string])[] = [
  [/\bsólo\b/iu, 'solo'],
  [/(?<!\p{L})ést[aeo]s?(?!\p{L})/iu, 'este'],
  [/\bperiodo/iu, 'período'],
  [/\benlaces?\b/iu, 'link'],
  [/(?<!\p{L})aún(?!\p{L})/iu, 'todavía'],
];

test.each(TWICE)('no sentence has %s', (asWritten) => {
  const sentences = [...wordsOf(es), ...wordsOf(Object(assets))];
  expect(sentences.length).toBeGreaterThan(500);
  expect(sentences.filter(([, text]) => asWritten.test(text))).toEqual([]);
});
