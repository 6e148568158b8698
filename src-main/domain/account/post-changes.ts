import type { CommandContext } from '../handler';
import { officeDay } from '../office';
import { reviewAfterPayment } from '../state-review';
import {
  cancelDebit,
  findOpenDebitOf,
  insertAllocations,
  insertCredit,
  listDebitsOf,
  refreshAccounts,
} from './ledger-store';
import { spendCredits } from './post';
import { releaseDebit } from './release';

/**
 * An invoice is void: it is owed no more, nor are its surcharges. What had paid it is to the client's credit, and pays
 * what else is owed, the oldest due first (domain.md §3.7).
 */
export function cancelInvoice(context: CommandContext, invoiceId: number, clientId: number): void {
  const { db, nowMs } = context;
  const when = { atMs: nowMs, onDate: officeDay(db, nowMs) };
  for (const { id } of listDebitsOf(db, invoiceId)) {
    releaseDebit(context, id, clientId, when.onDate);
    cancelDebit(db, id, when);
  }
  spendCredits(db, [clientId], nowMs);
  refreshAccounts(db, [clientId]);
  reviewAfterPayment(context, [clientId]);
  context.publish('account.changed');
}

export interface IssuedCreditNote {
  readonly creditNoteId: number;
  readonly invoiceId: number;
  readonly clientId: number;
  readonly totalCents: number;
  /** The office's day of its issue. */
  readonly issuedOn: string;
}

/**
 * Posts a credit note: it pays what its own invoice still owes, then what else is owed, the oldest due first; the rest is to
 * the client's credit (domain.md §3.7, §3.9).
 */
export function postCreditNote(context: CommandContext, note: IssuedCreditNote): void {
  const { db, nowMs } = context;
  const { creditNoteId, clientId, issuedOn, totalCents } = note;
  const credit = { clientId, kind: 'creditNote', creditNoteId, postedOn: issuedOn, atMs: nowMs } as const;
  const creditId = insertCredit(db, { ...credit, amountCents: totalCents });
  const own = findOpenDebitOf(db, note.invoiceId);
  if (own) {
    const amountCents = Math.min(own.restCents, totalCents);
    insertAllocations(db, [{ debitId: own.id, from: { creditId }, amountCents }], nowMs);
  }
  spendCredits(db, [clientId], nowMs);
  refreshAccounts(db, [clientId]);
  reviewAfterPayment(context, [clientId]);
  context.publish('account.changed');
}
