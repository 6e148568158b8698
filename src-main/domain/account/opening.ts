import type { CommandContext } from '../handler';
import { officeDay } from '../office';
import { reviewAfterPayment } from '../state-review';
import { cancelCredit, cancelDebit, refreshAccounts } from './ledger-store';
import { ownerOf } from './opening-store';

interface OpeningEntry {
  readonly debitId: number | null;
  readonly creditId: number | null;
}

/** Takes an opening debt, or credit, back of which nothing was paid or used; it stays in the account as cancelled. */
export function cancelOpening(context: CommandContext, { debitId, creditId }: OpeningEntry): void {
  const { db, nowMs } = context;
  const when = { atMs: nowMs, onDate: officeDay(db, nowMs) };
  if (debitId !== null) cancelDebit(db, debitId, when);
  if (creditId !== null) cancelCredit(db, creditId, when);
  const clientId = ownerOf(db, { debitId, creditId });
  refreshAccounts(db, [clientId]);
  reviewAfterPayment(context, [clientId]);
}
