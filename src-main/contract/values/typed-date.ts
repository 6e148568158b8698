import { calendarDate, type CalendarDate } from './calendar-date';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTHS_ES = ['ene', 'feb', 'mar', 'abr', 'may', 'jun', 'jul', 'ago', 'sep', 'oct', 'nov', 'dic'];

/** Alone, or before a time. */
const WHOLE = String.raw`(?=$|[t,\s])`;
const NOTATIONS = [
  /** `2026-11-24`, `2026/1/5` */
  String.raw`(?<year>\d{4})[-/. ](?<month>\d{1,2})[-/. ](?<day>\d{1,2})`,
  /** `24/11/2026`, `5-1-26`, `24 11 2026` */
  String.raw`(?<day>\d{1,2})[-/. ](?<month>\d{1,2})[-/. ](?<year>\d{4}|\d{2})`,
  /** `nov/24/2026`, as routers write it */
  String.raw`(?<month>[a-z]{3})[-/. ](?<day>\d{1,2})[-/., ]+(?<year>\d{4})`,
  /** `24-nov-2026` */
  String.raw`(?<day>\d{1,2})[-/. ](?<month>[a-z]{3})[-/., ]+(?<year>\d{4})`,
].map((notation) => new RegExp(`^${notation}${WHOLE}`, 'iu'));

/** What digits alone are: `24112026` where a person wrote them, `20261124`, perhaps with a time, where a machine did. */
const DIGITS_ALONE = {
  person: /^(?<day>\d{2})(?<month>\d{2})(?<year>\d{4}|\d{2})$/u,
  machine: /^(?<year>20\d{2})(?<month>\d{2})(?<day>\d{2})(?=$|\d{4}(?:\d{2})?$)/u,
} as const;

/** Of two digits, these and above are of the last century: nobody's client, contract or sample is of 2070. */
const LAST_CENTURY = 70;

function fullYear(written: string): number {
  const year = Number(written);
  if (written.length > 2) return year;
  return year >= LAST_CENTURY ? 1900 + year : 2000 + year;
}

const pad = (part: number, length: number) => String(part).padStart(length, '0');

/** 0 for what is no month's name. */
function monthOf(written: string): number {
  if (/^\d/u.test(written)) return Number(written);
  const word = written.toLowerCase();
  return 1 + Math.max(MONTHS.indexOf(word), MONTHS_ES.indexOf(word));
}

interface ReadDay {
  readonly day: CalendarDate;
  /** What stands behind it: its time, or ''. */
  readonly rest: string;
}

/**
 * The day that a text begins with, in whatever notation: the year first or the day first, with a month's number or name.
 * The one reader for what is typed, and for the columns of every file. Null where there is no such day.
 */
export function readDay(text: string, writer: keyof typeof DIGITS_ALONE): ReadDay | null {
  for (const notation of [...NOTATIONS, DIGITS_ALONE[writer]]) {
    const found = notation.exec(text);
    if (!found) continue;
    const { year = '', month = '', day = '' } = found.groups ?? {};
    const read = calendarDate.safeParse(`${pad(fullYear(year), 4)}-${pad(monthOf(month), 2)}-${pad(Number(day), 2)}`);
    return read.success ? { day: read.data, rest: text.slice(found[0].length) } : null;
  }
  return null;
}

/** A day as clerks type it; null where it is no day that there is, or more than a day. */
export function parseTypedDate(typed: string): CalendarDate | null {
  const read = readDay(typed.trim(), 'person');
  return read?.rest === '' ? read.day : null;
}
