import { Refusal } from '../../contract/failures';
import { MOST_REPORT_MONTHS } from '../../contract/reports';
import { countMonths, monthsOf } from './rules';

/** Whole months: a day of the first of them, and one of the last. */
export interface Stretch {
  readonly fromOn: string;
  readonly toOn: string;
}

/** No office has figures of before, nor of after. */
const EARLIEST = '1970-01-01';
const LATEST = '2999-12-31';

/** The first days of a stretch's months, and the one after its last. */
export function requireMonths({ fromOn, toOn }: Stretch) {
  const months = countMonths(fromOn, toOn);
  const isKnown = fromOn >= EARLIEST && toOn <= LATEST;
  if (!isKnown || months < 1 || months > MOST_REPORT_MONTHS)
    throw new Refusal('VALIDATION', { reason: 'range' }, 'toOn');
  return monthsOf(fromOn, toOn);
}
