import { z } from 'zod';
import { taxesShown, taxModes } from './billing-parameters';
import { billingFields } from './client-billing';
import { command, query } from './endpoint';
import { taskId } from './tasks';
import { calendarDate } from './values/calendar-date';
import { instantMs, rowId, version } from './values/ids';
import { basisPoints, cents } from './values/money';
import { requiredText, text } from './values/text';

/** Invoices of a client that would be issued together: the same day, the same days. */
const nextInvoices = z.object({
  scheduledOn: calendarDate,
  startOn: calendarDate,
  endOn: calendarDate,
  dueOn: calendarDate,
  /** One a contract; 0 where there is none to bill yet. */
  invoices: z.number().int(),
  totalCents: cents,
});
export type NextInvoices = z.infer<typeof nextInvoices>;

/** Why a run issues nothing for a contract's period (domain.md §3.3, §3.4). */
export const exclusionReasons = [
  'clientDeactivated',
  'disabledByOperator',
  'disabledBySystem',
  'disabledWithClient',
  'zero',
  'discounted',
  'settled',
  'incomplete',
  'noType',
  'taxIdMissing',
  'taxIdWrong',
  'taxesTooHigh',
  'noTax',
  'noSeries',
  'seriesExhausted',
] as const;
export type ExclusionReason = (typeof exclusionReasons)[number];

/** What is wrong with a day up to which a run bills: at most a month ahead. */
export const FARTHEST_DAYS = 31;

const count = z.number().int();

/** Who a row is about, and what days. */
const who = {
  clientId: rowId,
  client: z.string(),
  plan: z.string(),
  startOn: calendarDate,
  endOn: calendarDate,
};

/**
 * Invoices that charged too much, since their plan changed, or their contract ended, within days that were billed: what of
 * each is to be taken back, by a credit note or, where it was not reported, by voiding it.
 */
const overcharged = z.object({
  invoices: count,
  totalCents: cents,
  rows: z.array(
    z.object({
      invoiceId: rowId,
      internalNumber: count,
      clientId: rowId,
      client: z.string(),
      /** The days that are others by now; of a contract that ended, those of the invoice. */
      startOn: calendarDate,
      endOn: calendarDate,
      /** The last day of a contract that ended. */
      endedOn: calendarDate.nullable(),
      amountCents: cents,
      isVoidable: z.boolean(),
    }),
  ),
});
export type Overcharged = z.infer<typeof overcharged>;

const runPreview = z.object({
  untilOn: calendarDate,
  issuedOn: calendarDate,
  invoices: count,
  totalCents: cents,
  byType: z.array(z.object({ entity: z.string(), type: z.string(), invoices: count, totalCents: cents })),
  /** What is charged, and let off, beside the plans. */
  items: z.object({ charges: count, chargedCents: cents, discounts: count, discountedCents: cents }),
  /** Invoices that show their taxes and have none in the price: exempt, or with the tax on top. An accountant confirms them. */
  untaxed: z.object({ invoices: count, totalCents: cents }),
  /**
   * Invoices for days after their contract's last one: what of each is to be taken back, by a credit note or, where it was
   * not reported, by voiding it. Of bajas of the last 90 days.
   */
  unused: z.object({
    invoices: count,
    totalCents: cents,
    rows: z.array(
      z.object({
        invoiceId: rowId,
        internalNumber: count,
        clientId: rowId,
        client: z.string(),
        startOn: calendarDate,
        endOn: calendarDate,
        endedOn: calendarDate,
        /** How many days of it are unused. */
        days: count,
        amountCents: cents,
        isVoidable: z.boolean(),
      }),
    ),
  }),
  /** Of contracts that go on: what is still to be given back after what this run lets off. */
  overcharged,
  /** What is charged, or let off, of periods that were billed before their plan changed. */
  settled: z.object({ charges: count, chargedCents: cents, discounts: count, discountedCents: cents }),
  /** How many periods each reason leaves out, and the first of them by name. */
  exclusions: z.array(z.object({ reason: z.enum(exclusionReasons), periods: count })),
  excluded: z.array(z.object({ ...who, reason: z.enum(exclusionReasons) })),
  /** Those of them that no later run bills: it leaves them out also where it issues nothing. */
  leftOut: count,
  /** What the run would do with each contract and period, as one word: its issue asks for the same. */
  digest: z.string(),
  /** Live contracts of clients whose billing is off. */
  billingOff: count,
  /** Against each contract's invoice before: how many have none, cost the same, more, or less; and the difference. */
  change: z.object({ first: count, same: count, higher: count, lower: count, differenceCents: cents }),
  changed: z.array(z.object({ ...who, beforeCents: cents, totalCents: cents })),
});
export type RunPreview = z.infer<typeof runPreview>;

export const fiscalStates = ['none', 'pending', 'reported', 'rejected'] as const;

/** How an invoice stands, as lists are narrowed by it. */
export const invoiceStates = [...fiscalStates, 'voided'] as const;

const invoiceRow = z.object({
  ...who,
  id: rowId,
  internalNumber: count,
  contractId: rowId,
  typeCode: z.string(),
  pointOfSale: count,
  number: count.nullable(),
  issuedOn: calendarDate,
  dueOn: calendarDate,
  totalCents: cents,
  fiscalState: z.enum(fiscalStates),
  voided: z.boolean(),
});
export type InvoiceRow = z.infer<typeof invoiceRow>;

/** An issuer as it was at an issue. */
export const issuerSnapshot = z.object({
  name: z.string(),
  fantasyName: z.string(),
  condition: z.string(),
  taxId: z.string(),
  grossIncomeNumber: z.string(),
  address: z.string(),
  activityStartedOn: calendarDate.nullable(),
  legend: z.string(),
  /** Its picture; invoices of before there were any have none. */
  logoId: z.number().nullable().default(null),
});
/** A client as it was at an issue. */
export const clientSnapshot = z.object({
  name: z.string(),
  customId: z.string(),
  condition: z.string(),
  taxId: z.string(),
  nationalId: z.string(),
  address: z.string(),
  neighborhood: z.string(),
  city: z.string(),
  province: z.string(),
});
/** A type of invoice as it was at an issue, with what the law asked for on it. */
export const documentSnapshot = z.object({
  code: z.string(),
  name: z.string(),
  isFiscal: z.boolean(),
  taxesShown: z.enum(taxesShown),
  legends: z.array(z.string()),
});

const invoice = invoiceRow.extend({
  version,
  issuer: issuerSnapshot,
  issuedTo: clientSnapshot,
  document: documentSnapshot,
  netCents: cents,
  taxCents: cents,
  lines: z.array(
    z.object({
      description: z.string(),
      /** Charged by the days of its plan; otherwise an item, or a discount. */
      byDays: z.boolean(),
      fromOn: calendarDate,
      toOn: calendarDate,
      days: count,
      cycleDays: count,
      priceCents: cents,
      amountCents: cents,
    }),
  ),
  taxes: z.array(
    z.object({
      name: z.string(),
      rateBp: basisPoints,
      mode: z.enum(taxModes),
      baseCents: cents,
      amountCents: cents,
    }),
  ),
  secondDueOn: calendarDate.nullable(),
  secondSurchargeCents: cents,
  thirdDueOn: calendarDate.nullable(),
  thirdSurchargeCents: cents,
  authorizationCode: z.string(),
  authorizationExpiresOn: calendarDate.nullable(),
  /** The day that it bears before its authority; null until that has it. */
  fiscalOn: calendarDate.nullable(),
  rejectionReason: z.string(),
  /** Null while it is not void. */
  voidReason: z.string().nullable(),
});
export type Invoice = z.infer<typeof invoice>;

const invoiceRun = z.object({
  id: rowId,
  atMs: instantMs,
  operator: z.string(),
  issuedOn: calendarDate,
  untilOn: calendarDate,
  invoices: count,
  totalCents: cents,
});
export type InvoiceRun = z.infer<typeof invoiceRun>;

export const invoiceFilter = z.strictObject({
  /** A part of the client's name, or a number. */
  text: text(200).default(''),
  runId: rowId.optional(),
  clientId: rowId.optional(),
  /** As a day of a month: those that bear a day of it, before their authority once they were reported. */
  month: calendarDate.optional(),
  state: z.enum(invoiceStates).optional(),
});
export type InvoiceFilter = z.infer<typeof invoiceFilter>;

export const invoicesContract = {
  /** The next three that a client would get as its form stands; without contracts, only their dates. */
  next: query(
    'viewer',
    z.strictObject({ clientId: rowId.nullable(), billing: billingFields }),
    z.object({ next: z.array(nextInvoices) }),
  ),
  /**
   * What a run until this day would issue today; nothing is written. CLOCK_BACK before the day of the last invoice, and
   * DAY_DOUBTED on one that the office doubts.
   */
  preview: query('operator', z.strictObject({ taskId, untilOn: calendarDate }), runPreview),
  /**
   * Issues it, all or nothing. `expected` is what its preview said: where any invoice is something else by now, as after a
   * change of price, it is RUN_CHANGED and nothing is issued, also where the sums are the same. Run again, it issues nothing
   * twice.
   */
  issue: command(
    'operator',
    z.strictObject({
      taskId,
      untilOn: calendarDate,
      expected: z.strictObject({ invoices: count.min(0), totalCents: cents, digest: z.string().max(40) }),
    }),
    z.object({ runId: rowId, invoices: count, totalCents: cents }),
  ),
  runs: query('viewer', z.strictObject({}), z.object({ runs: z.array(invoiceRun) })),
  /** The newest first, the void ones too; these are no part of the sum. */
  list: query(
    'viewer',
    z.strictObject({
      filter: invoiceFilter,
      offset: z.number().int().min(0).max(10_000_000),
      limit: z.number().int().min(1).max(200),
    }),
    z.object({ rows: z.array(invoiceRow), total: count, totalCents: cents }),
  ),
  get: query('viewer', z.strictObject({ id: rowId }), invoice),
  /** What a client was charged too much by now, and no invoice let off yet. */
  overcharged: query('viewer', z.strictObject({ clientId: rowId }), overcharged),
  /** Of one that was not reported; its period is billed anew by the next run. */
  void: command('operator', z.strictObject({ id: rowId, version, reason: requiredText(500) }), z.object({ version })),
};
