import { officeTime } from '../../contract/values/office-time';
import type { ReadDb } from '../../data/database';
import { requireOfficeRecord } from '../office';
import type { Days } from './counted-store';
import { DAY_S, dayNumber, dayNumberOf } from './rules';

export type Calendar = ReturnType<typeof calendarOf>;

const times = new Map<string, ReturnType<typeof officeTime>>();

/** Making one costs as much as a whole chart, and it remembers the days that it was asked about: one a zone is kept. */
function timeOf(timeZone: string): ReturnType<typeof officeTime> {
  const known = times.get(timeZone) ?? officeTime(timeZone);
  times.set(timeZone, known);
  return known;
}

/** The office's calendar, by seconds since 1970. */
export function calendarOf(db: ReadDb) {
  const time = timeOf(requireOfficeRecord(db).timeZone);
  const dayOf = (atS: number) => dayNumber(time.toWall(atS * 1000) / 1000);
  /** The first second of a day: of one whose midnight a clock change leaves out, the instant of the change. */
  const startOf = (day: number) => Math.ceil(time.fromWall(day * DAY_S * 1000) / 1000);
  return {
    time,
    dayOf,
    /** The first second of a day that is written `YYYY-MM-DD`. */
    startOfDate: (date: string) => startOf(dayNumberOf(date)),
    startOf,
    wallMs: (atS: number) => time.toWall(atS * 1000),
    /** Every day between two seconds, both in it; of the first and the last one what lies between them. */
    daysBetween(firstS: number, lastS: number): Days {
      const [first, last] = [dayOf(firstS), dayOf(lastS)];
      return Array.from({ length: last - first + 1 }, (_, at) => {
        const day = first + at;
        return [day, Math.max(startOf(day), firstS), Math.min(startOf(day + 1), lastS + 1)] as const;
      });
    },
  };
}
