import { type OpenDebit, spreadOldest, type Surcharge } from './rules';

export interface AvailableCredit {
  readonly id: number;
  readonly restCents: number;
  /** The payment that it is of, and its day; null of a credit note's, and of what there was before. */
  readonly paid: { readonly paymentId: number; readonly onDate: string } | null;
}

/** A surcharge that comes to be by a credit: of a payment that came late. */
export interface LateSurcharge {
  readonly debitId: number;
  readonly paymentId: number;
  readonly surcharge: Surcharge;
}

export interface CreditUse {
  readonly creditId: number;
  /** A debt's number, or the place among `surcharges` of one that is not written yet. */
  readonly debt: { readonly id: number } | { readonly surchargeAt: number };
  readonly amountCents: number;
}

export interface CreditUses {
  readonly uses: readonly CreditUse[];
  readonly surcharges: readonly LateSurcharge[];
}

/** Beyond every debt's number: a surcharge that is not written yet has its place among them, counted from here. */
const NOT_WRITTEN = 2 ** 52;
/** Before every debt's day: what is no payment comes late to nothing. */
const NEVER_LATE = '';

/**
 * What is to a client's credit pays its debts (domain.md §3.7): the oldest credit first, each as its payment would have on
 * its own day. So it makes no surcharge of what was not late by then, and that of what was (decision): a payment that is
 * taken as credit and used later saves nobody a surcharge. `today`: the day on which those that it makes are posted.
 */
export function useCredits(
  credits: readonly AvailableCredit[],
  open: readonly OpenDebit[],
  { today, unit }: { readonly today: string; readonly unit: number },
): CreditUses {
  const uses: CreditUse[] = [];
  const surcharges: LateSurcharge[] = [];
  let debts = [...open];
  for (const { id: creditId, restCents, paid } of credits.toSorted((one, other) => one.id - other.id)) {
    if (debts.length === 0) break;
    const paidOn = paid?.onDate ?? NEVER_LATE;
    const { shares } = spreadOldest(debts, { amountCents: restCents, paidOn, unit });
    const left = new Map(debts.map((debt) => [debt.id, debt]));
    for (const { debitId, surcharge, paidCents } of shares) {
      const debt = left.get(debitId);
      if (!debt) continue;
      let paying = debt;
      if (surcharge && paid) {
        if (debt.late) left.set(debitId, { ...debt, late: { ...debt.late, asked: [...debt.late.asked, surcharge] } });
        paying = { id: NOT_WRITTEN + surcharges.length, dueOn: today, restCents: surcharge.amountCents, late: null };
        surcharges.push({ debitId, paymentId: paid.paymentId, surcharge });
      }
      left.set(paying.id, { ...paying, restCents: paying.restCents - paidCents });
      if (paidCents === 0) continue;
      const isNew = paying.id >= NOT_WRITTEN;
      const to = isNew ? { surchargeAt: paying.id - NOT_WRITTEN } : { id: paying.id };
      uses.push({ creditId, debt: to, amountCents: paidCents });
    }
    debts = [...left.values()].filter((debt) => debt.restCents > 0);
  }
  return { uses, surcharges };
}
