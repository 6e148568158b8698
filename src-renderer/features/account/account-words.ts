import { useTranslation } from 'react-i18next';
import type { Debit, InvoiceName, Transaction } from '../../../src-main/contract/account';
import { formatDate } from '../../i18n/format';

const POINT_DIGITS = 4;
const NUMBER_DIGITS = 8;
/** Receipts are the office's own: one series, one point. */
const RECEIPT_POINT = '0001';

const padded = (value: number, digits: number) => String(value).padStart(digits, '0');

/** A receipt's number as it is printed: `0001-00004418`. */
export function receiptNumber(number: number): string {
  return `${RECEIPT_POINT}-${padded(number, NUMBER_DIGITS)}`;
}

type Owed = Pick<Debit, 'kind' | 'invoice' | 'invoiceCount'>;

/** Debts and transactions as a clerk reads them. */
export function useAccountWords() {
  const { t } = useTranslation();

  function invoiceWords({ typeCode, pointOfSale, number, internalNumber }: InvoiceName): string {
    const point = `${typeCode} ${padded(pointOfSale, POINT_DIGITS)}`;
    return number === null
      ? t('account.invoiceInternal', { point, number: internalNumber })
      : t('account.invoice', { number: `${point}-${padded(number, NUMBER_DIGITS)}` });
  }

  /** What it is, and of an invoice what for: `Factura B 0003-00018822 · Fibra 100 Mb · 11/2026`. */
  function debitWords({ kind, invoice, invoiceCount }: Owed): string {
    if (!invoice) return invoiceCount === 0 ? t('account.openingPlain') : t('account.opening', { count: invoiceCount });
    if (kind === 'surcharge') return t('account.surcharge', { invoice: invoiceWords(invoice) });
    return [invoiceWords(invoice), invoice.plan, formatDate(invoice.startOn).slice(3)].filter(Boolean).join(' · ');
  }

  function transactionWords(line: Transaction): string {
    const { kind, invoice, method } = line;
    const number = line.receiptNumber === null ? '' : receiptNumber(line.receiptNumber);
    if (kind === 'payment') return t('account.payment', { method, number });
    if (kind === 'paymentVoided') return t('account.paymentVoided', { number, reason: line.voidReason });
    if (kind === 'surchargeCancelled' || kind === 'invoiceCancelled')
      return t(`account.${kind}`, { invoice: invoice ? invoiceWords(invoice) : '' });
    if (kind === 'creditNote') return t('account.creditNote');
    if (kind === 'openingCredit' || kind === 'openingCancelled' || kind === 'openingCreditCancelled')
      return t(`account.${kind}`);
    return debitWords({ kind, invoice, invoiceCount: line.invoiceCount });
  }

  return { debitWords, transactionWords };
}
