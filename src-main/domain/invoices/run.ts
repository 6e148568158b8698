import type { BillingParameters } from '../../contract/billing-parameters';
import { Refusal } from '../../contract/failures';
import { FARTHEST_DAYS } from '../../contract/invoices';
import { smallestAmounts } from '../../contract/office';
import { addDays, calendarDate, type CalendarDate } from '../../contract/values/calendar-date';
import type { ReadDb } from '../../data/database';
import { createItemCounter } from '../billing-items';
import { requireParameters } from '../billing-parameters';
import { officeDay, readDay, requireCountry } from '../office';
import { isTaxId } from '../tax-ids';
import { type BillableContract, listBillable } from './billable-store';
import { createNumberGiver, decideInvoice, type Exclusion, type InvoiceDraft, type RunRules } from './decide';
import { type DuePeriod, lastIssuedOn, listDuePeriods } from './due-store';
import { createSettlementCounter } from './settlements';

/** Contracts that are read at once: enough to cost little, few enough to need little memory. */
const AT_ONCE = 500;

export interface Decided {
  readonly period: DuePeriod;
  readonly contract: BillableContract;
  readonly decision: InvoiceDraft | Exclusion;
}

export interface Run {
  readonly known: BillingParameters;
  readonly issuedOn: CalendarDate;
  readonly untilOn: CalendarDate;
  readonly rules: RunRules;
  readonly periods: readonly DuePeriod[];
}

/**
 * A run until a day, at most a month ahead: whatever is issued bears today's date, so that numbers and dates go together.
 * Where the computer's clock was set back behind what was issued already, nothing is issued (CLOCK_BACK) until it is right,
 * nor where it is so far ahead that the office doubts the day (DAY_DOUBTED).
 */
export function beginRun(db: ReadDb, nowMs: number, untilOn: CalendarDate): Run {
  const issuedOn = calendarDate.parse(officeDay(db, nowMs));
  if (untilOn > addDays(issuedOn, FARTHEST_DAYS))
    throw new Refusal('VALIDATION', { reason: 'tooFar', days: FARTHEST_DAYS }, 'untilOn');
  if (readDay(db, issuedOn).doubted) throw new Refusal('DAY_DOUBTED', { date: issuedOn });
  const lastOn = lastIssuedOn(db);
  if (lastOn !== null && issuedOn < lastOn) throw new Refusal('CLOCK_BACK', { date: lastOn });
  const known = requireParameters(db);
  const country = requireCountry(db);
  const right = new Map<string, boolean>();
  const rules: RunRules = {
    known,
    issuedOn,
    unit: smallestAmounts[country],
    isTaxId(taxId) {
      const found = right.get(taxId) ?? isTaxId(country, taxId);
      right.set(taxId, found);
      return found;
    },
    numbers: createNumberGiver(),
    items: createItemCounter(),
    settlements: createSettlementCounter(),
  };
  return { known, issuedOn, untilOn, rules, periods: listDuePeriods(db, known, untilOn) };
}

/** Decides every period of a run in the order in which it is issued; what it decides by is read as it goes. */
export function* decideRun(db: ReadDb, { periods, rules }: Run): Generator<readonly Decided[]> {
  for (let at = 0; at < periods.length; at += AT_ONCE) {
    const page = periods.slice(at, at + AT_ONCE);
    const contracts = listBillable(
      db,
      page.map(({ contractId }) => contractId),
    );
    yield page.flatMap((period) => {
      const contract = contracts.get(period.contractId);
      return contract ? [{ period, contract, decision: decideInvoice(contract, period, rules) }] : [];
    });
  }
}
