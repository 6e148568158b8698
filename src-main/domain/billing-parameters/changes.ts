import type { FieldChange } from '../audit';

/** Something whose fields are told one by one. */
export type Comparable = object;

function inWords(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** What of a parameter differs, field by field, in the order of its form; a new one tells all that it has. */
export function parameterChanges(kind: string, before: Comparable | null, after: Comparable): FieldChange[] {
  const was = new Map<string, unknown>(Object.entries(before ?? {}));
  return Object.entries(after)
    .map(([field, value]) => ({
      field: `${kind}.${field}`,
      before: inWords(was.get(field)),
      after: inWords(value),
    }))
    .filter((change) => change.before !== change.after);
}
