import type { CommandContext } from '../handler';
import { reviewAfterPayment } from '../state-review';
import {
  findCreditedDebt,
  insertAllocations,
  listLiveAllocations,
  refreshAccounts,
  reverseAllocation,
} from './ledger-store';
import { spendCredits } from './post';

/**
 * A credit note takes its own invoice back: what it paid elsewhere while that was paid returns to it once it is owed again,
 * the newest first, so that nobody is dunned for an invoice that was credited.
 */
function payCreditedInvoices({ db, nowMs }: CommandContext, clientId: number): void {
  // What is taken from another credited invoice opens that one: each time pays one, until none is left.
  for (let next = findCreditedDebt(db, clientId); next; next = findCreditedDebt(db, clientId)) {
    const { debitId, openCents, creditId } = next;
    let { availableCents } = next;
    for (const one of listLiveAllocations(db, { creditId })) {
      if (availableCents >= openCents) break;
      if (one.debitId === debitId) continue;
      reverseAllocation(db, one, nowMs);
      availableCents += one.amountCents;
    }
    const amountCents = Math.min(openCents, availableCents);
    insertAllocations(db, [{ debitId, from: { creditId }, amountCents }], nowMs);
  }
}

/**
 * After something was taken back, or credited: nothing stays to a client's credit while it owes (domain.md §3.7). Credit
 * notes pay their own invoices, then what is available the oldest due.
 */
export function settleAccount(context: CommandContext, clientId: number): void {
  payCreditedInvoices(context, clientId);
  spendCredits(context.db, [clientId], context.nowMs);
  refreshAccounts(context.db, [clientId]);
  reviewAfterPayment(context, [clientId]);
  context.publish('account.changed');
}
