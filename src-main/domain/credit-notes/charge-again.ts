import { smallestAmounts } from '../../contract/office';
import { calendarDate } from '../../contract/values/calendar-date';
import { type Cents, partOf } from '../../contract/values/money';
import { addCharge } from '../billing-items';
import type { CommandContext } from '../handler';
import { officeDay, requireCountry } from '../office';
import { printedDay } from '../written';
import { type CreditedDays, insertCreditedDayCharge, listCreditedDays } from './credited-days-store';

/** How the charge is called on its invoice, which is a document of the office's country and stays as it is. */
const wordsOf = ({ startOn, endOn }: CreditedDays) =>
  `Días del ${printedDay(startOn)} al ${printedDay(endOn)}, acreditados por una baja que se deshizo`;

/** What was credited, without the taxes that come on top of it. */
function creditedLinesOf({ linesCents, totalCents, creditedCents }: CreditedDays, unit: number): Cents {
  return totalCents === 0 ? totalCents : partOf(creditedCents, linesCents, totalCents, unit);
}

/**
 * A baja that was told is taken back (decision): the days after it that were credited while it stood are the contract's again,
 * and nobody bills them, since their period was billed. Each time they are charged once, by an item that the next invoice takes
 * along, and that the office changes or takes away where the service was off, or the credit was for another thing.
 */
export function chargeCreditedDays(context: CommandContext, contractId: number, endedOn: string): void {
  const { db, nowMs } = context;
  const unit = smallestAmounts[requireCountry(db)];
  const fromOn = calendarDate.parse(officeDay(db, nowMs));
  for (const credited of listCreditedDays(db, contractId, endedOn)) {
    const amountCents = creditedLinesOf(credited, unit);
    if (amountCents <= 0) continue;
    const fields = { kind: 'charge', repeats: false, amountCents, rateBp: null, fromOn, toOn: null } as const;
    const id = addCharge(context, contractId, { ...fields, description: wordsOf(credited) });
    insertCreditedDayCharge(db, id, credited.invoiceId);
  }
}
