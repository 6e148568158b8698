import { addDays } from '../../contract/values/calendar-date';

/** An office may be closed for as long without being asked: a week, and the days before and after it. */
const MOST_DAYS_AWAY = 10;

/**
 * Whether a clock may be wrong: the day that it says is further ahead of the last one that the office was seen on than offices
 * are closed. What a day brings of its own accord, pauses that end and samples that go, cannot be taken back.
 */
export function isDayDoubted(seenOn: string | null, today: string): boolean {
  return seenOn !== null && today > addDays(seenOn, MOST_DAYS_AWAY);
}

/** Whether this machine's calendar knows the zone: `America/Argentina/Mendoza`. */
export function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('es', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
