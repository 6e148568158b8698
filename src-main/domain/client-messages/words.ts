import type { Debit, InvoiceName, Transaction } from '../../contract/account';
import type { Country } from '../../contract/office';
import type { Receipt } from '../../contract/payments';
import { invoiceName } from '../client-mail';
import { printedDay, printedMoney } from '../written';

/** What a debt is for, as a client reads it. */
function debitWords({ kind, invoice }: Pick<Debit, 'kind'> & { readonly invoice: InvoiceName | null }): string {
  if (kind === 'opening') return 'Saldo anterior';
  const name = invoice ? `factura ${invoiceName(invoice)}` : 'factura';
  return kind === 'surcharge' ? `Recargo de la ${name}` : `F${name.slice(1)}`;
}

/** What is unpaid, a line for each, the oldest due first. */
export function unpaidLines(unpaid: readonly Debit[], country: Country): string {
  return unpaid
    .map((debt) => `${debitWords(debt)}, vence el ${printedDay(debt.dueOn)}: ${printedMoney(debt.restCents, country)}`)
    .join('\n');
}

/** What a payment paid, a line for each. */
export function sharesLines({ shares, creditCents }: Receipt, country: Country): string {
  const lines = shares.map((share) => `${debitWords(share)}: ${printedMoney(share.amountCents, country)}`);
  if (creditCents > 0) lines.push(`A favor: ${printedMoney(creditCents, country)}`);
  return lines.join('\n');
}

const WORDS: Readonly<Record<Transaction['kind'], string>> = {
  invoice: 'Factura',
  surcharge: 'Recargo',
  opening: 'Saldo anterior',
  payment: 'Pago',
  paymentVoided: 'Pago anulado',
  invoiceCancelled: 'Factura anulada',
  surchargeCancelled: 'Recargo anulado',
  creditNote: 'Nota de crédito',
  openingCredit: 'Saldo anterior a favor',
  openingCancelled: 'Saldo anterior anulado',
  openingCreditCancelled: 'Saldo anterior a favor anulado',
};

function lineOf({ kind, onDate, invoice, receiptNumber, amountCents, balanceCents }: Transaction, country: Country) {
  const named = invoice ? ` ${invoiceName(invoice)}` : '';
  const what = `${WORDS[kind]}${receiptNumber === null ? named : `, recibo N.º ${receiptNumber}`}`;
  const [amount, balance] = [printedMoney(amountCents, country), printedMoney(balanceCents, country)];
  return `${printedDay(onDate)} · ${what}: ${amount} · saldo ${balance}`;
}

/** The transactions, a line for each, the newest first. */
export function transactionLines(rows: readonly Transaction[], country: Country): string {
  return rows.map((row) => lineOf(row, country)).join('\n');
}
