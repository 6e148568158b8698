import type { ConsumptionTarget } from '../../contract/consumption';
import { readBytes } from './read-bytes';

/** A column by what its heading is guessed to be, with its cells of a file's first lines. */
export interface LookedAt {
  readonly target: ConsumptionTarget;
  readonly cells: readonly string[];
}

type ReadTime = (text: string) => number | null;

const TIMES: ReadonlySet<ConsumptionTarget> = new Set(['at', 'until', 'clock']);
const BYTES: ReadonlySet<ConsumptionTarget> = new Set(['down', 'up']);
/** What JSON begins with; an address of version 6 may stand in a bracket too. */
const JSON_BEGINS = /^\s*(?:\{|\[\s*(?:[[{"]|$))/u;
/** A time of day, or seconds since 1970. */
const MOMENT = /\d:\d\d|^\s*\d{9,}/u;

const has = ({ cells }: LookedAt, is: (text: string) => boolean) => cells.some(is);

/**
 * What a file is, by its first line and columns: `other` where no two columns can be a time and bytes, by their heading or by
 * any cell, since nothing in it could be counted; `doubtful` where headings do not say all that is needed and no time goes
 * beyond its day, as in a list of contracts, which may be one of daily sums all the same.
 */
export function kindOfFile(
  firstLine: string,
  columns: readonly LookedAt[],
  readTime: ReadTime,
): 'samples' | 'doubtful' | 'other' {
  const times = columns.filter((one) => TIMES.has(one.target) || has(one, (text) => readTime(text) !== null));
  const bytes = columns.filter((one) => BYTES.has(one.target) || has(one, (text) => readBytes(text, 1) !== null));
  const areApart = times.some((time) => bytes.some((one) => one !== time));
  if (JSON_BEGINS.test(firstLine) || !areApart) return 'other';
  const targets = new Set(columns.map(({ target }) => target));
  const isNamed =
    targets.has('address') && [...TIMES].some((one) => targets.has(one)) && [...BYTES].some((one) => targets.has(one));
  const isMoment = (one: LookedAt) =>
    one.target === 'clock' || has(one, (text) => readTime(text) !== null && MOMENT.test(text));
  return isNamed || times.some(isMoment) || columns.some(isClock) ? 'samples' : 'doubtful';
}

/** A time of day apart from its date. */
function isClock({ cells }: LookedAt): boolean {
  return cells.some((text) => /^\s*\d{1,2}:\d{2}(?::\d{2})?\s*$/u.test(text));
}
