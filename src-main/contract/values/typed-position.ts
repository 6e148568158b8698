import { isMapAddress, placesInAddress } from './map-address';
import { compassLetters, parseDegrees, type Position } from './position';

interface Pair {
  readonly north: number;
  readonly east: number;
}

function placed(north: number, east: number): Position | null {
  return Math.abs(north) <= 90 && Math.abs(east) <= 180 ? { latitude: north, longitude: east } : null;
}

type Axis = 'latitude' | 'longitude';

/** What a coordinate says of itself by its letter, or the word that it stands for. */
function axisOf(part: string): Axis | undefined {
  const text = compassLetters(part);
  if (/[NS]/iu.test(text)) return 'latitude';
  return /[EWO]/iu.test(text) ? 'longitude' : undefined;
}

/** Whether the longitude stands first, by the letters of either; null where both are the same, undefined without any. */
export function longitudeFirst(first: string, second: string): boolean | null | undefined {
  const [one, other] = [axisOf(first), axisOf(second)];
  if (one === undefined && other === undefined) return undefined;
  return one === other ? null : one === 'longitude' || other === 'latitude';
}

/** A pair with how differently its two halves are written: the numbers of one more than of the other. */
interface WrittenPair extends Pair {
  readonly unlike: number;
}

const numbersIn = (part: string) => part.match(/\d+/gu)?.length ?? 0;

/** Two whole numbers with a comma and no blank are rather one number, cut short. */
function isOneNumber(text: string): boolean {
  return /^[+-]?\d+,\d+$/u.test(text);
}

const ONE = /[NSEWO]?\s*[+-]?\d+(?:[.,]\d+)?/u.source;
/** Latitude, longitude and an altitude, which would pass for minutes of the longitude: `-34.6 -68 50`. */
const THREE_APART = new RegExp(`^${ONE}(?:(?:\\s*[NSEWO])?(?:,?\\s+|\\s*[;/|]\\s*)${ONE}){2}$`, 'iu');
const THREE_BY_COMMAS = /^[+-]?\d+(?:,[+-]?\d+){2}$/u;

/** Three numbers without a mark among them. The last may be an altitude unless its sign or its letter says otherwise. */
function areThreeNumbers(text: string): boolean {
  if (THREE_BY_COMMAS.test(text)) return true;
  return THREE_APART.test(text) && !/[+-]\d+(?:[.,]\d+)?$/u.test(text);
}

/** Few write one half with a decimal point and the other with a comma, which then may stand between two numbers. */
const haveOtherPoints = (first: string, second: string) =>
  (first.includes('.') && second.includes(',')) || (first.includes(',') && second.includes('.'));

/** `wordsTurned`: what the words around them say of their order, where letters say nothing. */
function pairOf(first: string, second: string, wordsTurned: boolean): WrittenPair | null {
  const [one, other] = [parseDegrees(first), parseDegrees(second)];
  if (one === null || other === null) return null;
  const turned = longitudeFirst(first, second);
  if (turned === null) return null;
  const unlike = Math.abs(numbersIn(first) - numbersIn(second));
  return (turned ?? wordsTurned) ? { north: other, east: one, unlike } : { north: one, east: other, unlike };
}

const WORDS = /\b(?:latitude?|longitude?|lati|long|lng|lat|lon)\b\.?\s*[:=]?/giu;

/** Whether the words that go with coordinates name the longitude first; one alone counts where it stands before both. */
function saysTurned(typed: string): boolean {
  const [first] = typed.matchAll(WORDS);
  return first !== undefined && /^lo?n/iu.test(first[0]) && !/\d/u.test(typed.slice(0, first.index));
}

/** Without the words and brackets that go with coordinates. */
function bare(typed: string): string {
  return typed
    .replace(/[−–]/gu, '-')
    .replace(WORDS, ' ')
    .replace(/[()[\]{}]/gu, ' ')
    .trim();
}

/** Whether it names or links a place whole, so that it is no half of one. */
export function isWholePlace(typed: string): boolean {
  return isMapAddress(typed.trim()) || [...typed.matchAll(WORDS)].length > 1;
}

/** The first of them that reads as one. */
function firstPair(places: readonly string[]): Pair | null {
  for (const place of places) {
    const pair = readWritten(place);
    if (pair) return pair;
  }
  return null;
}

function readPair(typed: string): Pair | null {
  const text = typed.trim();
  return isMapAddress(text) ? firstPair(placesInAddress(text)) : readWritten(text);
}

function readWritten(typed: string): Pair | null {
  const written = typed.normalize('NFC');
  const [text, wordsTurned] = [bare(written), saysTurned(written)];
  if (isOneNumber(text) || areThreeNumbers(text)) return null;
  const clear = /[;/|]/u.test(text);
  let best: WrittenPair | null = null;
  for (let at = 1; at < text.length; at += 1) {
    const apart = /[\s,;/|]/u.test(text.charAt(at));
    if (!apart && !/[NSEWO]/iu.test(text.charAt(at - 1))) continue;
    const [first, second] = [text.slice(0, at), text.slice(at).replace(/^[\s,;/|]+/u, '')];
    const pair = clear || !haveOtherPoints(first, second) ? pairOf(first, second, wordsTurned) : null;
    if (pair && (best === null || pair.unlike < best.unlike)) best = pair;
  }
  return best;
}

/** Whether two coordinates are read of it, be they a place or not. */
export const isPair = (typed: string): boolean => readPair(typed) !== null;

/**
 * A place as people write and copy it: both coordinates in any notation of one, apart by a comma, a semicolon, a slash or
 * a blank, also where the decimals have a comma; in either order where letters or words say which is which; or the address
 * of a map. Null when it is none.
 */
export function parsePosition(typed: string): Position | null {
  const pair = readPair(typed);
  return pair && placed(pair.north, pair.east);
}

/** Of what is no place as it stands, since its latitude is beyond the pole, the place that it is with both exchanged. */
export function parseExchanged(typed: string): Position | null {
  const pair = readPair(typed);
  return pair && !placed(pair.north, pair.east) ? placed(pair.east, pair.north) : null;
}

/** With its two numbers exchanged; null where that is no place. */
export function swapped({ latitude, longitude }: Position): Position | null {
  return Math.abs(longitude) <= 90 ? { latitude: longitude, longitude: latitude } : null;
}

/** A plus code, whole or short with its town: `9GFC+2V San Rafael`. */
const PLUS_CODE = /(?<![\p{L}\d])(?:[2-9CFGHJMPQRVWX]{2}){2,4}\+[2-9CFGHJMPQRVWX]{2,7}(?![\p{L}\d])/iu;

/** What names a place that only its map can tell, of what reads as none: an address without coordinates, or a plus code. */
export function placeElsewhere(typed: string): 'link' | 'plusCode' | null {
  const text = typed.trim();
  if (isMapAddress(text) || /https?:\/\//iu.test(text)) return 'link';
  return PLUS_CODE.test(text) ? 'plusCode' : null;
}
