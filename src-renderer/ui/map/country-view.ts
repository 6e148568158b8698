import type { Country } from '../../../src-main/contract/office';

/** Where a map begins that knows nothing better: the office's country, as a whole. */
const VIEWS: Readonly<Record<Country, readonly [latitude: number, longitude: number, zoom: number]>> = {
  AR: [-38, -65, 4],
  BO: [-16.7, -64.7, 5],
  CL: [-36, -71, 4],
  CO: [4.2, -73.5, 5],
  EC: [-1.4, -79, 6],
  MX: [23.5, -102, 4],
  PE: [-9.5, -75, 5],
  PY: [-23.4, -58.4, 6],
  UY: [-32.8, -56, 6],
  VE: [7.2, -66, 5],
};

export function countryView(country: Country): { center: [number, number]; zoom: number } {
  const [latitude, longitude, zoom] = VIEWS[country];
  return { center: [latitude, longitude], zoom };
}
