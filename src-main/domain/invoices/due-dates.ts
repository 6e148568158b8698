import type { BillingProfileFields } from '../../contract/billing-parameters';
import { addDays, type CalendarDate } from '../../contract/values/calendar-date';
import { type Cents, partOf, WHOLE_RATE } from '../../contract/values/money';
import { workingDay } from '../../contract/values/working-day';

export interface LaterDue {
  readonly dueOn: CalendarDate;
  /** What is owed besides from the day after the due date before this one. */
  readonly surchargeCents: Cents;
}

export interface DueDates {
  readonly dueOn: CalendarDate;
  readonly second: LaterDue | null;
  readonly third: LaterDue | null;
}

type Profile = Pick<
  BillingProfileFields,
  'dueDays' | 'secondDueDays' | 'secondSurchargeBp' | 'thirdDueDays' | 'thirdSurchargeBp' | 'workingDaysOnly'
>;

/**
 * When an invoice is due, counted in days from the day that it is for (domain.md §3.2): up to three dates, the later ones
 * with a surcharge on its total.
 */
export function dueDatesOf(
  fromOn: CalendarDate,
  totalCents: number,
  profile: Profile,
  holidays: ReadonlySet<string>,
  unit: number,
): DueDates {
  const after = (days: number) => {
    const day = addDays(fromOn, days);
    return profile.workingDaysOnly ? workingDay(day, holidays) : day;
  };
  const later = (days: number | null, surchargeBp: number): LaterDue | null =>
    days === null ? null : { dueOn: after(days), surchargeCents: partOf(totalCents, surchargeBp, WHOLE_RATE, unit) };
  return {
    dueOn: after(profile.dueDays),
    second: later(profile.secondDueDays, profile.secondSurchargeBp),
    third: later(profile.thirdDueDays, profile.thirdSurchargeBp),
  };
}
