import { z } from 'zod';
import { command, query } from './endpoint';
import { exportFormats } from './exports';
import { taskId } from './tasks';
import { calendarDate } from './values/calendar-date';
import { cents } from './values/money';

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
      collectedCents: cents,
    }),
  ),
  invoicedCents: cents,
  creditedCents: cents,
  netCents: cents,
  collectedCents: cents,
});
export type Invoiced = z.infer<typeof invoiced>;

const words = z.array(z.string().max(80)).max(20);

export const reportsContract = {
  /** What is owed today by how long it is due: agrees with every Cuenta corriente together. */
  debtByAge: query('viewer', z.strictObject({}), debtByAge),
  /** What was registered in a stretch less what was voided in it: agrees with its days' Cierre together. */
  income: query('viewer', z.strictObject({ ...stretch, by: z.enum(incomeGroups) }), income),
  /** Month by month: what was invoiced, less credit notes, against what came in. */
  invoiced: query('viewer', z.strictObject(stretch), invoiced),
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
  /** A picture that the window drew, to be handed to the clerk: a PNG as base64. */
  handOutPicture: command(
    'viewer',
    z.strictObject({ fileName: z.string().max(120), base64: z.string().max(8_000_000) }),
    z.object({ fileToken: z.string(), fileName: z.string() }),
  ),
};
