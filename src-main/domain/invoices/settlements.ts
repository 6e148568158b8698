import { addDays, type CalendarDate, daysThrough } from '../../contract/values/calendar-date';
import { type Cents, partOf, sumOf } from '../../contract/values/money';
import { stretchesOf, type Terms } from './charges';
import type { Days } from './periods';

/** Days that an invoice charged for a plan, and at what price a cycle. */
export interface ChargedDays extends Days {
  readonly priceCents: number;
}

/** What an invoice billed of a period within which the plan changed, and what was settled of it since. */
export interface BilledPeriod extends Days {
  readonly invoiceId: number;
  /** The first day that the plan changed on. */
  readonly changedOn: CalendarDate;
  readonly cycleDays: number;
  /** A void one charged nothing: its period is billed anew, and what was settled of it goes back. */
  readonly isVoid: boolean;
  readonly charged: readonly ChargedDays[];
  readonly chargedCents: number;
  readonly settledCents: number;
}

/** A line of an invoice of its own: what is missing of an earlier one, or what that charged too much. */
export interface Settlement extends Days {
  readonly settledId: number;
  readonly amountCents: Cents;
}

const weightOf = (days: readonly ChargedDays[]) =>
  sumOf(days.map(({ startOn, endOn, priceCents }) => partOf(priceCents, daysThrough(startOn, endOn), 1)));

/** The part of some days up to one, that counted. */
function through(days: readonly ChargedDays[], lastOn: CalendarDate): ChargedDays[] {
  return days
    .filter(({ startOn }) => startOn <= lastOn)
    .map((one) => ({ ...one, endOn: one.endOn < lastOn ? one.endOn : lastOn }));
}

/** What days charged at their prices come to, rounded once. */
function worthOf(days: readonly ChargedDays[], cycleDays: number, unit: number): Cents {
  return partOf(weightOf(days), 1, cycleDays, unit);
}

/** What is left of charged days when the last one of them is this. */
function worthThrough(
  { charged, cycleDays }: Pick<BilledPeriod, 'charged' | 'cycleDays'>,
  lastOn: CalendarDate,
  unit: number,
): Cents {
  return worthOf(through(charged, lastOn), cycleDays, unit);
}

/**
 * What is to be settled of periods that were billed before their plan changed (domain.md §3.5): the days before the change at
 * what was charged for them, those from it on at what they cost by now, less what was charged and settled. No more is let
 * off than `mostCents`, which is what there is to let it off from; the rest is for the next invoice. Without proration
 * nothing is settled: what held on the first day was charged whole.
 */
export function settlementsOf(
  billed: readonly BilledPeriod[],
  terms: readonly Terms[],
  { prorate, unit, mostCents }: { readonly prorate: boolean; readonly unit: number; readonly mostCents: number },
): Settlement[] {
  if (!prorate) return [];
  let left = mostCents;
  const settlements: Settlement[] = [];
  for (const one of billed) {
    const missing = worthNow(one, terms, unit) - (one.isVoid ? 0 : one.chargedCents) - one.settledCents;
    const amountCents = sumOf([Math.max(missing, 0 - left)]);
    if (amountCents === 0) continue;
    left += amountCents;
    settlements.push({ settledId: one.invoiceId, startOn: one.changedOn, endOn: one.endOn, amountCents });
  }
  return settlements;
}

function worthNow(
  { isVoid, charged, changedOn, endOn, cycleDays }: BilledPeriod,
  terms: readonly Terms[],
  unit: number,
): number {
  if (isVoid) return 0;
  const before = through(charged, addDays(changedOn, -1));
  return worthOf([...before, ...stretchesOf({ startOn: changedOn, endOn }, terms)], cycleDays, unit);
}

/** An invoice of a contract that ended within its period. */
export interface Unused extends Pick<BilledPeriod, 'charged' | 'chargedCents' | 'cycleDays'> {
  readonly startedOn: CalendarDate;
  readonly endedOn: CalendarDate;
  /** All its lines together, and with their taxes. */
  readonly linesCents: number;
  readonly totalCents: number;
  readonly creditedCents: number;
}

/**
 * What of an invoice is for days after its contract's last one, with their taxes, less what was credited. Items stay charged;
 * a discount was let off of the unused days too. One that ended on its first day came to nothing.
 */
export function unusedOf(
  { charged, chargedCents, cycleDays, startedOn, endedOn, linesCents, totalCents, creditedCents }: Unused,
  unit: number,
): Cents {
  const usedCents = endedOn <= startedOn ? 0 : worthThrough({ charged, cycleDays }, endedOn, unit);
  const base = Math.max(linesCents, chargedCents);
  const unused = base === 0 ? 0 : partOf(totalCents, chargedCents - usedCents, base, unit);
  return sumOf([Math.max(0, unused - creditedCents)]);
}

/** Knows what a run, or a preview, has settled of each invoice, also while nothing of it is written. */
export interface SettlementCounter {
  now(billed: readonly BilledPeriod[]): BilledPeriod[];
  take(settlements: readonly Settlement[]): void;
}

/** What was settled counts from what was written when it was first seen: what the run itself writes is counted here. */
export function createSettlementCounter(): SettlementCounter {
  const known = new Map<number, number>();
  return {
    now: (billed) =>
      billed.map((one) => {
        const settledCents = known.get(one.invoiceId) ?? one.settledCents;
        known.set(one.invoiceId, settledCents);
        return { ...one, settledCents };
      }),
    take(settlements) {
      for (const { settledId, amountCents } of settlements)
        known.set(settledId, (known.get(settledId) ?? 0) + amountCents);
    },
  };
}

const written = (day: string) => day.split('-').toReversed().join('/');

/** How a settlement is called on its invoice, which is a document of the office's country and stays as it is. */
export function settlementWords({ startOn, endOn }: Days): string {
  return `Diferencia por cambio de plan del ${written(startOn)} al ${written(endOn)}`;
}
