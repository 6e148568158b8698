import type { TaxFields } from '../../contract/billing-parameters';
import { addDays, daysThrough } from '../../contract/values/calendar-date';
import { allocate, type Cents, partOf, sumOf, WHOLE_RATE } from '../../contract/values/money';
import type { FormerPrice } from '../plans';
import type { Days, Period } from './periods';

/** What a contract is for, and costs, from a day on. */
export interface Terms {
  readonly fromOn: string;
  readonly planId: number;
  readonly priceCents: number;
}

/** A plan at the price that it, or the contract's own agreement, has. */
interface Held {
  readonly planId: number;
  readonly priceCents: number;
  /** What the plan cost before, each until a day that it no longer held on; none where the price is the contract's own. */
  readonly formerPrices?: readonly FormerPrice[];
}

export interface ContractTerms extends Held {
  /** What it had before, each until a day that it no longer held on; the earliest first. */
  readonly former: readonly (Held & {
    readonly untilOn: string;
    /**
     * No change: what the plan cost before it was merged, until the last day on which a price of the two changed, and when
     * the last of them was told.
     */
    readonly byMerge?: { readonly toldAtMs: number } | null;
  })[];
  /** What was agreed for a day to come. */
  readonly next: (Held & { readonly onDate: string }) | null;
}

const BEGINNING = '0000-01-01';
const END = '9999-12-31';

/** A plan and its prices as they were known at an instant: of what was told later, for whatever day, nobody knew. */
function knownAt(held: Held, atMs: number): Held {
  const { formerPrices = [] } = held;
  const at = formerPrices.findIndex(({ toldAtMs }) => toldAtMs > atMs);
  const last = formerPrices[at];
  return last ? { ...held, priceCents: last.priceCents, formerPrices: formerPrices.slice(0, at) } : held;
}

/** A plan cut where its price changed: each day costs what the plan cost on it. */
function pricesOf({ planId, priceCents, formerPrices = [] }: Held, fromOn: string, untilOn: string): Terms[] {
  const terms: Terms[] = [];
  let on = fromOn;
  for (const former of formerPrices) {
    if (former.untilOn <= on) continue;
    terms.push({ fromOn: on, planId, priceCents: former.priceCents });
    on = former.untilOn;
    if (on >= untilOn) return terms;
  }
  return [...terms, { fromOn: on, planId, priceCents }];
}

/**
 * A contract's plans and prices one after the other, the first from the beginning of time; the prices as they were known at
 * an instant, where that is said. A plan that was merged goes on at the price known then: no rise since is a change of the contract.
 */
export function termsInOrder({ former, next, ...now }: ContractTerms, knownAtMs = Number.POSITIVE_INFINITY): Terms[] {
  const terms: Terms[] = [];
  let fromOn = BEGINNING;
  let goesOn: Held | null = null;
  for (const own of former) {
    const held = knownAt(goesOn ?? own, knownAtMs);
    terms.push(...pricesOf(held, fromOn, own.untilOn));
    fromOn = own.untilOn;
    goesOn = own.byMerge && own.byMerge.toldAtMs > knownAtMs ? held : null;
  }
  terms.push(...pricesOf(knownAt(goesOn ?? now, knownAtMs), fromOn, next?.onDate ?? END));
  return next ? [...terms, ...pricesOf(knownAt(next, knownAtMs), next.onDate, END)] : terms;
}

/** Days of a period on which one plan at one price held. */
export interface Stretch extends Days {
  readonly planId: number;
  readonly priceCents: number;
  readonly days: number;
}

/** A period cut where the plan or its price changes; what only seems to change is one. */
export function stretchesOf(period: Days, terms: readonly Terms[]): Stretch[] {
  const stretches: Stretch[] = [];
  for (const [at, { fromOn, planId, priceCents }] of terms.entries()) {
    const until = terms[at + 1]?.fromOn;
    const startOn = fromOn > period.startOn ? addDays(fromOn, 0) : period.startOn;
    const endOn = until !== undefined && until <= period.endOn ? addDays(until, -1) : period.endOn;
    if (startOn > endOn) continue;
    const last = stretches.at(-1);
    if (last?.planId === planId && last.priceCents === priceCents) {
      stretches[stretches.length - 1] = { ...last, endOn, days: daysThrough(last.startOn, endOn) };
    } else stretches.push({ startOn, endOn, planId, priceCents, days: daysThrough(startOn, endOn) });
  }
  return stretches;
}

export interface Line extends Stretch {
  readonly cycleDays: number;
  readonly amountCents: Cents;
}

/**
 * What is charged for a period (domain.md §3.5): price × days / days of the whole cycle, all stretches together rounded
 * half up once, and shared out so that the lines add up to it. Without proration what held on the first day is charged
 * whole, but for a bridge between two cycle days, which nobody asked to pay a month for. `unit`: the currency's smallest
 * amount in cents.
 */
export function linesOf(period: Period, terms: readonly Terms[], prorate: boolean, unit: number): Line[] {
  const stretches = stretchesOf(period, terms);
  const { cycleDays } = period;
  const [first] = stretches;
  if (!first) return [];
  if (!prorate) {
    const whole = { ...first, endOn: period.endOn, days: daysThrough(period.startOn, period.endOn) };
    const amountCents = partOf(
      first.priceCents,
      period.isBridge ? whole.days : 1,
      period.isBridge ? cycleDays : 1,
      unit,
    );
    return [{ ...whole, cycleDays, amountCents }];
  }
  const weights = stretches.map((stretch) => partOf(stretch.priceCents, stretch.days, 1));
  const amounts = allocate(partOf(sumOf(weights), 1, cycleDays, unit), weights, unit);
  return stretches.map((stretch, at) => ({ ...stretch, cycleDays, amountCents: amounts[at] ?? partOf(0, 1, 1) }));
}

export type InvoiceTax = Pick<TaxFields, 'name' | 'rateBp' | 'mode' | 'base'> & { readonly id: number };

export interface TaxLine extends InvoiceTax {
  readonly baseCents: Cents;
  readonly amountCents: Cents;
}

export interface Taxed {
  readonly netCents: Cents;
  readonly taxes: readonly TaxLine[];
  readonly totalCents: Cents;
}

const rateOf = (taxes: readonly InvoiceTax[], base: InvoiceTax['base']) =>
  taxes.filter((tax) => tax.base === base).reduce((sum, { rateBp }) => sum + rateBp, 0);

/**
 * An amount with its taxes (domain.md §3.6). The price includes some: of those on the net, net = price / (1 + Σ rates),
 * and what is a part of the price itself is taken from it first. Each is rounded, and the last takes the cent that is
 * over, so that net and taxes are the price. The others are added on top, each a part of the net or of the price.
 */
export function taxesOf(priceCents: number, taxes: readonly InvoiceTax[], unit: number): Taxed {
  const included = taxes.filter(({ mode, rateBp }) => mode === 'included' && rateBp > 0);
  const left = WHOLE_RATE - rateOf(included, 'total');
  const netCents = partOf(priceCents, left, WHOLE_RATE + rateOf(included, 'net'), unit);
  const part = (tax: InvoiceTax): TaxLine => {
    const baseCents = tax.base === 'net' ? netCents : sumOf([priceCents]);
    return { ...tax, baseCents, amountCents: partOf(baseCents, tax.rateBp, WHOLE_RATE, unit) };
  };
  const lines = included.map(part);
  const last = lines.pop();
  if (last) {
    const others = sumOf(lines.map(({ amountCents }) => amountCents));
    lines.push({ ...last, amountCents: sumOf([priceCents - netCents - others]) });
  }
  const added = taxes.filter(({ mode }) => mode === 'added').map(part);
  const totalCents = sumOf([priceCents, ...added.map(({ amountCents }) => amountCents)]);
  return { netCents, taxes: [...lines, ...added], totalCents };
}

/** Whether a tax is charged on an invoice that is issued on this day. */
export function isInForce({ fromOn, toOn }: Pick<TaxFields, 'fromOn' | 'toOn'>, issuedOn: string): boolean {
  return (fromOn === null || fromOn <= issuedOn) && (toOn === null || issuedOn <= toOn);
}
