import type { CommandContext } from '../handler';
import { officeDay } from '../office';
import { cancelDebit, insertCredit, listDebitsOf } from './ledger-store';
import { releaseDebit } from './release';
import { settleAccount } from './settle';

interface Cancelled {
  readonly invoiceId: number;
  readonly clientId: number;
}

/** Takes debits of an invoice away; what had paid them is to be used again. */
function cancelDebits(context: CommandContext, { invoiceId, clientId }: Cancelled, kinds: readonly string[]): void {
  const { db, nowMs } = context;
  const when = { atMs: nowMs, onDate: officeDay(db, nowMs) };
  for (const { id, kind } of listDebitsOf(db, invoiceId)) {
    if (!kinds.includes(kind)) continue;
    releaseDebit(context, id, clientId, when.onDate);
    cancelDebit(db, id, when);
  }
}

/**
 * An invoice is void: it is owed no more, nor are its surcharges. What had paid it is to the client's credit, and pays
 * what else is owed, the oldest due first (domain.md §3.7).
 */
export function cancelInvoice(context: CommandContext, invoiceId: number, clientId: number): void {
  cancelDebits(context, { invoiceId, clientId }, ['invoice', 'surcharge']);
  settleAccount(context, clientId);
}

export interface IssuedCreditNote {
  readonly creditNoteId: number;
  readonly invoiceId: number;
  readonly clientId: number;
  readonly totalCents: number;
  /** Whether nothing is left of its invoice by it. */
  readonly isWhole: boolean;
  /** The office's day of its issue. */
  readonly issuedOn: string;
}

/**
 * Posts a credit note: it pays what its own invoice still owes, then what else is owed, the oldest due first; the rest is to
 * the client's credit (domain.md §3.7, §3.9). Where nothing is left of the invoice, nobody was late with it: what was asked
 * besides goes too (decision).
 */
export function postCreditNote(context: CommandContext, note: IssuedCreditNote): void {
  const { creditNoteId, clientId, issuedOn, totalCents } = note;
  const credit = { clientId, kind: 'creditNote', creditNoteId, postedOn: issuedOn, atMs: context.nowMs } as const;
  insertCredit(context.db, { ...credit, amountCents: totalCents });
  if (note.isWhole) cancelDebits(context, note, ['surcharge']);
  settleAccount(context, clientId);
}
