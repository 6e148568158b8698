import { expect, test } from 'vitest';
import { countries } from '../../src-main/contract/office';
import { countryDecides } from '../../src-renderer/i18n/country-words';

test.each([
  ['AR', 'DNI', 'CUIT/CUIL', 'peso argentino', '+54'],
  ['EC', 'Cédula', 'RUC', 'dólar estadounidense', '+593'],
  ['PY', 'Cédula de identidad', 'RUC', 'guaraní paraguayo', '+595'],
] as const)('%s decides document, tax number, currency and prefix', (country, nationalId, taxId, currency, prefix) => {
  expect(countryDecides(country)).toEqual({ nationalId, taxId, currency, prefix });
});

test('every country has its words', () => {
  for (const country of countries) {
    const { currency, ...others } = countryDecides(country);
    expect(currency, country).toMatch(/^[a-z]/u);
    for (const word of Object.values(others)) expect(word).toMatch(/^[+A-Z]/u);
  }
});
