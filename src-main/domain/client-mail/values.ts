import type { Country, Office } from '../../contract/office';
import { headLine } from '../outbox';
import { printedDay, printedMoney, printedNumber } from '../written';
import { MADE_UP_CENTS, madeUpValues } from './defaults';
import type { Values } from './rules';
import type { Addressee, MailedInvoice, MailedPayment } from './source-store';

type Sender = Pick<Office, 'name' | 'country'>;

export function commonValues({ client, customId }: Pick<Addressee, 'client' | 'customId'>, office: Sender): Values {
  return { cliente: headLine(client), id_cliente: customId, oficina: office.name };
}

/** By its own number, or, until the authority has given it one, by the office's. */
export function invoiceName({
  typeCode,
  pointOfSale,
  number,
  internalNumber,
}: Pick<MailedInvoice, 'typeCode' | 'pointOfSale' | 'number' | 'internalNumber'>): string {
  return number === null
    ? `${typeCode} N.º interno ${internalNumber}`
    : `${typeCode} ${printedNumber(pointOfSale, number)}`;
}

export function invoiceValues(invoice: MailedInvoice, office: Sender): Values {
  return {
    ...commonValues(invoice, office),
    factura: invoiceName(invoice),
    plan: invoice.plan,
    periodo: `${printedDay(invoice.startOn)} a ${printedDay(invoice.endOn)}`,
    emision: printedDay(invoice.issuedOn),
    vence: printedDay(invoice.dueOn),
    total: printedMoney(invoice.totalCents, office.country),
  };
}

export function paymentValues(payment: MailedPayment, office: Sender): Values {
  return { ...commonValues(payment, office), ...paymentWords(payment, office.country) };
}

/** What a payment's messages say of it. */
export function paymentWords(
  payment: Pick<MailedPayment, 'receiptNumber' | 'paidOn' | 'amountCents' | 'method'>,
  country: Country,
): Values {
  return {
    recibo: String(payment.receiptNumber),
    fecha: printedDay(payment.paidOn),
    importe: printedMoney(payment.amountCents, country),
    medio: payment.method,
  };
}

/** Of a client that has no invoice or payment yet. */
export function exampleValues(country: Country): Values {
  const amount = printedMoney(MADE_UP_CENTS, country);
  return { ...madeUpValues, total: amount, importe: amount, saldo: amount };
}
