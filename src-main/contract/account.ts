import { z } from 'zod';
import { command, done, query } from './endpoint';
import { calendarDate } from './values/calendar-date';
import { instantMs, rowId, version } from './values/ids';
import { cents } from './values/money';
import { requiredText } from './values/text';

const count = z.number().int();

/** What a client owes for: an invoice, what is asked besides for paying one late, a debt from before this application. */
const debitKinds = ['invoice', 'surcharge', 'opening'] as const;

/** An invoice as an account names it. `number` is null until the authority gives it. */
export const invoiceName = z.object({
  id: rowId,
  internalNumber: count,
  typeCode: z.string(),
  pointOfSale: count,
  number: count.nullable(),
  plan: z.string(),
  startOn: calendarDate,
});
export type InvoiceName = z.infer<typeof invoiceName>;

/** A debt and what is left of it. A surcharge names its invoice; an opening debt says how many it stands for. */
export const debit = z.object({
  id: rowId,
  kind: z.enum(debitKinds),
  contractId: rowId.nullable(),
  invoice: invoiceName.nullable(),
  invoiceCount: count,
  postedOn: calendarDate,
  dueOn: calendarDate,
  amountCents: cents,
  restCents: cents,
});
export type Debit = z.infer<typeof debit>;

export const promise = z.object({
  id: rowId,
  untilOn: calendarDate,
  note: z.string(),
  atMs: instantMs,
  operator: z.string(),
});
export type PaymentPromise = z.infer<typeof promise>;

/** What a client comes to. `version` goes up with everything that is posted: a payment names the one it was spread at. */
export const accountTotals = z.object({
  version,
  /** What is unpaid less what is available; negative is in the client's favour. */
  balanceCents: cents,
  unpaidInvoices: count,
  unpaidCents: cents,
  creditCents: cents,
  oldestDueOn: calendarDate.nullable(),
});
export type AccountTotals = z.infer<typeof accountTotals>;

const account = accountTotals.extend({
  clientId: rowId,
  today: calendarDate,
  /** The oldest due first. */
  unpaid: z.array(debit),
  promise: promise.nullable(),
});
export type Account = z.infer<typeof account>;

const transactionKinds = [
  ...debitKinds,
  'payment',
  'paymentVoided',
  'invoiceCancelled',
  'surchargeCancelled',
  'creditNote',
  'openingCredit',
  'openingCancelled',
  'openingCreditCancelled',
] as const;

/** One line of a current account, with the balance after it. */
export const transaction = z.object({
  /** Tells the lines of one account apart. */
  key: z.string(),
  kind: z.enum(transactionKinds),
  onDate: calendarDate,
  /** What it adds to the balance; negative is to the client's credit. */
  amountCents: cents,
  balanceCents: cents,
  invoice: invoiceName.nullable(),
  invoiceCount: count,
  dueOn: calendarDate.nullable(),
  /** Of a debt, what is left of it. */
  restCents: cents,
  paymentId: rowId.nullable(),
  receiptNumber: count.nullable(),
  method: z.string(),
  /** Of a payment that was voided, and of its voiding, why. */
  voidReason: z.string(),
});
export type Transaction = z.infer<typeof transaction>;

const ofClient = { clientId: rowId };

/** The current account of a client (specification §5, Botón deuda). */
export const accountContract = {
  get: query('viewer', z.strictObject(ofClient), account),
  /** The newest first, by their dates. */
  transactions: query(
    'viewer',
    z.strictObject({ ...ofClient, offset: count.min(0).max(1_000_000), limit: count.min(1).max(1000) }),
    z.object({ rows: z.array(transaction), total: count }),
  ),
  /**
   * Pays the oldest debts with what is to the client's credit, which counts from the day on which it was paid: `askedCents`
   * is what late debts asked besides. NOTHING_TO_USE where there is none of either.
   */
  useCredit: command(
    'operator',
    z.strictObject({ ...ofClient, version }),
    z.object({ usedCents: cents, askedCents: cents }),
  ),
  /** Compromiso de pago: until a day to come, with who said it and why. It takes the place of the one before. */
  promise: command(
    'operator',
    z.strictObject({ ...ofClient, untilOn: calendarDate, note: requiredText(300) }),
    z.object({ id: rowId }),
  ),
  withdrawPromise: command('operator', z.strictObject({ id: rowId }), done),
};
