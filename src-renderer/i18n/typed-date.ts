import { calendarDate } from '../../src-main/contract/values/calendar-date';

type CalendarDate = ReturnType<typeof calendarDate.parse>;

const DAY_FIRST = /^(?<day>\d{1,2})[/.\- ](?<month>\d{1,2})[/.\- ](?<year>\d{4}|\d{2})$/u;
const DIGITS_ALONE = /^(?<day>\d{2})(?<month>\d{2})(?<year>\d{4}|\d{2})$/u;
const YEAR_FIRST = /^(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})$/u;

/**
 * A day as clerks type it, the day first: `24/11/2026`, `24-11-26`, `24112026`; as a computer writes it, too. Two digits of
 * a year are of this century. Null when it is no day that there is.
 */
export function parseTypedDate(typed: string): CalendarDate | null {
  const text = typed.trim();
  const { day, month, year } = (YEAR_FIRST.exec(text) ?? DAY_FIRST.exec(text) ?? DIGITS_ALONE.exec(text))?.groups ?? {};
  if (day === undefined || month === undefined || year === undefined) return null;
  const parsed = calendarDate.safeParse(`${year.padStart(4, '20')}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
  return parsed.success ? parsed.data : null;
}
