import type { BillingFields } from '../../contract/client-billing';
import { calendarDate, type CalendarDate } from '../../contract/values/calendar-date';

type Billed = Pick<BillingFields, 'billingEnabled' | 'billedFromOn'> | null;

/**
 * Contracts come to be billed in another way, by a merge: before which day nothing of them is billed, since nobody billed
 * them until then. That is their own *Facturar desde*, or today where their client was not billed; null where the new way
 * does not go back further.
 */
export function unbilledBefore(own: Billed, after: Billed, today: CalendarDate): CalendarDate | null {
  if (!after?.billingEnabled || after.billedFromOn === null) return null;
  const from = own?.billingEnabled && own.billedFromOn !== null ? calendarDate.parse(own.billedFromOn) : today;
  return after.billedFromOn < from ? from : null;
}
