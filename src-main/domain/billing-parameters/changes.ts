import { changesOf, type FieldChange } from '../audit';

/** Something whose fields are told one by one. */
export type Comparable = object;

const fieldsOf = (some: Comparable) => new Map<string, unknown>(Object.entries(some));

/** What of a parameter differs, field by field, in the order of its form; a new one tells all that it has. */
export function parameterChanges(kind: string, before: Comparable | null, after: Comparable): FieldChange[] {
  const was: Record<string, unknown> | null = before && Object.fromEntries(fieldsOf(before));
  const is: Record<string, unknown> = Object.fromEntries(fieldsOf(after));
  return changesOf(Object.keys(is), was, is, { nameOf: (field) => `${kind}.${field}` });
}
