import { smallestAmounts } from '../../contract/office';
import type { WriteDb } from '../../data/database';
import { officeDay, requireCountry } from '../office';
import {
  insertAllocations,
  insertCredit,
  insertInvoiceDebits,
  insertOpeningDebt,
  insertSurcharge,
  listAvailableCredits,
  listClientsOf,
  listWithCredit,
  refreshAccounts,
} from './ledger-store';
import { listOpenDebits } from './open-debits-store';
import { type CreditUse, useCredits } from './use-credits';

interface Spent {
  readonly usedCents: number;
  /** What was asked besides of debts that the credit came late to. */
  readonly askedCents: number;
}

/** Pays what these clients owe with what is to their credit; answers how much that was. Their accounts are kept by the caller. */
export function spendCredits(db: WriteDb, clientIds: readonly number[], atMs: number): Spent {
  const credits = Map.groupBy(listAvailableCredits(db, clientIds), ({ clientId }) => clientId);
  if (credits.size === 0) return { usedCents: 0, askedCents: 0 };
  const debts = Map.groupBy(listOpenDebits(db, [...credits.keys()]), ({ clientId }) => clientId);
  const how = { today: officeDay(db, atMs), unit: smallestAmounts[requireCountry(db)] };
  let askedCents = 0;
  const all = [...credits].flatMap(([clientId, own]) => {
    const { uses, surcharges } = useCredits(own, debts.get(clientId) ?? [], how);
    const made = surcharges.map(({ debitId, paymentId, surcharge }) => {
      askedCents += surcharge.amountCents;
      return insertSurcharge(db, debitId, { ...surcharge, paymentId, onDate: how.today, atMs });
    });
    const debitOf = ({ debt }: CreditUse) => ('id' in debt ? debt.id : (made[debt.surchargeAt] ?? 0));
    return uses.map((use) => ({
      debitId: debitOf(use),
      from: { creditId: use.creditId },
      amountCents: use.amountCents,
    }));
  });
  insertAllocations(db, all, atMs);
  return { usedCents: all.reduce((sum, { amountCents }) => sum + amountCents, 0), askedCents };
}

/**
 * Posts a stretch of invoices that were just issued to their clients' accounts, and pays with what is to their credit
 * (domain.md §3.7), in the issue's own transaction.
 */
export function postInvoices(db: WriteDb, range: { afterId: number; throughId: number }, atMs: number): void {
  if (range.throughId <= range.afterId) return;
  insertInvoiceDebits(db, range, atMs);
  const clientIds = listClientsOf(db, range);
  spendCredits(db, listWithCredit(db, clientIds), atMs);
  refreshAccounts(db, clientIds);
}

type OpeningDebt = Pick<
  Parameters<typeof insertOpeningDebt>[1],
  'clientId' | 'postedOn' | 'dueOn' | 'atMs' | 'amountCents'
> & {
  /** How many invoices it stands for. */
  readonly invoiceCount: number;
};

/** Posts what a client owed before this application. */
export function postOpeningDebt(db: WriteDb, debt: OpeningDebt): number {
  const id = insertOpeningDebt(db, debt);
  refreshAccounts(db, [debt.clientId]);
  return id;
}

type PostedCredit = Pick<Parameters<typeof insertCredit>[1], 'clientId' | 'postedOn' | 'atMs' | 'amountCents'> & {
  readonly kind: 'creditNote' | 'opening';
  readonly creditNoteId?: number;
};

/** Posts what is to a client's credit without a payment: a credit note, or what there was before this application. */
export function postCredit(db: WriteDb, credit: PostedCredit): number {
  const id = insertCredit(db, credit);
  refreshAccounts(db, [credit.clientId]);
  return id;
}
