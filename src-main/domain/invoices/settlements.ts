import { addDays, type CalendarDate, daysThrough } from '../../contract/values/calendar-date';
import { type Cents, partOf, sumOf, WHOLE_RATE } from '../../contract/values/money';
import { printedDay } from '../written';
import { type ContractTerms, stretchesOf, type Terms, termsInOrder } from './charges';
import type { Days } from './periods';

/** Days that an invoice charged for a plan, and at what price a cycle. */
export interface ChargedDays extends Days {
  readonly priceCents: number;
}

/** What an invoice charged, or let off, beside its plan. */
export interface BilledItem {
  readonly kind: 'charge' | 'discount';
  /** Of each period; what does not was for the contract. */
  readonly repeats: boolean;
  /** Of a discount that is a part of the plan; null of an amount. */
  readonly rateBp: number | null;
  readonly amountCents: number;
}

/** What an invoice billed of days on which another plan, or price, was agreed since, and what was settled of it. */
export interface BilledPeriod extends Days {
  readonly invoiceId: number;
  /** The first day that is another by now than when it was billed. */
  readonly changedOn: CalendarDate;
  /** What prices were told later was not known when it was billed. */
  readonly issuedAtMs: number;
  /** Whether it charged by days; null of one from before that was kept. */
  readonly prorated: boolean | null;
  readonly cycleDays: number;
  /** One that is void, or credited whole, charged nothing: what was settled of it goes back. */
  readonly isVoid: boolean;
  readonly charged: readonly (ChargedDays & { readonly amountCents: number })[];
  readonly chargedCents: number;
  /** In the order in which they were entered. */
  readonly items: readonly BilledItem[];
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

/** How amounts are settled: whether the office charges by days now, and its currency's smallest amount in cents. */
interface How {
  readonly prorate: boolean;
  readonly unit: number;
}

const isByDays = ({ prorated }: Pick<BilledPeriod, 'prorated'>, { prorate }: How) => prorated ?? prorate;

/**
 * What a period's plans would have come to had the change been known when it was billed: the days before it as they were
 * charged, those from it on at the prices of then, by the way of charging of then. `lastOn`: no days after it.
 */
function planWorth(one: BilledPeriod, terms: ContractTerms, how: How, lastOn = one.endOn): number {
  const { charged, changedOn, endOn, cycleDays, issuedAtMs } = one;
  const known = termsInOrder(terms, issuedAtMs);
  if (!isByDays(one, how)) return wholeWorth(one, known, how.unit);
  const days = [...through(charged, addDays(changedOn, -1)), ...stretchesOf({ startOn: changedOn, endOn }, known)];
  return worthOf(through(days, lastOn), cycleDays, how.unit);
}

/** Without proration what held on the first day is charged whole, but for a bridge, which is charged by its days. */
function wholeWorth(one: BilledPeriod, known: readonly Terms[], unit: number): number {
  const { startOn, endOn, changedOn, charged, chargedCents, cycleDays } = one;
  const [first] = stretchesOf({ startOn, endOn }, known);
  const [was] = charged;
  if (changedOn > startOn || !first || !was) return chargedCents;
  const isWhole = was.amountCents === partOf(was.priceCents, 1, 1, unit);
  return isWhole
    ? partOf(first.priceCents, 1, 1, unit)
    : partOf(first.priceCents, daysThrough(startOn, endOn), cycleDays, unit);
}

/**
 * What a plan's price comes to with a period's items, the charges first, and how much of it percentages let off; an amount is
 * let off as it was. Together they let off no more than there is.
 */
function withItems(planCents: number, items: readonly BilledItem[], unit: number) {
  let leftCents = planCents;
  for (const { kind, amountCents } of items) if (kind === 'charge') leftCents += amountCents;
  let percentagesCents = 0;
  for (const { kind, rateBp, amountCents } of items) {
    if (kind !== 'discount') continue;
    const wanted = rateBp === null ? amountCents : partOf(planCents, rateBp, WHOLE_RATE, unit);
    const given = Math.min(wanted, leftCents);
    leftCents -= given;
    if (rateBp !== null) percentagesCents += given;
  }
  return { leftCents, percentagesCents };
}

/** What is missing of a period, less than nothing where it charged too much: with the percentages that it had. */
function missingOf(one: BilledPeriod, terms: ContractTerms, how: How): number {
  if (one.isVoid) return 0 - one.settledCents;
  const worth = planWorth(one, terms, how);
  const letOff = one.items.reduce((sum, { rateBp, amountCents }) => sum + (rateBp === null ? 0 : amountCents), 0);
  const right = worth - withItems(worth, one.items, how.unit).percentagesCents;
  return right - (one.chargedCents - letOff) - one.settledCents;
}

/**
 * What is to be settled of periods that were billed before their plan changed (domain.md §3.5): what each would have come to
 * had the change been known, with its own discounts and its own way of charging, less what was charged and settled. No more is
 * let off than `mostCents`, which is what there is to let it off from; the rest is for the next invoice.
 */
export function settlementsOf(
  billed: readonly BilledPeriod[],
  terms: ContractTerms,
  { mostCents, ...how }: How & { readonly mostCents: number },
): Settlement[] {
  let left = mostCents;
  const settlements: Settlement[] = [];
  for (const one of billed) {
    const amountCents = sumOf([Math.max(missingOf(one, terms, how), 0 - left)]);
    if (amountCents === 0) continue;
    left += amountCents;
    settlements.push({ settledId: one.invoiceId, startOn: one.changedOn, endOn: one.endOn, amountCents });
  }
  return settlements;
}

/** A billed period with what its invoice came to: its lines, them with their taxes, and what was never credited of that. */
export interface ChargedInvoice extends BilledPeriod {
  readonly linesCents: number;
  readonly totalCents: number;
  readonly leftCents: number;
}

/**
 * What of each invoice of a contract that goes on its changes made too much, with its taxes, in their order: a credit note may
 * give it back before the next invoice lets it off. What others charged too little is kept of the latest; of one that is void
 * there is nothing to credit.
 */
export function overchargedOf(invoices: readonly ChargedInvoice[], terms: ContractTerms, how: How): Cents[] {
  const missing = invoices.map((one) => missingOf(one, terms, how));
  let keep = missing.reduce((sum, cents) => sum + Math.max(0, cents), 0);
  const backs = invoices.toReversed().map(({ isVoid, linesCents, totalCents, leftCents }, at) => {
    const over = Math.max(0, 0 - (missing[invoices.length - 1 - at] ?? 0));
    const back = Math.max(0, over - keep);
    keep -= over - back;
    return isVoid || linesCents === 0 ? 0 : Math.min(leftCents, partOf(totalCents, back, linesCents, how.unit));
  });
  return backs.toReversed().map((cents) => sumOf([cents]));
}

/** What of the lines that a change made too much a credit note gives back; the rest of it is for another thing. */
export function settledByNote(invoice: ChargedInvoice, terms: ContractTerms, noteCents: number, how: How): Cents {
  const { linesCents, totalCents } = invoice;
  const over = Math.max(0, 0 - missingOf(invoice, terms, how));
  if (totalCents === 0) return sumOf([]);
  return sumOf([Math.min(over, partOf(noteCents, linesCents, totalCents, how.unit))]);
}

/** An invoice of a contract that has ended. */
export interface EndedInvoice
  extends Days,
    Pick<BilledPeriod, 'charged' | 'chargedCents' | 'cycleDays' | 'prorated' | 'items'> {
  readonly startedOn: CalendarDate;
  readonly endedOn: CalendarDate;
  /** All its lines together, and with their taxes. */
  readonly linesCents: number;
  /** Those of them that settled earlier periods. */
  readonly settlementCents: number;
  readonly totalCents: number;
  /** What was credited of it since its contract's end, or a change of its plan, was told: before, it was for another thing. */
  readonly creditedCents: number;
  /** What was never credited of it; and what there would be but for what was credited since then. */
  readonly leftCents: number;
  readonly roomCents: number;
  /** Where its plan changed since. */
  readonly changed: BilledPeriod | null;
}

/** Whether no day of an invoice's period was the contract's. One that ended on its first day never was. */
const isUnused = ({ startedOn, endedOn, startOn }: EndedInvoice) => endedOn <= startedOn || endedOn < startOn;

/** What an invoice's plans come to until its contract's last day. */
function usedOf(invoice: EndedInvoice, terms: ContractTerms, how: How): number {
  const { charged, chargedCents, cycleDays, endedOn, changed } = invoice;
  if (isUnused(invoice)) return 0;
  if (!isByDays(invoice, how)) return changed ? planWorth(changed, terms, how) : chargedCents;
  return changed ? planWorth(changed, terms, how, endedOn) : worthOf(through(charged, endedOn), cycleDays, how.unit);
}

/**
 * What an invoice would have come to, without what it settled, had its contract's end been known when it was billed: the days
 * that were used, with its items as a run charges and lets them off. Of a period that was not used what repeats is not
 * charged; what is charged once, as an installation, stays.
 */
function rightOf(invoice: EndedInvoice, terms: ContractTerms, how: How): number {
  const used = usedOf(invoice, terms, how);
  const items = isUnused(invoice) ? invoice.items.filter(({ repeats }) => !repeats) : invoice.items;
  return withItems(used, items, how.unit).leftCents;
}

/**
 * What of an invoice is to be taken back, before what was credited of it: what is for days after its contract's last one, or
 * was charged too much by a change, with their taxes. Less than nothing: it charged too little.
 */
function tooMuchOf(invoice: EndedInvoice, terms: ContractTerms, how: How): number {
  const { endOn, endedOn, linesCents, settlementCents, totalCents, changed } = invoice;
  let lines = changed ? 0 - missingOf(changed, terms, how) : 0;
  if (endOn > endedOn) {
    lines = linesCents - settlementCents - rightOf(invoice, terms, how) + (changed?.settledCents ?? 0);
  }
  return linesCents === 0 ? 0 : partOf(totalCents, lines, linesCents, how.unit);
}

/** What of each invoice is open to be taken back: what it charged too much, as far as it was not credited yet. */
function openOf(invoices: readonly EndedInvoice[], tooMuch: readonly number[]): number[] {
  const wanted = invoices.map(({ creditedCents }, at) => (tooMuch[at] ?? 0) - creditedCents);
  const open = invoices.map(({ leftCents }, at) => Math.max(0, Math.min(wanted[at] ?? 0, leftCents)));
  // More than is left of one was charged by the invoice that settled it; of another more may be credited for it already.
  let beyond = 0;
  for (const [at, { roomCents, creditedCents }] of invoices.entries())
    beyond += Math.max(0, (wanted[at] ?? 0) - roomCents) - Math.max(0, creditedCents - Math.max(0, tooMuch[at] ?? 0));
  return invoices.map(({ leftCents }, at) => {
    const own = open[at] ?? 0;
    const more = Math.max(0, Math.min(beyond, leftCents - own));
    beyond -= more;
    return own + more;
  });
}

/**
 * What of each invoice of one contract that has ended is to be taken back, in their order, the latest first: no more than is
 * left of it; what another's settlement charged of it is taken of that one. No invoice of its own comes that would charge what
 * others charged too little: that is kept of it.
 */
export function takenBackOf(invoices: readonly EndedInvoice[], terms: ContractTerms, how: How): Cents[] {
  const tooMuch = invoices.map((invoice) => tooMuchOf(invoice, terms, how));
  let keep = tooMuch.reduce((sum, cents) => sum + Math.max(0, 0 - cents), 0);
  return openOf(invoices, tooMuch).map((open) => {
    const back = Math.max(0, open - keep);
    keep -= open - back;
    return sumOf([back]);
  });
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

/** How a settlement is called on its invoice, which is a document of the office's country and stays as it is. */
export function settlementWords({ startOn, endOn }: Days): string {
  return `Diferencia por cambio de plan del ${printedDay(startOn)} al ${printedDay(endOn)}`;
}
