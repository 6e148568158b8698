import type { Country } from '../../../src-main/contract/office';
import { fold } from '../../../src-main/contract/values/text';

/** A town as the base map has it; the largest of a name comes first. */
interface Town {
  readonly name: string;
  readonly country: string;
  readonly province: string;
  readonly latitude: number;
  readonly longitude: number;
}

export interface TownCentre {
  readonly name: string;
  readonly latitude: number;
  readonly longitude: number;
}

/** `Cdad. de Mendoza`, `Villa Mercedes (San Luis)`: what goes with a town's name without being it. */
function townKey(name: string): string {
  return fold(name)
    .replace(/\(.*\)/gu, '')
    .replace(/[^\p{L}\p{N} ]+/gu, ' ')
    .replace(/^(?:ciudad|cdad|cd|localidad|loc) (?:de )?(?=\S)/u, '')
    .replace(/^gral /u, 'general ')
    .replace(/^sta /u, 'santa ')
    .replace(/\s+/gu, ' ')
    .trim();
}

/** `Estado de México` and `México`, `Ciudad Autónoma de Buenos Aires` and `Buenos Aires F.D.`: close enough to choose by. */
function isSameProvince(one: string, other: string): boolean {
  const [first, second] = [townKey(one), townKey(other)];
  return first !== '' && (first === second || first.endsWith(` ${second}`) || second.endsWith(` ${first}`));
}

/** Finds where a client's town is. */
type FindTown = (client: {
  readonly country: Country;
  readonly city: string;
  readonly province: string;
}) => TownCentre | null;

/**
 * The centre of a client's town, as a first guess of where the home is: the town of that name in the client's province,
 * else the largest of that name in the country. Null where the map knows none. A country's names are folded once for all
 * of its clients.
 */
export function townFinder(towns: readonly Town[]): FindTown {
  const byCountry = new Map<Country, ReadonlyMap<string, readonly Town[]>>();
  return ({ country, city, province }) => {
    const named = byCountry.get(country) ?? townsByName(towns.filter((town) => town.country === country));
    byCountry.set(country, named);
    const wanted = townKey(city);
    const alike = wanted === '' ? [] : (named.get(wanted) ?? []);
    const found = alike.find((town) => isSameProvince(town.province, province)) ?? alike[0];
    return found ? { name: found.name, latitude: found.latitude, longitude: found.longitude } : null;
  };
}

function townsByName(towns: readonly Town[]): ReadonlyMap<string, readonly Town[]> {
  const named = new Map<string, Town[]>();
  for (const town of towns) {
    const key = townKey(town.name);
    named.set(key, [...(named.get(key) ?? []), town]);
  }
  return named;
}
