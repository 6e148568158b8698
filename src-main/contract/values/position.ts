import { z } from 'zod';

/** Six decimals of a degree are about ten centimetres. */
const round = (degrees: number) => Math.round(degrees * 1_000_000) / 1_000_000;

export const latitude = z.number().min(-90).max(90).transform(round);
export const longitude = z.number().min(-180).max(180).transform(round);

/** Whether degrees are no further north or south than a pole. */
export const isLatitude = (degrees: number) => Math.abs(degrees) <= 90;

/** A place on the map, in degrees. */
export const position = z.strictObject({ latitude, longitude });
export type Position = z.infer<typeof position>;

/** Degrees as they are shown and stand in a field, with a map's point, read back by `parseDegrees`: `-34.648204`. */
export const writeDegrees = (degrees: number): string => degrees.toFixed(6);

/** A place as it is shown and copied from here, read back by `parsePosition`. */
export function writePosition(place: Position): string {
  return `${writeDegrees(place.latitude)}, ${writeDegrees(place.longitude)}`;
}

/** Which of the two is missing where there is only one: half a position is none. */
export function missingHalf(place: {
  readonly latitude: number | null;
  readonly longitude: number | null;
}): 'latitude' | 'longitude' | null {
  if ((place.latitude === null) === (place.longitude === null)) return null;
  return place.latitude === null ? 'latitude' : 'longitude';
}

const DECIMAL = /^(?<sign>[+\-−])?(?<degrees>\d{1,3}(?:[.,]\d+)?)°?$/u;
const SEXAGESIMAL =
  /^(?<sign>[+\-−])?(?<degrees>\d{1,3})°(?:(?<minutes>\d{1,2}(?:[.,]\d+)?)['’′])?(?:(?<seconds>\d{1,2}(?:[.,]\d+)?)["”″])?$/u;
/** `W` and `O` are the west, in English and in Spanish. */
const HEMISPHERE = /[NSEWO]/iu;

/** Degrees, minutes and seconds apart by blanks or colons, as receivers and old forms write them: `34 38 53.5 S`. */
const SPACED =
  /^(?<before>[NSEWO]?\s*[+\-−]?)(?<degrees>\d{1,3})[\s:]+(?<minutes>\d{1,2}(?:[.,]\d+)?)(?:[\s:]+(?<seconds>\d{1,2}(?:[.,]\d+)?))?(?<after>\s*[NSEWO]?)$/iu;

/** The marks of keyboards and typesetters, as the one that is meant. */
function plainMarks(typed: string): string {
  const marked = typed
    .trim()
    .replace(/[º˚]/gu, '°')
    .replace(/[‘’´`]/gu, "'")
    .replace(/[“”]/gu, '"');
  const spaced = SPACED.exec(marked)?.groups;
  if (!spaced) return marked;
  const seconds = spaced.seconds === undefined ? '' : `${spaced.seconds}"`;
  return `${spaced.before}${spaced.degrees}°${spaced.minutes}'${seconds}${spaced.after}`;
}

const COMPASS = /(?:norte|north|sur|south|este|east|oeste|west)[:=]?/giu;

/** The words of the compass as their letters: `34° Sur` is `34° S`. */
export const compassLetters = (typed: string) => typed.replace(COMPASS, (word) => word.charAt(0).toUpperCase());

/** Over a blank digits are two numbers and not one, as in a longitude with the altitude after it: `-68.35 1050`. */
const TWO_NUMBERS = /\d(?:\s+,?\s*|,\s+)\d/u;

const isFraction = (part: string | undefined) => /[.,]/u.test(part ?? '');

const number = (part: string | undefined) => Number((part ?? '0').replace(',', '.'));

/**
 * One coordinate as maps write it: `-34.648204`, `34,648204 S`, `34°38'53.5"S`, `34 38 53.5 S`, `34°38' Sur`. Degrees,
 * south and west negative; null when it is none, as where its sign says another side than its letter (`-34.6 N`). Whether
 * it is a latitude is the caller's to know.
 */
export function parseDegrees(typed: string): number | null {
  const text = plainMarks(compassLetters(typed));
  const side = HEMISPHERE.exec(text)?.[0].toUpperCase();
  const apart = text.replace(HEMISPHERE, ' ');
  if (TWO_NUMBERS.test(apart)) return null;
  const bare = apart.replace(/\s/gu, '').replaceAll("''", '"');
  const parts = (DECIMAL.exec(bare) ?? SEXAGESIMAL.exec(bare))?.groups;
  if (!parts || (isFraction(parts.minutes) && parts.seconds !== undefined)) return null;
  const [minutes, seconds] = [number(parts.minutes), number(parts.seconds)];
  if (minutes >= 60 || seconds >= 60) return null;
  const degrees = number(parts.degrees) + minutes / 60 + seconds / 3600;
  const signed = parts.sign === undefined ? undefined : parts.sign !== '+';
  const sided = side === undefined ? undefined : /[SWO]/u.test(side);
  if (signed !== undefined && sided !== undefined && signed !== sided) return null;
  const negative = signed ?? sided ?? false;
  return degrees > 180 ? null : round(negative && degrees !== 0 ? -degrees : degrees);
}
