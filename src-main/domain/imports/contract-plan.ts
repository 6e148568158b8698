import { z } from 'zod';
import { contract, contractFields } from '../../contract/contracts';
import { price } from '../../contract/plans';
import { calendarDate } from '../../contract/values/calendar-date';
import { rowId, version } from '../../contract/values/ids';
import { stood } from '../contracts';

const name = z.string().nullable();

/** What writing a row of a list of contracts needs, so that it need not be decided again. Staged with its row. */
export const contractPlan = z.object({
  /** The contract that the row is about, as it was when the row was decided; null for a new one. */
  contract: z.object({ id: rowId, version }).nullable(),
  clientId: rowId,
  fields: contractFields.strip(),
  /** Catalogues as the file names them, '' for none; null where the file lacks the column. */
  plan: name,
  node: name,
  equipment: name,
  /** What the contract costs; null where its row does not say. */
  priceCents: price.nullable(),
  /** What a plan costs that the list makes: its row's price, or another row's; null for a plan of the office. */
  newPlanCents: price.nullable(),
  /** The entry whose price the contract follows: what `plan` stands for where the file gives no price; null otherwise. */
  followsId: rowId.nullable(),
  /** What a plan that the list makes is, in kb/s. */
  downKbps: z.number(),
  upKbps: z.number(),
  /** Whether the file gives a new contract no first day, so that the day of the import stands in its place. */
  startAssumed: z.boolean().default(false),
  standing: contract.pick({ state: true, disabledBy: true }).nullable(),
});

const formerAddress = z.object({
  kind: z.enum(['ip', 'mac', 'user']),
  key: z.string(),
  endKey: z.string(),
  fromOn: z.string(),
  untilOn: z.string(),
});

/**
 * What a contract was before a list changed it, and the day until which that kept its former plan; null where it did not. And
 * what was kept of its addresses then, where the list gave it others: what it noted of that, or took back, is undone with it.
 */
export const contractBefore = contract.extend({
  keptUntilOn: calendarDate.nullable().default(null),
  formerAddresses: z.array(formerAddress).nullable().default(null),
  /** What the review remembered of it, see `Stood`, where the list says how it is to stand. */
  stood: stood.nullable().default(null),
});
export type ContractBefore = z.infer<typeof contractBefore>;

export type ContractPlan = z.infer<typeof contractPlan>;
