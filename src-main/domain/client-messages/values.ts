import type { Country } from '../../contract/office';
import type { ReadDb } from '../../data/database';
import { listTransactions, listUnpaid, requireTotals } from '../account';
import { requireCountry } from '../office';
import { printedDay, printedMoney } from '../written';
import { transactionLines, unpaidLines } from './words';

/** As many lines as a client looks through. */
const STATEMENT_LINES = 50;

/** What a debt notice says of a client's account. */
export function debtValues(db: ReadDb, clientId: number, country: Country) {
  const { balanceCents, unpaidInvoices, oldestDueOn } = requireTotals(db, clientId);
  return {
    saldo: printedMoney(balanceCents, country),
    facturas_impagas: String(unpaidInvoices),
    detalle: unpaidLines(listUnpaid(db, clientId), country),
    vence: oldestDueOn === null ? '' : printedDay(oldestDueOn),
  };
}

/** What a statement says of it on a day. */
export function statementValues(db: ReadDb, clientId: number, today: string) {
  const country = requireCountry(db);
  return {
    saldo: printedMoney(requireTotals(db, clientId).balanceCents, country),
    fecha: printedDay(today),
    movimientos: transactionLines(listTransactions(db, clientId, 0, STATEMENT_LINES), country),
  };
}
