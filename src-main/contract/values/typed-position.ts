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

function inAddress(text: string): Position | null {
  for (const pattern of IN_ADDRESSES) {
    const [, north, east] = pattern.exec(text) ?? [];
    if (north !== undefined && east !== undefined) return placed(Number(north), Number(east));
  }
  return null;
}

/** A place, unless it is none; a latitude beyond the pole can only be the longitude. */
function placed(north: number, east: number): Position | null {
  if (Math.abs(north) <= 90 && Math.abs(east) <= 180) return { latitude: north, longitude: east };
  return Math.abs(east) <= 90 && Math.abs(north) <= 180 ? { latitude: east, longitude: north } : null;
}

type Axis = 'latitude' | 'longitude';

/** What a coordinate says of itself by its letter. */
function axisOf(part: string): Axis | undefined {
  if (/[NS]/iu.test(part)) return 'latitude';
  return /[EWO]/iu.test(part) ? 'longitude' : undefined;
}

interface Pair {
  readonly north: number;
  readonly east: number;
  /** How differently its two halves are written: the numbers of one more than of the other. */
  readonly unlike: number;
}

const numbersIn = (part: string) => part.match(/\d+/gu)?.length ?? 0;

/** Two whole numbers with a comma and no blank are rather one number, cut short. */
function isOneNumber(text: string): boolean {
  return /^[+-]?\d+,\d+$/u.test(text);
}

function pairOf(first: string, second: string): Pair | null {
  const [one, other] = [parseDegrees(first), parseDegrees(second)];
  if (one === null || other === null) return null;
  const axes = [axisOf(first), axisOf(second)];
  if (axes[0] !== undefined && axes[0] === axes[1]) return null;
  const turned = axes[0] === 'longitude' || axes[1] === 'latitude';
  const unlike = Math.abs(numbersIn(first) - numbersIn(second));
  return turned ? { north: other, east: one, unlike } : { north: one, east: other, unlike };
}

/** Words and brackets that go with coordinates and say nothing that their order or letters do not. */
function bare(typed: string): string {
  return typed
    .normalize('NFC')
    .replace(/[−–]/gu, '-')
    .replace(/\b(?:latitude?|longitude?|lati|long|lng|lat|lon)\b\.?\s*[:=]?/giu, ' ')
    .replace(/[()[\]{}]/gu, ' ')
    .trim();
}

/**
 * A place as people write and copy it: both coordinates in any notation of one, apart by a comma, a semicolon, a slash or
 * a blank, also where the decimals have a comma; in either order where letters say which is which; or the address of a
 * map. Null when it is none.
 */
export function parsePosition(typed: string): Position | null {
  const address = typed.trim();
  if (isAddress(address)) return inAddress(address);
  const text = bare(typed);
  if (isOneNumber(text)) return null;
  let best: Pair | null = null;
  for (let at = 1; at < text.length; at += 1) {
    const apart = /[\s,;/|]/u.test(text.charAt(at));
    if (!apart && !/[NSEWO]/iu.test(text.charAt(at - 1))) continue;
    const pair = pairOf(text.slice(0, at), text.slice(at).replace(/^[\s,;/|]+/u, ''));
    if (pair && (best === null || pair.unlike < best.unlike)) best = pair;
  }
  return best && placed(best.north, best.east);
}

/** With its two numbers exchanged; null where that is no place. */
export function swapped({ latitude, longitude }: Position): Position | null {
  return Math.abs(longitude) <= 90 ? { latitude: longitude, longitude: latitude } : null;
}
