import type { Overcharged } from '../../contract/invoices';
import { smallestAmounts } from '../../contract/office';
import { sumOf } from '../../contract/values/money';
import type { ReadDb, WriteDb } from '../../data/database';
import { requireParameters } from '../billing-parameters';
import { profileOf } from '../client-billing';
import { requireCountry } from '../office';
import { type ChangedContract, listChangedContracts, readChangedContracts } from './overcharged-store';
import { insertNoteSettlement } from './settlement-store';
import { overchargedOf, type SettlementCounter, settledByNote } from './settlements';
import { listUnused, type Office } from './unused-store';

/** Contracts that are read at once. */
const AT_ONCE = 500;
/** How many are named; the rest is counted. */
const NAMED = 200;

const officeOf = (db: ReadDb): Office => ({
  known: requireParameters(db),
  unit: smallestAmounts[requireCountry(db)],
});

const howOf = ({ known, unit }: Office, contract: Pick<ChangedContract, 'profileId'>) => ({
  prorate: profileOf(known, contract)?.prorate !== false,
  unit,
});

interface Wanted {
  /** Null: of all. */
  readonly clientId: number | null;
  /** Counts what a run has settled while nothing of it is written; null where there is none. */
  readonly settlements: SettlementCounter | null;
}

/**
 * What was billed too much of contracts that go on, since their plan changed within days that were billed: what a credit
 * note may give back before the next invoice lets it off.
 */
export function listOvercharged(db: ReadDb, office: Office, { clientId, settlements }: Wanted): Overcharged {
  const rows: Overcharged['rows'] = [];
  let total = 0;
  let invoices = 0;
  const contractIds = listChangedContracts(db, clientId);
  for (let at = 0; at < contractIds.length; at += AT_ONCE) {
    const page = contractIds.slice(at, at + AT_ONCE);
    for (const contract of readChangedContracts(db, page, (billed) => settlements?.now(billed) ?? billed)) {
      const amounts = overchargedOf(contract.invoices, contract.terms, howOf(office, contract));
      for (const [index, amountCents] of amounts.entries()) {
        const one = contract.invoices[index];
        if (!one || amountCents === 0) continue;
        invoices += 1;
        total += amountCents;
        const { invoiceId, internalNumber, client, changedOn: startOn, endOn, isVoidable } = one;
        const named = { invoiceId, internalNumber, clientId: one.clientId, client, startOn, endOn, endedOn: null };
        if (rows.length < NAMED) rows.push({ ...named, amountCents, isVoidable });
      }
    }
  }
  return { invoices, totalCents: sumOf([total]), rows };
}

/** All that was billed too much of a client's contracts: of those that go on, and of those that ended. */
export function listOverchargedOf(db: ReadDb, clientId: number): Overcharged {
  const office = officeOf(db);
  const changed = listOvercharged(db, office, { clientId, settlements: null });
  const unused = listUnused(db, office, clientId);
  return {
    invoices: changed.invoices + unused.invoices,
    totalCents: sumOf([changed.totalCents, unused.totalCents]),
    rows: [...changed.rows, ...unused.rows.map(({ days: _, ...named }) => named)],
  };
}

/**
 * Before a credit note is written: what it gives back of what a change of plan made too much is settled by it, so that no
 * later invoice lets it off again, and charged again where the change is put back. A contract that ended has no next
 * invoice: there its notes are counted.
 */
export function settleByNote(
  db: WriteDb,
  invoice: { readonly id: number; readonly contractId: number },
  cents: number,
) {
  const { id, contractId } = invoice;
  const [contract] = readChangedContracts(db, [contractId]);
  const changed = contract?.invoices.find(({ invoiceId, isVoid }) => invoiceId === id && !isVoid);
  if (!contract || !changed || changed.hasEnded) return;
  const settledCents = settledByNote(changed, contract.terms, cents, howOf(officeOf(db), contract));
  if (settledCents > 0) insertNoteSettlement(db, { ...changed, contractId }, settledCents);
}
