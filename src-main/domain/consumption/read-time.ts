import type { officeTime } from '../../contract/values/office-time';
import { readDay } from '../../contract/values/typed-date';

type OfficeTime = Pick<ReturnType<typeof officeTime>, 'fromWall'>;

/** What may stand behind a day: a time of day and its zone; or, behind digits alone, more of them. */
const CLOCK = String.raw`(?<hour>\d{1,2}):(?<minute>\d{2})(?::(?<second>\d{2})(?:[.,]\d+)?)?\s*(?<half>[ap]\.?\s?m\.?)?`;
const ZONE = String.raw`\s*(?<zone>z|utc|gmt|[+-]\d{2}(?::?\d{2})?)?`;
const TIME = new RegExp(`^(?:(?:t|,|\\s)\\s*${CLOCK}${ZONE})?$`, 'iu');
const DIGITS = /^(?<hour>\d{2})(?<minute>\d{2})(?<second>\d{2})?$/u;
const ISO = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}:\d{2}(?:\.\d+)?Z?$/u;
const EPOCH = /^(?<whole>\d{9,13})(?:[.,]\d+)?$/u;
const EPOCH_S_DIGITS = 11;

/** No clock on earth is further from UTC. */
const FURTHEST_ZONE_MINUTES = 14 * 60;

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
      dayMs = dayMsOf(readDay(date, 'machine')?.day);
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

/** As if the day were UTC's; NaN where there is none. */
function dayMsOf(day: string | undefined): number {
  return day === undefined ? Number.NaN : Date.parse(day);
}

function readWritten(text: string, time: OfficeTime): number | null {
  const read = readDay(text, 'machine');
  const parts = read && (TIME.exec(read.rest) ?? DIGITS.exec(read.rest))?.groups;
  const clockMs = parts ? clockMsOf(parts) : null;
  if (!read || !parts || clockMs === null) return null;
  const wallMs = dayMsOf(read.day) + clockMs;
  if (parts.zone === undefined) return Math.floor(time.fromWall(wallMs) / 1000);
  const zoneMinutes = zoneMinutesOf(parts.zone);
  return zoneMinutes === null ? null : Math.floor((wallMs - zoneMinutes * 60_000) / 1000);
}

/** How far ahead of UTC a zone is; null for what is none. */
function zoneMinutesOf(zone: string): number | null {
  const [, sign, hours = '0', minutes = '0'] = /^([+-])(\d{2}):?(\d{2})?$/u.exec(zone) ?? [];
  const apart = Number(hours) * 60 + Number(minutes);
  if (Number(minutes) > 59 || apart > FURTHEST_ZONE_MINUTES) return null;
  return sign === '-' ? -apart : apart;
}

/** Since midnight; null for what no clock shows. */
function clockMsOf(parts: Readonly<Record<string, string | undefined>>): number | null {
  const { hour = '0', minute = '0', second = '0', half } = parts;
  const hours = half === undefined ? Number(hour) : hourOfHalf(Number(hour), half);
  if (hours === null || hours > 24 || Number(minute) > 59 || Number(second) > 60) return null;
  return ((hours * 60 + Number(minute)) * 60 + Number(second)) * 1000;
}

/** `12 a. m.` is midnight, `12 p. m.` noon. */
function hourOfHalf(hour: number, half: string): number | null {
  if (hour < 1 || hour > 12) return null;
  return (hour % 12) + (/^p/iu.test(half) ? 12 : 0);
}
