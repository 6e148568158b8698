import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { countries } from '../../src-main/contract/office';
import { isNearCountry } from '../../src-main/contract/values/country-bounds';
import { townFinder } from '../../src-renderer/features/client-map/town-centre';

const numbers = z.array(z.number());
const file = z
  .object({
    regions: z.array(z.tuple([z.string(), z.string()])),
    names: z.string(),
    region: numbers,
    latitude: numbers,
    longitude: numbers,
  })
  .parse(JSON.parse(readFileSync(resolve(import.meta.dirname, '../../assets/window/map/places.json'), 'utf8')));

/** The towns that ship with the application. */
const towns = file.names.split('\n').map((name, at) => {
  const [country = '', province = ''] = file.regions[file.region[at] ?? -1] ?? [];
  const degrees = (units: number | undefined) => (units ?? 0) / 10_000;
  return { name, country, province, latitude: degrees(file.latitude[at]), longitude: degrees(file.longitude[at]) };
});

const findTown = townFinder(towns);

test.each([
  ['AR', 'San Rafael', 'Mendoza', -34.62, -68.33],
  ['AR', 'SAN RAFAEL', '', -34.62, -68.33],
  ['AR', 'Malargue', 'Mendoza', -35.47, -69.58],
  ['AR', 'Gral. Alvear', 'Mendoza', -34.98, -67.69],
  ['AR', 'Villa Mercedes (San Luis)', 'San Luis', -33.68, -65.46],
  ['AR', 'San Martín', 'Mendoza', -33.08, -68.47],
  ['CL', 'Concepción', 'Biobío', -36.83, -73.05],
  ['PY', 'Concepción', '', -23.41, -57.43],
  ['MX', 'Toluca', 'Estado de México', 19.29, -99.66],
  ['UY', 'Salto', 'Salto', -31.38, -57.96],
] as const)('in %s the centre of «%s» (%s) is known', (country, city, province, latitude, longitude) => {
  const found = findTown({ country, city, province });
  expect(found?.latitude).toBeCloseTo(latitude, 1);
  expect(found?.longitude).toBeCloseTo(longitude, 1);
});

test('a town that the map does not know, and none at all, have no centre', () => {
  expect(findTown({ country: 'AR', city: 'Villa Inventada', province: 'Mendoza' })).toBeNull();
  expect(findTown({ country: 'AR', city: '', province: 'Mendoza' })).toBeNull();
});

test('every country has its towns, within its own bounds', () => {
  for (const country of countries) {
    const own = towns.filter((town) => town.country === country);
    expect(own.length, country).toBeGreaterThan(100);
    const outside = own.filter((town) => !isNearCountry(country, town)).map(({ name }) => name);
    expect(outside, country).toEqual([]);
  }
});
