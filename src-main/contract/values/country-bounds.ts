import type { Country } from '../office';
import { isLatitude, type Position } from './position';
import { swapped } from './typed-position';

/** South, west, north and east of each country, in degrees, with its islands; a little wide, since a border town is no mistake. */
const BOUNDS: Readonly<Record<Country, readonly [south: number, west: number, north: number, east: number]>> = {
  AR: [-55.3, -73.7, -21.6, -53.5],
  BO: [-23, -69.8, -9.5, -57.3],
  CL: [-56.2, -110, -17.3, -66.2],
  CO: [-4.4, -82.2, 13.7, -66.7],
  EC: [-5.2, -92.3, 2, -75],
  MX: [14.3, -118.6, 32.9, -86.4],
  PE: [-18.5, -81.6, 0.1, -68.5],
  PY: [-27.7, -62.8, -19.1, -54.1],
  UY: [-35.3, -58.7, -29.9, -52.9],
  VE: [0.5, -73.6, 12.4, -59.6],
};

/** Degrees that may lie in the country only the other way round: latitude and longitude were crossed. */
export function uncrossed(country: Country, place: Position): Position | null {
  const turned = swapped(place);
  return turned && !isNearCountry(country, place) && isNearCountry(country, turned) ? turned : null;
}

/** Whether a place may be in the country: what is not is said, and can be saved all the same. */
export function isNearCountry(country: Country, { latitude, longitude }: Position): boolean {
  const [south, west, north, east] = BOUNDS[country];
  return latitude >= south && latitude <= north && longitude >= west && longitude <= east;
}

/**
 * Why a place is asked about before it is saved: it lies outside the country; `turned` is where it lies inside with latitude
 * and longitude exchanged, null where it does neither way. Null for a place without doubt. A latitude beyond the pole, as a
 * Mexican longitude is, makes no place: it is asked about where it can only be the longitude, and else its field says so.
 */
export function doubtPlace(country: Country, place: Position): { readonly turned: Position | null } | null {
  if (isNearCountry(country, place)) return null;
  const other = swapped(place);
  const turned = other && isNearCountry(country, other) ? other : null;
  return turned || isLatitude(place.latitude) ? { turned } : null;
}
