import { z } from 'zod';
import { command, query } from './endpoint';
import { exportFormats } from './exports';
import { invoiceStates } from './invoices';
import { taskId } from './tasks';
import { calendarDate } from './values/calendar-date';
import { basisPoints, cents } from './values/money';

/** How long a debt is past its due date, in days: not at all, up to 30, up to 60, up to 90, or longer. */
export const debtAges = ['notDue', 'to30', 'to60', 'to90', 'over90'] as const;
export type DebtAge = (typeof debtAges)[number];

export const incomeGroups = ['month', 'method', 'collector', 'zone'] as const;
export type IncomeGroup = (typeof incomeGroups)[number];

/** The longest stretch of a report, in months. */
export const MOST_REPORT_MONTHS = 60;

const count = z.number().int();
/** Whole months: of the first day that of its month, of the last the one of its own. */
const stretch = { fromOn: calendarDate, toOn: calendarDate };

const debtByAge = z.object({
  onDate: calendarDate,
  /** Every age, those with nothing too. */
  rows: z.array(z.object({ age: z.enum(debtAges), debts: count, clients: count, cents })),
  /** What is unpaid, what is available as credit, and the one less the other: what all accounts come to. */
  totalCents: cents,
  creditCents: cents,
  balanceCents: cents,
  /** Of what is unpaid, what deactivated clients owe: the list shows them only when it is asked for them. */
  deactivatedCents: cents,
});
export type DebtByAge = z.infer<typeof debtByAge>;

const income = z.object({
  by: z.enum(incomeGroups),
  /** `name`: of a month its first day; '' where a payment has none. */
  rows: z.array(z.object({ name: z.string(), payments: count, takenCents: cents, voidedCents: cents, cents })),
  totalCents: cents,
});
export type Income = z.infer<typeof income>;

const invoiced = z.object({
  rows: z.array(
    z.object({
      month: calendarDate,
      /** What was issued in the month less what was voided in it: less than nothing where more was voided. */
      invoicedCents: cents,
      creditedCents: cents,
      netCents: cents,
      surchargedCents: cents,
      collectedCents: cents,
    }),
  ),
  invoicedCents: cents,
  creditedCents: cents,
  netCents: cents,
  /** What was charged for paying late, by no document, less what was taken back of it. */
  surchargedCents: cents,
  collectedCents: cents,
});
export type Invoiced = z.infer<typeof invoiced>;

/** What a sales book has. A void document is none any more: its figures are nought. */
export const bookedKinds = ['invoice', 'creditNote'] as const;
export type BookedKind = (typeof bookedKinds)[number];

const figures = { documents: count, netCents: cents, taxCents: cents, totalCents: cents };

const salesBook = z.object({
  /** By issuer, kind of document, type and how it stands. What credit notes take back is below nought. */
  rows: z.array(
    z.object({
      entity: z.string(),
      kind: z.enum(bookedKinds),
      typeCode: z.string(),
      state: z.enum(invoiceStates),
      ...figures,
    }),
  ),
  /** The taxes of what was reported, by issuer, name and rate: what credit notes take back is let off. */
  taxes: z.array(
    z.object({ entity: z.string(), name: z.string(), rateBp: basisPoints, baseCents: cents, amountCents: cents }),
  ),
  /** Of what was reported alone, and of all that stands. */
  reported: z.object(figures),
  total: z.object(figures),
});
export type SalesBook = z.infer<typeof salesBook>;

const word = z.string().max(80);
const words = z.array(word).max(30);

export const reportsContract = {
  /** What is owed today by how long it is due: agrees with every Cuenta corriente together. */
  debtByAge: query('viewer', z.strictObject({}), debtByAge),
  /** What was registered in a stretch less what was voided in it: agrees with its days' Cierre together. */
  income: query('viewer', z.strictObject({ ...stretch, by: z.enum(incomeGroups) }), income),
  /** Month by month: what was invoiced, less credit notes, against what came in. */
  invoiced: query('viewer', z.strictObject(stretch), invoiced),
  /**
   * The documents of a stretch, by the day that each bears: before its authority once it was reported, its day of issue
   * until then. Of one that was reported nothing changes any more.
   */
  salesBook: query('viewer', z.strictObject(stretch), salesBook),
  /** One of them as a list; its words are the window's. `names`: of the ages, or of what has no name. */
  export: command(
    'viewer',
    z.strictObject({
      what: z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('debtByAge') }),
        z.strictObject({ kind: z.literal('income'), ...stretch, by: z.enum(incomeGroups) }),
        z.strictObject({ kind: z.literal('invoiced'), ...stretch }),
      ]),
      format: z.enum(exportFormats),
      fileName: z.string().max(120),
      headers: words,
      ages: z.record(z.enum(debtAges), z.string().max(80)),
      unnamed: z.string().max(80),
      total: z.string().max(80),
      taskId: taskId.optional(),
    }),
    z.object({ fileToken: z.string(), fileName: z.string(), rows: count }),
  ),
  /**
   * Every document of the sales book in a line of its own, with a column for the base and one for the amount of each tax; its
   * words are the window's. `base`: before a tax's name.
   */
  exportBook: command(
    'viewer',
    z.strictObject({
      ...stretch,
      format: z.enum(exportFormats),
      fileName: z.string().max(120),
      headers: z.strictObject({ before: words, after: words, base: word }),
      kinds: z.record(z.enum(bookedKinds), word),
      states: z.record(z.enum(invoiceStates), word),
      taskId: taskId.optional(),
    }),
    z.object({ fileToken: z.string(), fileName: z.string(), rows: count }),
  ),
  /** A picture that the window drew, to be handed to the clerk: a PNG as base64. */
  handOutPicture: command(
    'viewer',
    z.strictObject({ fileName: z.string().max(120), base64: z.string().max(8_000_000) }),
    z.object({ fileToken: z.string(), fileName: z.string() }),
  ),
};
