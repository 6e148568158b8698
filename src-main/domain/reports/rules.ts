import type { DebtAge } from '../../contract/reports';
import { addDays, calendarDate, type CalendarDate } from '../../contract/values/calendar-date';

/** The first day of an age, looking back from a day: a debt due today is not late yet; one due yesterday is a day late. */
export function ageBounds(
  today: string,
): readonly { readonly age: DebtAge; readonly fromOn: string; readonly toOn: string }[] {
  const back = (days: number) => addDays(today, -days);
  return [
    { age: 'notDue', fromOn: today, toOn: '9999-12-31' },
    { age: 'to30', fromOn: back(30), toOn: back(1) },
    { age: 'to60', fromOn: back(60), toOn: back(31) },
    { age: 'to90', fromOn: back(90), toOn: back(61) },
    { age: 'over90', fromOn: '0000-01-01', toOn: back(91) },
  ];
}

const firstOf = (year: number, month: number) =>
  calendarDate.parse(`${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-01`);

const indexOf = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;

/** How many months there are from one day's to another's, both of them among those. */
export const countMonths = (fromOn: string, toOn: string) => indexOf(toOn) - indexOf(fromOn) + 1;

/** The first days of the months from one day's to another's, and of the month after the last. */
export function monthsOf(fromOn: string, toOn: string): CalendarDate[] {
  const first = indexOf(fromOn);
  return Array.from({ length: countMonths(fromOn, toOn) + 1 }, (_, at) =>
    firstOf(Math.floor((first + at) / 12), ((first + at) % 12) + 1),
  );
}
