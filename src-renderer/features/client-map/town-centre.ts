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

/**
 * The centre of a client's town, as a first guess of where the home is: the town of that name in the client's province,
 * else the largest of that name in the country. Null where the map knows none.
 */
export function townCentre(
  towns: readonly Town[],
  { country, city, province }: { readonly country: Country; readonly city: string; readonly province: string },
): TownCentre | null {
  const wanted = townKey(city);
  if (wanted === '') return null;
  const named = towns.filter((town) => town.country === country && townKey(town.name) === wanted);
  const found = named.find((town) => isSameProvince(town.province, province)) ?? named[0];
  return found ? { name: found.name, latitude: found.latitude, longitude: found.longitude } : null;
}
