import type { CommandContext } from '../handler';
import { calendarOf } from './calendar';
import { HOUR_S, monthsBefore, sweptBefore } from './rules';
import { readKeeping } from './store';
import { listSourcesBefore, markSwept, sweepHours, sweepSamples } from './sweep-store';

/** As many samples as go at once: a save that comes meanwhile waits for less than a second. */
const MOST_AT_ONCE = 200_000;
const SOURCES_AT_ONCE = 500;

/**
 * Lets go of samples that were kept for as long as the office wants, and of hours; their days stay. Answers how many
 * samples went: where it is none there is nothing left to do.
 */
export function sweepConsumption({ db, nowMs }: Pick<CommandContext, 'db' | 'nowMs'>): number {
  const { sampleDays, hourMonths } = readKeeping(db);
  const nowS = Math.floor(nowMs / 1000);
  const beforeS = sweptBefore(nowMs, sampleDays);
  let swept = 0;
  for (const sourceId of listSourcesBefore(db, beforeS, SOURCES_AT_ONCE)) {
    swept += sweepSamples(db, sourceId, beforeS);
    if (swept >= MOST_AT_ONCE) break;
  }
  markSwept(db, beforeS);
  if (swept === 0) {
    const calendar = calendarOf(db);
    // The hour that the office's day begins in, not the one of UTC's.
    const firstS = calendar.startOf(monthsBefore(calendar.dayOf(nowS), hourMonths));
    sweepHours(db, Math.floor(firstS / HOUR_S));
  }
  return swept;
}
