import { z } from 'zod';
import { command, query } from './endpoint';
import { taskId } from './tasks';
import { calendarDate } from './values/calendar-date';
import { instantMs, rowId, version } from './values/ids';
import { cents } from './values/money';

const count = z.number().int();

/**
 * Why what a client brought is not posted: invoices that come to nothing, cents that the country's currency does not have,
 * or an amount that is a slip of the list.
 */
export const openingExclusions = ['countOnly', 'unit', 'tooHigh'] as const;
export type OpeningExclusion = (typeof openingExclusions)[number];

/** What would be posted, or was: clients with a debt, the invoices that they brought, and clients with something in favour. */
const openingSums = z.object({
  debtors: count,
  invoices: count,
  debtCents: cents,
  creditors: count,
  creditCents: cents,
});
export type OpeningSums = z.infer<typeof openingSums>;

/** What a client brought from the list; a negative amount is in its favour. */
const openingRow = z.object({
  clientId: rowId,
  customId: z.string(),
  client: z.string(),
  invoiceCount: count,
  amountCents: cents,
  /** The day of the list that it came with. */
  onDate: calendarDate,
  /** Null where it is posted. */
  excluded: z.enum(openingExclusions).nullable(),
});
export type OpeningRow = z.infer<typeof openingRow>;

/** One confirmation. `standing`: of how many clients it was not taken back. */
const openingPosting = openingSums.extend({
  id: rowId,
  version,
  atMs: instantMs,
  operator: z.string(),
  standing: count,
});
export type OpeningPosting = z.infer<typeof openingPosting>;

const nonNegative = count.min(0);

/** Saldos anteriores: the debts and credits of an imported list, posted to the current accounts once. */
export const openingBalancesContract = {
  /** What a posting would do now; those who have an opening entry already are not looked at again. */
  preview: query(
    'viewer',
    z.strictObject({
      /** Whose rows: those that are posted, or those that stay out. */
      scope: z.enum(['included', 'excluded']),
      offset: nonNegative.max(10_000_000),
      limit: count.min(1).max(200),
    }),
    openingSums.extend({
      /** Amounts that are too high are not added up: theirs is 0. */
      exclusions: z.array(z.object({ reason: z.enum(openingExclusions), clients: count, amountCents: cents })),
      rows: z.array(openingRow),
      total: count,
    }),
  ),
  /** The newest first. */
  postings: query('viewer', z.strictObject({}), z.object({ postings: z.array(openingPosting) })),
  /** Posts what its preview said; OPENING_CHANGED where it is something else by now. */
  post: command(
    'operator',
    z.strictObject({
      taskId,
      expected: z.strictObject({ debtors: nonNegative, debtCents: cents, creditors: nonNegative, creditCents: cents }),
    }),
    openingSums.extend({ id: rowId }),
  ),
  /** Takes back what of a posting nobody paid or used; the rest stays, and is told by how many clients it is. */
  undo: command(
    'operator',
    z.strictObject({ taskId, id: rowId, version }),
    z.object({ undone: count, kept: count, keptNames: z.array(z.string()) }),
  ),
};
