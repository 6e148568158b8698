import type { officeTime } from '../../contract/values/office-time';

type OfficeTime = Pick<ReturnType<typeof officeTime>, 'fromWall'>;

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTHS_ES = ['ene', 'feb', 'mar', 'abr', 'may', 'jun', 'jul', 'ago', 'sep', 'oct', 'nov', 'dic'];
const CLOCK = String.raw`(?<hour>\d{1,2}):(?<minute>\d{2})(?::(?<second>\d{2})(?:[.,]\d+)?)?\s*(?<half>[ap]\.?\s?m\.?)?`;
const ZONE = String.raw`\s*(?<zone>z|utc|gmt|[+-]\d{2}(?::?\d{2})?)?`;
const after = (date: string) => new RegExp(`^${date}(?:(?:t|,|\\s)\\s*${CLOCK}${ZONE})?$`, 'iu');
const NOTATIONS = [
  /** `2026-11-24T10:00:00Z`, `2026/11/24 10:00` */
  after(String.raw`(?<year>\d{4})[-/.](?<month>\d{1,2})[-/.](?<day>\d{1,2})`),
  /** `24/11/2026 10:00`, `24-11-26 10:00 p. m.` */
  after(String.raw`(?<day>\d{1,2})[-/.](?<month>\d{1,2})[-/.](?<year>\d{4}|\d{2})`),
  /** `nov/24/2026 10:00:00`, as routers write it */
  after(String.raw`(?<month>[a-z]{3})[-/. ](?<day>\d{1,2})[-/., ]+(?<year>\d{4})`),
  /** `24-nov-2026 10:00` */
  after(String.raw`(?<day>\d{1,2})[-/. ](?<month>[a-z]{3})[-/., ]+(?<year>\d{4})`),
  /** `20261124100000` */
  /^(?<year>20\d{2})(?<month>\d{2})(?<day>\d{2})(?:(?<hour>\d{2})(?<minute>\d{2})(?<second>\d{2})?)?$/u,
];
const ISO = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}:\d{2}(?:\.\d+)?Z?$/u;
const EPOCH = /^(?<whole>\d{9,13})(?:[.,]\d+)?$/u;
const EPOCH_S_DIGITS = 11;

/** Instants outside of these are no samples: 2000 and 2100. Seconds. */
const EARLIEST_S = 946_684_800;
const LATEST_S = 4_102_444_800;

/**
 * Reads the times of a file, in seconds since 1970: ISO, day/month/year, as routers write it, and counted since 1970 in
 * seconds or milliseconds. One that names no zone is the office's wall clock; one that is none is null.
 */
export function createTimeReader(time: OfficeTime): (text: string) => number | null {
  const days = new Map<string, number>();
  /** Most files are ISO, with the same few days in all their lines. */
  const readIso = (text: string): number | null => {
    const date = text.slice(0, 10);
    let dayMs = days.get(date);
    if (dayMs === undefined) {
      dayMs = wallOf({ year: date.slice(0, 4), month: date.slice(5, 7), day: date.slice(8) }) ?? Number.NaN;
      days.set(date, dayMs);
    }
    const [hour, minute, second] = [Number(text.slice(11, 13)), Number(text.slice(14, 16)), Number(text.slice(17, 19))];
    if (Number.isNaN(dayMs) || hour > 24 || minute > 59 || second > 60) return null;
    const wallMs = dayMs + ((hour * 60 + minute) * 60 + second) * 1000;
    return Math.floor((text.endsWith('Z') ? wallMs : time.fromWall(wallMs)) / 1000);
  };
  const read = (text: string): number | null => {
    if (ISO.test(text)) return readIso(text);
    const epoch = EPOCH.exec(text)?.groups?.whole;
    if (epoch !== undefined) return Math.floor(epoch.length > EPOCH_S_DIGITS ? Number(epoch) / 1000 : Number(epoch));
    return readWritten(text.normalize('NFKC').trim(), time);
  };
  return (text) => {
    const atS = read(text);
    return atS !== null && atS >= EARLIEST_S && atS < LATEST_S ? atS : null;
  };
}

function readWritten(text: string, time: OfficeTime): number | null {
  for (const notation of NOTATIONS) {
    const parts = notation.exec(text)?.groups;
    if (!parts) continue;
    const wallMs = wallOf(parts);
    if (wallMs === null) return null;
    const zoneMinutes = parts.zone === undefined ? null : minutesOf(parts.zone);
    return Math.floor((zoneMinutes === null ? time.fromWall(wallMs) : wallMs - zoneMinutes * 60_000) / 1000);
  }
  return null;
}

function minutesOf(zone: string): number {
  const [, sign, hours = '0', minutes = '0'] = /^([+-])(\d{2}):?(\d{2})?$/u.exec(zone) ?? [];
  return (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -1 : 1);
}

/** The wall clock, as if it were UTC; null for what no calendar or clock has. */
function wallOf(parts: Readonly<Record<string, string | undefined>>): number | null {
  const { year = '', month = '', day = '', hour = '0', minute = '0', second = '0', half } = parts;
  const fullYear = Number(year.length === 2 ? `20${year}` : year);
  const monthNumber = /^\d/u.test(month) ? Number(month) : namedMonth(month);
  const hours = half === undefined ? Number(hour) : hourOfHalf(Number(hour), half);
  if (hours === null || hours > 24 || Number(minute) > 59 || Number(second) > 60) return null;
  const at = new Date(Date.UTC(fullYear, monthNumber - 1, Number(day)));
  if (at.getUTCMonth() !== monthNumber - 1 || at.getUTCDate() !== Number(day)) return null;
  return at.getTime() + ((hours * 60 + Number(minute)) * 60 + Number(second)) * 1000;
}

function namedMonth(name: string): number {
  const word = name.toLowerCase();
  return 1 + Math.max(MONTHS.indexOf(word), MONTHS_ES.indexOf(word));
}

/** `12 a. m.` is midnight, `12 p. m.` noon. */
function hourOfHalf(hour: number, half: string): number | null {
  if (hour < 1 || hour > 12) return null;
  return (hour % 12) + (/^p/iu.test(half) ? 12 : 0);
}
