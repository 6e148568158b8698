import { allocate, type Cents, partOf, sumOf } from '../../contract/values/money';

/** An amount without taxes, and each tax, in their order. */
export interface Parts {
  readonly netCents: number;
  readonly taxCents: readonly number[];
}

/** What is left of an invoice after the credits before. */
export function leftOf(invoice: Parts, credited: readonly Parts[]): Parts {
  const taken = (at: number) => sumOf(credited.map(({ taxCents }) => taxCents[at] ?? 0));
  return {
    netCents: invoice.netCents - sumOf(credited.map(({ netCents }) => netCents)),
    taxCents: invoice.taxCents.map((amount, at) => amount - taken(at)),
  };
}

export function totalOf({ netCents, taxCents }: Parts): Cents {
  return sumOf([netCents, ...taxCents]);
}

/** Whether an amount is one that the currency can pay. */
export function isPayable(amount: number, unit: number): boolean {
  return partOf(amount, 1, 1, unit) === amount;
}

/**
 * How a credit falls on the net and on each tax: in the proportion of what is left of them, whole to the last cent, none
 * beyond what is left. The credit that takes the rest takes exactly what is left of each.
 */
export function shareCredit(left: Parts, totalCents: number, unit: number): Parts {
  const [netCents = 0, ...taxCents] = allocate(totalCents, [left.netCents, ...left.taxCents], unit);
  return { netCents, taxCents };
}

/**
 * The day that a note bears: today's; but where the clock was set back meanwhile nothing is credited before it was issued,
 * nor dated before the note whose number is the last. Days as `YYYY-MM-DD`.
 */
export function noteDayOf(today: string, invoiceOn: string, lastOn: string | null): string {
  const earliest = lastOn !== null && lastOn > invoiceOn ? lastOn : invoiceOn;
  return today < earliest ? earliest : today;
}
