import { addDays } from '../../contract/values/calendar-date';

/**
 * For how long an office may be away before somebody is asked. `day`: a week, and the days before and after it, and whoever
 * is there says whether the day is right. `cuts`: a day that is right may still cut many at once, and after a month an
 * administrator looks at them first.
 */
const MOST_DAYS_AWAY = { day: 10, cuts: 31 } as const;

/** Whether a day lies so far ahead of the last one that something was done on that nothing is done before somebody is asked. */
export function isFarAhead(lastOn: string | null, today: string, what: keyof typeof MOST_DAYS_AWAY): boolean {
  return lastOn !== null && today > addDays(lastOn, MOST_DAYS_AWAY[what]);
}

/** Whether this machine's calendar knows the zone: `America/Argentina/Mendoza`. */
export function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('es', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
