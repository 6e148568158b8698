import { z } from 'zod';
import { carriedFields, type ImportChange } from '../../contract/imports';

const text = z.string();
/** As they stand in a plan, and in what an undo gives back. */
export const carriedColumns = z.object({
  billingEnabled: text,
  invoiceType: text,
  taxCondition: text,
  gateways: text,
} satisfies Record<(typeof carriedFields)[number], typeof text>);
export type Carried = Readonly<z.infer<typeof carriedColumns>>;

export const NO_CARRIED: Carried = { billingEnabled: '', invoiceType: '', taxCondition: '', gateways: '' };

/** What differs, column by column, as the audit and the dry run say it. */
export function carriedChanges(before: Carried, after: Carried): ImportChange[] {
  return carriedFields
    .filter((field) => before[field] !== after[field])
    .map((field) => ({ field, before: before[field], after: after[field] }));
}
