import { addDays, type CalendarDate, weekdayOf } from './calendar-date';

const SUNDAY = 0;
const SATURDAY = 6;

/** The day itself where banks work on it, or the next one on which they do. */
export function workingDay(day: CalendarDate, holidays: ReadonlySet<string>): CalendarDate {
  let working = day;
  while ([SUNDAY, SATURDAY].includes(weekdayOf(working)) || holidays.has(working)) working = addDays(working, 1);
  return working;
}
