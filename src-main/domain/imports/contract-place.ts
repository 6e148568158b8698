import type { Contract } from '../../contract/contracts';
import type { ImportProblem, ImportProblemCode } from '../../contract/imports';
import type { Country } from '../../contract/office';
import { isNearCountry, uncrossed } from '../../contract/values/country-bounds';
import { type Position, writePosition } from '../../contract/values/position';
import type { ContractRecord } from './contract-records';

type Place = Pick<Contract, 'latitude' | 'longitude'>;

interface ReadPlace {
  /** Null where the row has none that can be; undefined where it says nothing of it. */
  readonly position: Place | null | undefined;
  readonly problems: readonly ImportProblem[];
}

/**
 * Where a row says that the contract is. A latitude and a longitude that make sense only the other way round were crossed,
 * and are uncrossed; a place abroad is as it stands, and told: the clerk knows whether somebody lives there.
 */
export function placeOf({ position }: ContractRecord, country: Country): ReadPlace {
  if (!position || position.latitude === null || position.longitude === null) return { position, problems: [] };
  const { latitude, longitude } = position;
  const turned = uncrossed(country, { latitude, longitude });
  if (turned) return { position: turned, problems: told('positionTurned', turned) };
  if (Math.abs(latitude) > 90) return { position: null, problems: [] };
  const place = { latitude, longitude };
  return { position, problems: isNearCountry(country, place) ? [] : told('positionOutside', place) };
}

function told(code: ImportProblemCode, place: Position): ImportProblem[] {
  return [{ code, field: 'latitude', other: writePosition(place) }];
}
