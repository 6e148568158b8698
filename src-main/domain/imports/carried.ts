import { z } from 'zod';
import { carriedFields, type ImportChange } from '../../contract/imports';
import { writtenCents } from '../../contract/values/money';

const text = z.string();
/** As they stand in a plan, and in what an undo gives back. */
export const carriedColumns = z.object({
  billingEnabled: text,
  invoiceType: text,
  taxCondition: text,
  gateways: text,
} satisfies Record<(typeof carriedFields)[number], typeof text>);
export type Carried = Readonly<z.infer<typeof carriedColumns>>;

/** What a client owed by the list that it came with. */
export interface Amounts {
  readonly unpaidCount: number;
  readonly unpaidBalanceCents: number;
}

export const NO_CARRIED: Carried = { billingEnabled: '', invoiceType: '', taxCondition: '', gateways: '' };

/** What differs, column by column, as the audit and the dry run say it. */
export function carriedChanges(before: Carried, after: Carried): ImportChange[] {
  return carriedFields
    .filter((field) => before[field] !== after[field])
    .map((field) => ({ field, before: before[field], after: after[field] }));
}

/** What a new client owes, as the audit says it; nothing of one that owes nothing. */
export function amountChanges({ unpaidCount, unpaidBalanceCents }: Amounts): ImportChange[] {
  const changes: ImportChange[] = [];
  if (unpaidCount !== 0) changes.push({ field: 'unpaidCount', before: '', after: String(unpaidCount) });
  if (unpaidBalanceCents !== 0)
    changes.push({ field: 'unpaidBalance', before: '', after: writtenCents(unpaidBalanceCents) });
  return changes;
}
