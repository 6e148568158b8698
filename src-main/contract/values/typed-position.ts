import { parseDegrees, type Position } from './position';

const DECIMAL = String.raw`([+-]?\d{1,3}(?:\.\d+)?)`;
/** How the sites of maps have a place in their addresses, latitude first. */
const IN_ADDRESSES = [
  `!3d${DECIMAL}!4d${DECIMAL}`,
  `@${DECIMAL},${DECIMAL}`,
  `mlat=${DECIMAL}&mlon=${DECIMAL}`,
  `map=\\d+(?:\\.\\d+)?/${DECIMAL}/${DECIMAL}`,
  `(?:^geo:|[?&](?:q|query|ll|sll|daddr|destination|center|cp)=(?:loc:)?)${DECIMAL}(?:,|%2C|~)(?:\\s|\\+|%20)*${DECIMAL}`,
].map((pattern) => new RegExp(pattern, 'iu'));

const isAddress = (text: string) => /^(?:https?:\/\/|geo:|www\.)/iu.test(text);

interface Pair {
  readonly north: number;
  readonly east: number;
}

function inAddress(text: string): Pair | null {
  for (const pattern of IN_ADDRESSES) {
    const [, north, east] = pattern.exec(text) ?? [];
    if (north !== undefined && east !== undefined) return { north: Number(north), east: Number(east) };
  }
  return null;
}

function placed(north: number, east: number): Position | null {
  return Math.abs(north) <= 90 && Math.abs(east) <= 180 ? { latitude: north, longitude: east } : null;
}

type Axis = 'latitude' | 'longitude';

/** What a coordinate says of itself by its letter. */
function axisOf(part: string): Axis | undefined {
  if (/[NS]/iu.test(part)) return 'latitude';
  return /[EWO]/iu.test(part) ? 'longitude' : undefined;
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
  return isAddress(typed.trim()) || [...typed.matchAll(WORDS)].length > 1;
}

function readPair(typed: string): Pair | null {
  const address = typed.trim();
  if (isAddress(address)) return inAddress(address);
  const written = typed.normalize('NFC');
  const [text, wordsTurned] = [bare(written), saysTurned(written)];
  if (isOneNumber(text)) return null;
  let best: WrittenPair | null = null;
  for (let at = 1; at < text.length; at += 1) {
    const apart = /[\s,;/|]/u.test(text.charAt(at));
    if (!apart && !/[NSEWO]/iu.test(text.charAt(at - 1))) continue;
    const pair = pairOf(text.slice(0, at), text.slice(at).replace(/^[\s,;/|]+/u, ''), wordsTurned);
    if (pair && (best === null || pair.unlike < best.unlike)) best = pair;
  }
  return best;
}

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
