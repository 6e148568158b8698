import { z } from 'zod';
import { debit, invoiceName } from './account';
import { command, done, query } from './endpoint';
import { calendarDate } from './values/calendar-date';
import { instantMs, rowId, version } from './values/ids';
import { cents, HIGHEST_CENTS } from './values/money';
import { requiredText, text } from './values/text';

const count = z.number().int();

export const paymentAmount = cents.refine((amount) => amount > 0 && amount <= HIGHEST_CENTS, {
  message: 'amount',
});

/** A payment of a week ago is registered as any other; of longer ago with a note that says why, and never beyond. */
export const PAID_BACK_DAYS = 7;
export const PAID_FARTHEST_DAYS = 366;

export const paymentOrigins = ['counter', 'gateway'] as const;

/** How much of a payment goes to a debt. `surcharge`: to what is asked besides for paying that one late. */
export const chosenShare = z.strictObject({
  debitId: rowId,
  surcharge: z.boolean(),
  amountCents: cents.refine((amount) => amount >= 0, { message: 'amount' }),
});
export type ChosenShare = z.infer<typeof chosenShare>;

/** Null: the oldest due first. */
const chosenSpread = z.array(chosenShare).max(2000).nullable();

/** A debt as a payment would find it; a surcharge that it would make is one, with its invoice's number. */
const share = debit.extend({
  /** A surcharge that comes to be by this payment: `id` is the debt that is paid late. */
  isNew: z.boolean(),
  paidCents: cents,
});
export type Share = z.infer<typeof share>;

const spreadPreview = z.object({
  /** The account's: a save names it. */
  version,
  amountCents: cents,
  /** What pays everything on that day, late surcharges with it. */
  settleCents: cents,
  shares: z.array(share),
  /** What would be left to the client's credit. */
  creditCents: cents,
  /** What the client would owe after it. */
  balanceCents: cents,
});
export type SpreadPreview = z.infer<typeof spreadPreview>;

const payment = z.object({
  id: rowId,
  version,
  receiptNumber: count,
  clientId: rowId,
  client: z.string(),
  customId: z.string(),
  paidOn: calendarDate,
  atMs: instantMs,
  amountCents: cents,
  method: z.string(),
  collector: z.string(),
  operator: z.string(),
  note: z.string(),
  origin: z.enum(paymentOrigins),
  voided: z.object({ atMs: instantMs, onDate: calendarDate, reason: z.string(), by: z.string() }).nullable(),
});
export type Payment = z.infer<typeof payment>;

/** With what its receipt says. What a voided one paid is what it had paid until then. */
const receipt = payment.extend({
  nationalId: z.string(),
  address: z.string(),
  shares: z.array(
    z.object({
      kind: debit.shape.kind,
      invoice: invoiceName.nullable(),
      invoiceCount: count,
      dueOn: calendarDate,
      amountCents: cents,
      /** What was left of that debt by then. */
      restCents: cents,
    }),
  ),
  creditCents: cents,
  /** The client's now, which is that of this day of the office: a receipt may be printed again long after. */
  balanceCents: cents,
  balanceOn: calendarDate,
});
export type Receipt = z.infer<typeof receipt>;

export const paymentFilter = z.strictObject({
  /** The day on which it was typed in, by the office's wall. */
  onDate: calendarDate.optional(),
  operator: text(200).optional(),
  methodId: rowId.optional(),
  clientId: rowId.optional(),
});
export type PaymentFilter = z.infer<typeof paymentFilter>;

const dayClosing = z.object({
  onDate: calendarDate,
  rows: z.array(
    z.object({
      operator: z.string(),
      method: z.string(),
      payments: count,
      totalCents: cents,
      /** Of those, voided since. */
      voided: count,
      voidedCents: cents,
    }),
  ),
  /** Voided on this day, taken in on an earlier one: what went out of the drawer. */
  earlier: z.array(payment),
  /** All that came in less all that was voided. */
  totalCents: cents,
});
export type DayClosing = z.infer<typeof dayClosing>;

export const paymentsContract = {
  /** What a payment would pay; nothing is written. Without an amount, that which settles everything. */
  preview: query(
    'viewer',
    z.strictObject({
      clientId: rowId,
      amountCents: paymentAmount.nullable(),
      paidOn: calendarDate,
      spread: chosenSpread,
    }),
    spreadPreview,
  ),
  /**
   * Registers it, and answers its receipt's number. `version` is the account's that it was spread at: where something was
   * posted since, as by another window that takes the same payment, it is CONFLICT and nothing is saved. Of longer ago than
   * PAID_BACK_DAYS its note says why (PAID_LONG_AGO).
   */
  save: command(
    'operator',
    z.strictObject({
      clientId: rowId,
      version,
      amountCents: paymentAmount,
      paidOn: calendarDate,
      methodId: rowId,
      collectorId: rowId.nullable(),
      note: text(300),
      spread: chosenSpread,
    }),
    z.object({ id: rowId, receiptNumber: count }),
  ),
  /** Takes back all that it paid, and what its excess paid elsewhere; its number stays its own. */
  void: command('operator', z.strictObject({ id: rowId, version, reason: requiredText(300) }), done),
  get: query('viewer', z.strictObject({ id: rowId }), receipt),
  /** The newest first. */
  list: query(
    'viewer',
    z.strictObject({
      filter: paymentFilter,
      offset: count.min(0).max(10_000_000),
      limit: count.min(1).max(500),
    }),
    z.object({ rows: z.array(payment), total: count, totalCents: cents }),
  ),
  /** Cierre del día: what was typed in on a day, by operator and method. */
  dayClosing: query('viewer', z.strictObject({ onDate: calendarDate }), dayClosing),
};
