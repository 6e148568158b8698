import { expect, test } from 'vitest';
import type { Country } from '../../src-main/contract/office';
import { isLikelyNationalId, isTaxId } from '../../src-main/domain/tax-ids';

const cases: [Country, string, boolean][] = [
  ['AR', '20-26756539-3', true],
  ['AR', '20-26756539-2', false],
  ['AR', '26756539', false],
  ['CO', '213.123.432-1', true],
  ['CO', '213.123.432-5', false],
  ['CO', '52.123.456', true],
  ['CO', '1020304050', true],
  ['CL', '12.531.909-2', true],
  ['CL', '10000013-K', true],
  ['CL', '12531909-3', false],
  ['PE', '20512333797', true],
  ['PE', '20512333798', false],
  ['PE', '12345678', true],
  ['MX', 'GODE561231GR8', true],
  ['MX', 'GODE561331GR8', false],
  ['MX', 'XAXX010101000', true],
  ['MX', 'XEXX010101000', true],
  ['PY', '80028061-0', true],
  ['PY', '800532492', false],
  ['UY', '211003420017', true],
  ['UY', '210303670014', false],
  ['UY', '1234567-2', true],
  ['EC', '1714307103', true],
  ['EC', '1792060346001', true],
  ['EC', '1714307104', false],
  ['BO', '1028627025', true],
  ['BO', '12-A', false],
  ['VE', 'V-11470283-4', true],
  ['VE', 'V-11470283-3', false],
];

test.each(cases)('%s: %s is right: %s', (country, value, right) => {
  expect(isTaxId(country, value)).toBe(right);
});

test('a blank tax id is right everywhere', () => {
  expect(cases.every(([country]) => isTaxId(country, ' '))).toBe(true);
});

const documents: [Country, string, boolean][] = [
  ['AR', '28.114.902', true],
  ['AR', '5.114.902', true],
  ['AR', '281', false],
  ['AR', '20-26756539-3', true],
  ['AR', 'AAB123456', false],
  ['CL', '12.531.909-2', true],
  ['CL', '12.531.909-3', false],
  ['EC', '1714307103', true],
  ['UY', '1234567-2', true],
  ['PE', '12345678', true],
  ['VE', 'V-11470283', true],
  ['BO', '4567890 LP', true],
  ['CO', '52123456', true],
  ['PY', '1234567', true],
  ['MX', 'no', false],
  ['AR', '', true],
];

test.each(documents)('in %s, the document %j reads as one: %s', (country, value, likely) => {
  expect(isLikelyNationalId(country, value)).toBe(likely);
});
