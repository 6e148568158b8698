import type { CommandContext } from '../handler';
import { insertCredit, listLiveAllocations, reverseAllocation } from './ledger-store';

/** What paid a debit that is to be cancelled is to be used again: a payment's share becomes its credit. */
export function releaseDebit({ db, nowMs }: CommandContext, debitId: number, clientId: number, onDate: string): void {
  for (const one of listLiveAllocations(db, { debitId })) {
    reverseAllocation(db, one, nowMs);
    if (one.paymentId === null) continue;
    const { paymentId, amountCents } = one;
    insertCredit(db, { clientId, kind: 'excess', paymentId, postedOn: onDate, atMs: nowMs, amountCents });
  }
}
