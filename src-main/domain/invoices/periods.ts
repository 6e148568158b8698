import type { BillingProfileFields } from '../../contract/billing-parameters';
import { addDays, type CalendarDate, calendarDate, daysThrough, inMonth } from '../../contract/values/calendar-date';

/** Days, the first and the last of them counted. */
export interface Days {
  readonly startOn: CalendarDate;
  readonly endOn: CalendarDate;
}

/** What one invoice is for, and when it is to be issued. */
export interface Period extends Days {
  /** How many days the whole cycle has that the period lies in: 28 to 31. */
  readonly cycleDays: number;
  /** It begins where its cycle does not, though something was billed before: the cycle's day was changed. */
  readonly isBridge: boolean;
  readonly scheduledOn: CalendarDate;
}

/** The whole cycle that a day lies in, from a day of the month that every month has to the day before the next one. */
export function cycleOf(day: string, cycleDay: number): Days {
  const begun = Number(day.slice(8, 10)) >= cycleDay;
  const startOn = inMonth(day, cycleDay, begun ? 0 : -1);
  return { startOn, endOn: addDays(inMonth(startOn, cycleDay, 1), -1) };
}

/** How a contract goes on being billed. */
export interface Course {
  /** The first day that is not billed yet: the last period's next one, or the first of all. */
  readonly nextOn: CalendarDate;
  /** Whether nothing was billed before. */
  readonly isFirst: boolean;
  /** The contract's last day; null while it is live. */
  readonly endedOn: CalendarDate | null;
  readonly cycleDay: number;
}

/**
 * Where a contract's billing begins, or goes on: the day after the last that was billed or left out, and never before
 * *Facturar desde* or its own first day. Days that lie between are nobody's: what was off is not billed when it is on again.
 */
export function courseFrom({
  startedOn,
  billedFromOn,
  billedUntilOn,
}: {
  readonly startedOn: string;
  readonly billedFromOn: string;
  readonly billedUntilOn: string | null;
}): Pick<Course, 'nextOn' | 'isFirst'> {
  const firstOn = calendarDate.parse(startedOn > billedFromOn ? startedOn : billedFromOn);
  const goesOn = billedUntilOn === null ? null : addDays(calendarDate.parse(billedUntilOn), 1);
  return goesOn === null || firstOn > goesOn ? { nextOn: firstOn, isFirst: true } : { nextOn: goesOn, isFirst: false };
}

/** The last day of this century: what begins later is nobody's to bill, and calendars end. */
const LAST_DAY = '2099-12-31';

type Schedule = Pick<BillingProfileFields, 'mode' | 'issueOffsetDays'>;

/**
 * The periods that are to be issued until a day, in their order (domain.md §3.1, §3.3). Each begins the day after the
 * last, so that a change of the cycle's day neither leaves a day out nor bills one twice: the period between is shorter,
 * a bridge. A contract's last one ends with it.
 */
export function* periodsUntil(course: Course, schedule: Schedule, untilOn: string): Generator<Period> {
  let { nextOn, isFirst } = course;
  for (;;) {
    if (nextOn > LAST_DAY || (course.endedOn !== null && nextOn > course.endedOn)) return;
    const cycle = cycleOf(nextOn, course.cycleDay);
    const endOn = course.endedOn !== null && course.endedOn < cycle.endOn ? course.endedOn : cycle.endOn;
    const from = schedule.mode === 'advance' ? nextOn : addDays(endOn, 1);
    const scheduledOn = addDays(from, schedule.issueOffsetDays);
    if (scheduledOn > untilOn) return;
    const cycleDays = daysThrough(cycle.startOn, cycle.endOn);
    yield { startOn: nextOn, endOn, cycleDays, isBridge: !isFirst && nextOn !== cycle.startOn, scheduledOn };
    nextOn = addDays(endOn, 1);
    isFirst = false;
  }
}
