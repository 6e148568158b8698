import type { OpeningExclusion } from '../../contract/opening-balances';
import { HIGHEST_CENTS, partOf } from '../../contract/values/money';

/** What a client owed by the list that it came with. */
export interface Brought {
  readonly invoiceCount: number;
  /** Negative: in the client's favour. */
  readonly balanceCents: number;
}

export type Opening =
  | { readonly kind: 'debt'; readonly invoiceCount: number; readonly amountCents: number }
  | { readonly kind: 'credit'; readonly amountCents: number }
  | { readonly kind: 'excluded'; readonly reason: OpeningExclusion };

/**
 * What becomes of what a client brought: a debt of the imported count of invoices, or, below zero, a credit. Invoices that
 * come to nothing are no debt; cents that the currency does not have could never be paid, and nobody owes more than the
 * highest amount. `unit`: the currency's smallest amount in cents.
 */
export function decideOpening({ invoiceCount, balanceCents }: Brought, unit: number): Opening {
  if (balanceCents === 0) return { kind: 'excluded', reason: 'countOnly' };
  if (Math.abs(balanceCents) > HIGHEST_CENTS) return { kind: 'excluded', reason: 'tooHigh' };
  if (partOf(balanceCents, 1, 1, unit) !== balanceCents) return { kind: 'excluded', reason: 'unit' };
  return balanceCents > 0
    ? { kind: 'debt', invoiceCount, amountCents: balanceCents }
    : { kind: 'credit', amountCents: Math.abs(balanceCents) };
}
