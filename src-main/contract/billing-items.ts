import { z } from 'zod';
import { command, done, query } from './endpoint';
import { calendarDate } from './values/calendar-date';
import { rowId, version } from './values/ids';
import { basisPoints, cents } from './values/money';
import { requiredText } from './values/text';

export const itemKinds = ['charge', 'discount'] as const;

/** The most that one item comes to. */
const MOST_CENTS = 1_000_000_000_000;
const WHOLE = 10_000;

/** What an item is made of; which parts go together is `itemFields` to say. */
const itemShape = z.strictObject({
  kind: z.enum(itemKinds),
  /** With each period that begins within its days; otherwise once, with the first that ends on its day or later. */
  repeats: z.boolean(),
  description: requiredText(120),
  amountCents: cents.min(1).max(MOST_CENTS).nullable(),
  rateBp: basisPoints.min(1).max(WHOLE).nullable(),
  fromOn: calendarDate,
  toOn: calendarDate.nullable(),
});
export type ItemFields = z.infer<typeof itemShape>;

/**
 * What a contract is charged, or let off, beside its plan, with the taxes of the contract. A discount is an amount, or a part of
 * what the plan is charged.
 */
export const itemFields = itemShape
  .refine(({ amountCents, rateBp }) => (amountCents === null) !== (rateBp === null), { path: ['amountCents'] })
  .refine(({ kind, rateBp }) => kind === 'discount' || rateBp === null, { path: ['rateBp'] })
  .refine(({ repeats, toOn }) => repeats || toOn === null, { path: ['toOn'] })
  .refine(({ fromOn, toOn }) => toOn === null || toOn >= fromOn, { path: ['toOn'] });

const billingItem = z.object({
  id: rowId,
  version,
  contractId: rowId,
  /** The contract in short: its plan, and what tells it from the others. */
  contract: z.string(),
  kind: z.enum(itemKinds),
  repeats: z.boolean(),
  description: z.string(),
  amountCents: cents.nullable(),
  rateBp: basisPoints.nullable(),
  fromOn: calendarDate,
  toOn: calendarDate.nullable(),
  /** In how many periods it was billed, and what that came to. */
  uses: z.number().int(),
  usedCents: cents,
  /** Whether nothing of it is to come: billed once, ended, or taken away. */
  over: z.boolean(),
});
export type BillingItem = z.infer<typeof billingItem>;

const at = z.strictObject({ id: rowId, version }).nullable();

export const billingItemsContract = {
  /** A client's items, of all of its contracts, the newest first; and the contracts that may be given one. */
  list: query(
    'viewer',
    z.strictObject({ clientId: rowId }),
    z.object({
      items: z.array(billingItem),
      contracts: z.array(z.object({ id: rowId, name: z.string() })),
      today: calendarDate,
    }),
  ),
  /** Of one that was billed only the description and the last day change: ITEM_BILLED otherwise. */
  save: command('operator', z.strictObject({ at, contractId: rowId, fields: itemShape }), z.object({ id: rowId })),
  /** Bills nothing of it from now on; what was billed stays. */
  retire: command('operator', z.strictObject({ id: rowId, version }), done),
};
