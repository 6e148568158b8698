import type { ImportChange } from '../../contract/imports';

/** Columns that have no home yet, as the file says them. */
export interface Carried {
  readonly billingEnabled: string;
  readonly invoiceType: string;
  readonly taxCondition: string;
  readonly gateways: string;
}

export const carriedFields = ['billingEnabled', 'invoiceType', 'taxCondition', 'gateways'] as const;

/** What differs, column by column, as the audit and the dry run say it. */
export function carriedChanges(before: Carried, after: Carried): ImportChange[] {
  return carriedFields
    .filter((field) => before[field] !== after[field])
    .map((field) => ({ field, before: before[field], after: after[field] }));
}
