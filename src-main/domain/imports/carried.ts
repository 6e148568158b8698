import { carriedFields, type ImportChange } from '../../contract/imports';

export type Carried = Readonly<Record<(typeof carriedFields)[number], string>>;

/** What differs, column by column, as the audit and the dry run say it. */
export function carriedChanges(before: Carried, after: Carried): ImportChange[] {
  return carriedFields
    .filter((field) => before[field] !== after[field])
    .map((field) => ({ field, before: before[field], after: after[field] }));
}
