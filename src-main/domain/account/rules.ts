import type { Failure } from '../../contract/failures';
import type { ChosenShare } from '../../contract/payments';
import { type Cents, partOf, sumOf } from '../../contract/values/money';

/** What an invoice asks besides once it is late, and what of that was asked already. */
export interface LateTerms {
  readonly totalCents: number;
  readonly dueOn: string;
  readonly secondDueOn: string | null;
  readonly secondSurchargeCents: number;
  readonly thirdDueOn: string | null;
  readonly thirdSurchargeCents: number;
  /** What each due date has asked already: a debit of its own. */
  readonly asked: readonly { readonly step: number; readonly amountCents: number }[];
  /** What payments that stand paid of it after the due date before each step's. */
  readonly paidLateCents: Readonly<Record<2 | 3, number>>;
}

/** A debt that is not paid whole. */
export interface OpenDebit {
  readonly id: number;
  readonly dueOn: string;
  readonly restCents: number;
  /** Null for what is no invoice: a surcharge bears none, nor does a debt from before. */
  readonly late: LateTerms | null;
}

/** A surcharge that a late payment makes. */
export interface Surcharge {
  /** The due date that it is for: the invoice's second or third. */
  readonly step: 2 | 3;
  readonly amountCents: Cents;
}

/** The later due date that holds on a day: its surcharge is asked from the day after the date before it. */
function stepOn({ dueOn, secondDueOn, thirdDueOn }: LateTerms, day: string): 2 | 3 | null {
  if (secondDueOn === null || day <= dueOn) return null;
  return thirdDueOn !== null && day > secondDueOn ? 3 : 2;
}

/**
 * What a debt asks besides when something of it is paid on a day (domain.md §3.2): the surcharge of the due date that
 * holds then, less that of the one before where it was asked already, in the part of the invoice that was not paid in
 * time. Each due date asks for that part once, whatever of it is paid when; where a payment that was in time is voided
 * after it asked, the part is larger and it asks for the difference. `unit`: the currency's smallest amount in cents.
 */
export function surchargeOf({ late, restCents }: OpenDebit, paidOn: string, unit: number): Surcharge | null {
  const step = late && stepOn(late, paidOn);
  if (!late || step === null || late.asked.some((asked) => asked.step > step)) return null;
  const before = late.asked.some((asked) => asked.step === 2) ? late.secondSurchargeCents : 0;
  const whole = step === 2 ? late.secondSurchargeCents : late.thirdSurchargeCents - before;
  if (whole <= 0) return null;
  const ofStep = late.asked.filter((asked) => asked.step === step);
  const askedCents = sumOf(ofStep.map((asked) => asked.amountCents));
  const dueCents = partOf(whole, restCents + late.paidLateCents[step], late.totalCents, unit);
  const amountCents = sumOf([dueCents - askedCents]);
  return amountCents > 0 ? { step, amountCents } : null;
}

/** How much of a payment goes to a debt; to the surcharge that it makes where one is named. */
export interface PlannedShare {
  readonly debitId: number;
  readonly surcharge: Surcharge | null;
  readonly paidCents: Cents;
}

export interface Spread {
  /** Every open debt, whether something goes to it or not, each surcharge that comes to be after its invoice. */
  readonly shares: readonly PlannedShare[];
  readonly creditCents: Cents;
  /** What would pay everything. */
  readonly settleCents: Cents;
}

/** The oldest due first; of one day, the one that was there first. */
function inDueOrder(one: Pick<OpenDebit, 'id' | 'dueOn'>, other: Pick<OpenDebit, 'id' | 'dueOn'>): number {
  if (one.dueOn !== other.dueOn) return one.dueOn < other.dueOn ? -1 : 1;
  return one.id - other.id;
}

export interface PaymentToSpread {
  /** Null: all that there is to pay. */
  readonly amountCents: number | null;
  readonly paidOn: string;
  /** Null: the oldest due first. */
  readonly chosen: readonly ChosenShare[] | null;
  readonly unit: number;
}

type Wanted = (debitId: number, surcharge: boolean) => number;

/**
 * Where a payment goes (domain.md §3.7): to the chosen debts, or to the oldest due first; what is left over is credit. A
 * late invoice that it pays something of makes its surcharge, which is paid after the debts that are overdue and before
 * those that are not due yet. A choice never goes beyond what a debt has left, nor all together beyond the payment.
 */
export function spreadPayment(open: readonly OpenDebit[], payment: PaymentToSpread): Spread | Failure {
  const { chosen } = payment;
  if (!chosen) return spreadOldest(open, payment);
  const owed = owedOn(open, payment);
  const amountCents = payment.amountCents ?? owed.settleCents;
  return chosenProblem(owed, chosen, amountCents) ?? spreadBy(owed, byChoice(chosen), amountCents);
}

/** The same with nothing chosen: the oldest due first. */
export function spreadOldest(open: readonly OpenDebit[], payment: Omit<PaymentToSpread, 'chosen'>): Spread {
  const owed = owedOn(open, payment);
  const amountCents = payment.amountCents ?? owed.settleCents;
  return spreadBy(owed, oldestFirst(owed, amountCents, payment.paidOn), amountCents);
}

/** What is to be paid on a day: the debts in the order in which they are due, and what late ones ask besides. */
interface Owed {
  readonly debts: readonly OpenDebit[];
  readonly surcharges: ReadonlyMap<number, Surcharge>;
  readonly settleCents: Cents;
}

function owedOn(open: readonly OpenDebit[], { paidOn, unit }: Pick<PaymentToSpread, 'paidOn' | 'unit'>): Owed {
  const debts = open.toSorted(inDueOrder);
  const surcharges = new Map<number, Surcharge>();
  for (const debt of debts) {
    const surcharge = surchargeOf(debt, paidOn, unit);
    if (surcharge) surcharges.set(debt.id, surcharge);
  }
  const settleCents = sumOf([
    ...debts.map(({ restCents }) => restCents),
    ...[...surcharges.values()].map(({ amountCents }) => amountCents),
  ]);
  return { debts, surcharges, settleCents };
}

function spreadBy({ debts, surcharges, settleCents }: Owed, wanted: Wanted, amountCents: number): Spread {
  const shares = debts.flatMap(({ id }): PlannedShare[] => {
    const surcharge = surcharges.get(id);
    const [paid, besides] = [wanted(id, false), wanted(id, true)];
    const own = { debitId: id, surcharge: null, paidCents: sumOf([paid]) };
    return surcharge && paid + besides > 0 ? [own, { debitId: id, surcharge, paidCents: sumOf([besides]) }] : [own];
  });
  const used = sumOf(shares.map(({ paidCents }) => paidCents));
  return { shares, creditCents: sumOf([amountCents - used]), settleCents };
}

const keyOf = (debitId: number, surcharge: boolean) => `${debitId}${surcharge ? '+' : ''}`;

function byChoice(chosen: readonly ChosenShare[]): Wanted {
  const wanted = new Map<string, number>();
  for (const { debitId, surcharge, amountCents } of chosen)
    wanted.set(keyOf(debitId, surcharge), (wanted.get(keyOf(debitId, surcharge)) ?? 0) + amountCents);
  return (debitId, surcharge) => wanted.get(keyOf(debitId, surcharge)) ?? 0;
}

function oldestFirst({ debts, surcharges }: Owed, amountCents: number, paidOn: string): Wanted {
  const given = new Map<string, number>();
  let left = amountCents;
  const give = (key: string, restCents: number) => {
    const share = Math.min(left, restCents);
    given.set(key, share);
    left -= share;
    return share;
  };
  const overdue = debts.filter(({ dueOn }) => dueOn < paidOn);
  const touched = overdue.filter(({ id, restCents }) => give(keyOf(id, false), restCents) > 0);
  for (const { id } of touched) give(keyOf(id, true), surcharges.get(id)?.amountCents ?? 0);
  for (const { id, dueOn, restCents } of debts) if (dueOn >= paidOn) give(keyOf(id, false), restCents);
  return (debitId, surcharge) => given.get(keyOf(debitId, surcharge)) ?? 0;
}

function chosenProblem(
  { debts, surcharges }: Owed,
  chosen: readonly ChosenShare[],
  amountCents: number,
): Failure | null {
  const most = new Map(debts.map(({ id, restCents }) => [keyOf(id, false), restCents]));
  for (const [id, surcharge] of surcharges) most.set(keyOf(id, true), surcharge.amountCents);
  const wanted = byChoice(chosen);
  const beyond = chosen.find(
    ({ debitId, surcharge }) => wanted(debitId, surcharge) > (most.get(keyOf(debitId, surcharge)) ?? 0),
  );
  if (beyond) return { code: 'SPREAD_BEYOND_DEBT', params: {}, field: 'spread' };
  const all = chosen.reduce((sum, share) => sum + share.amountCents, 0);
  return all > amountCents ? { code: 'SPREAD_BEYOND_PAYMENT', params: {}, field: 'spread' } : null;
}
