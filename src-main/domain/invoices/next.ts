import type { BillingFields } from '../../contract/client-billing';
import type { BillingParameters } from '../../contract/billing-parameters';
import type { NextInvoices } from '../../contract/invoices';
import { addDays, type CalendarDate, calendarDate } from '../../contract/values/calendar-date';
import { sumOf } from '../../contract/values/money';
import { createItemCounter, type Item } from '../billing-items';
import { profileOf } from '../client-billing';
import { type ContractTerms, isInForce, taxesOf } from './charges';
import { chargesOf } from './decide';
import { dueDatesOf } from './due-dates';
import { type Course, type Period, periodsUntil } from './periods';
import { type BilledPeriod, createSettlementCounter } from './settlements';

const NEXT = 3;
/** Far enough for three periods, however long each. */
const AHEAD_DAYS = 150;
/** Beyond it nothing is billed. */
const FAR = '2100-01-01';

export interface ContractToBill extends Omit<Course, 'cycleDay'> {
  readonly terms: ContractTerms;
  readonly items: readonly Item[];
  readonly billed: readonly BilledPeriod[];
}

interface NextContext {
  readonly known: BillingParameters;
  readonly today: CalendarDate;
  readonly unit: number;
}

function firstOf(course: Course, schedule: Parameters<typeof periodsUntil>[1], today: string): Period[] {
  const periods: Period[] = [];
  const from = course.nextOn > today ? course.nextOn : today;
  const until = from > FAR ? from : addDays(from, AHEAD_DAYS);
  for (const period of periodsUntil(course, schedule, until)) {
    periods.push(period);
    if (periods.length === NEXT) break;
  }
  return periods;
}

/** The next three days on which a client would be billed, and for what; contracts that are billed together are one. */
export function nextInvoicesOf(
  billing: BillingFields,
  contracts: readonly ContractToBill[],
  { known, today, unit }: NextContext,
): NextInvoices[] {
  const profile = profileOf(known, billing);
  if (!profile) return [];
  const taxes = known.taxes.filter(({ id }) => billing.taxIds.includes(id));
  const holidays = new Set<string>(known.holidays.map(({ onDate }) => onDate));
  const byDay = new Map<string, NextInvoices>();
  const add = (period: Period, totalCents: number, invoices: number) => {
    const key = `${period.scheduledOn} ${period.startOn} ${period.endOn}`;
    const before = byDay.get(key);
    const issuedOn = calendarDate.parse(period.scheduledOn > today ? period.scheduledOn : today);
    byDay.set(key, {
      scheduledOn: period.scheduledOn,
      startOn: period.startOn,
      endOn: period.endOn,
      dueOn: dueDatesOf(issuedOn, 0, profile, holidays, unit).dueOn,
      invoices: (before?.invoices ?? 0) + invoices,
      totalCents: sumOf([before?.totalCents ?? 0, totalCents]),
    });
  };
  const { cycleDay } = billing;
  const rules = { unit, items: createItemCounter(), settlements: createSettlementCounter() };
  for (const contract of contracts) {
    for (const period of firstOf({ ...contract, cycleDay }, profile, today)) {
      const { items, settlements, chargedCents } = chargesOf(contract, period, profile.prorate, rules);
      rules.items.take(items.uses);
      rules.settlements.take(settlements);
      const inForce = taxes.filter((tax) => isInForce(tax, period.scheduledOn > today ? period.scheduledOn : today));
      add(period, taxesOf(chargedCents, inForce, unit).totalCents, 1);
    }
  }
  if (contracts.length === 0) {
    const nextOn = billing.billedFromOn ?? today;
    for (const period of firstOf({ nextOn, isFirst: true, endedOn: null, cycleDay }, profile, today)) add(period, 0, 0);
  }
  return [...byDay.entries()]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .slice(0, NEXT)
    .map(([, next]) => next);
}
