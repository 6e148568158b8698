import { z } from 'zod';
import { catalogEntry } from './catalogs';
import { command, done, nothing, query } from './endpoint';
import { calendarDate } from './values/calendar-date';
import { rowId, version } from './values/ids';
import { cents } from './values/money';
import { requiredText } from './values/text';

/** 100 Gb/s, in kb/s. */
const speed = z.number().int().min(0).max(100_000_000);

/** Ten thousand millions: whatever is paid for internet, in any of the currencies. */
const HIGHEST_PRICE_CENTS = 1_000_000_000_000;

/** An amount that is asked of somebody. */
export const price = cents.refine((amount) => amount >= 0 && amount <= HIGHEST_PRICE_CENTS, { message: 'price' });

/** What a contract is sold by. Speeds in kb/s; the price is what the client pays, taxes included (domain.md §3.6). */
export const planFields = z.strictObject({
  name: requiredText(120),
  downKbps: speed,
  upKbps: speed,
  priceCents: price,
});

/**
 * Whether a plan may be sold at a speed, in kb/s: at none it is no internet. 0 stays only where the plan has it already, of a
 * list that did not say (decision).
 */
export function isSoldSpeed(kbps: number, before: number | undefined): boolean {
  return kbps > 0 || before === 0;
}

const plan = z.object({
  ...catalogEntry.omit({ kind: true }).shape,
  ...planFields.shape,
  name: z.string(),
  /** What it is to cost from a day to come; null where nothing was said. */
  next: z.object({ priceCents: price, fromOn: calendarDate }).nullable(),
  /** How many contracts have it, ended ones too. */
  contracts: z.number().int(),
});
export type Plan = z.infer<typeof plan>;
export type PlanFields = z.infer<typeof planFields>;

/** Renaming is a part of `update`; retiring and merging are the catalogues' own. */
export const plansContract = {
  list: query('viewer', nothing, z.object({ plans: z.array(plan), today: calendarDate })),
  create: command('operator', planFields, z.object({ id: rowId })),
  /**
   * A new price is that of every contract that has none of its own, from its day on: today (null), a day that has gone by, or
   * one to come. It takes the place of one that was to come.
   */
  update: command(
    'operator',
    z.strictObject({ id: rowId, version, fields: planFields, priceFromOn: calendarDate.nullable().default(null) }),
    done,
  ),
};
