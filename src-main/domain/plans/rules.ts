import type { Failure } from '../../contract/failures';
import { addDays, type CalendarDate } from '../../contract/values/calendar-date';

/** Further than this on either side of today nobody means it: it is a slip of the pen. */
const MOST_DAYS = 365;

/** When a plan's new price begins to hold: by now, or on a day to come. */
type PriceStart = { readonly kind: 'now' | 'later'; readonly fromOn: CalendarDate } | Failure;

/**
 * The day from which a plan costs something else: today where none is said. It is not before the day on which its price
 * changed last (`lastOn`): what was held on a day is not told twice; but today it may always change, whatever the clock.
 */
export function decidePriceStart(
  saidOn: CalendarDate | null,
  { today, lastOn }: { readonly today: CalendarDate; readonly lastOn: string | null },
): PriceStart {
  const fromOn = saidOn ?? today;
  const farthest = addDays(today, MOST_DAYS);
  if (fromOn > farthest) return { code: 'DATE_TOO_FAR', params: { date: farthest }, field: 'priceFromOn' };
  if (fromOn < addDays(today, -MOST_DAYS)) return { code: 'DATE_TOO_OLD', params: {}, field: 'priceFromOn' };
  if (fromOn !== today && lastOn !== null && fromOn < lastOn)
    return { code: 'DATE_BEFORE_CHANGE', params: { date: lastOn }, field: 'priceFromOn' };
  return { kind: fromOn > today ? 'later' : 'now', fromOn };
}
