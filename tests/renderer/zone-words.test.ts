import { expect, test } from 'vitest';
import { zoneWords } from '../../src-renderer/i18n/zone-words';

test.each([
  ['America/Argentina/Buenos_Aires', 'Buenos Aires (UTC−3)'],
  ['America/Argentina/Cordoba', 'Córdoba (UTC−3)'],
  ['America/Mexico_City', 'Ciudad de México (UTC−6)'],
  ['America/Caracas', 'Caracas (UTC−4)'],
])('%s is read as %s', (timeZone, words) => {
  expect(zoneWords(timeZone)).toBe(words);
});
