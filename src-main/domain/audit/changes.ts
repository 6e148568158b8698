/** One field's change, in the words of its owner: catalogues by name, and their entries' ids beside it; blank as ''. */
export interface FieldChange {
  readonly field: string;
  readonly before: string;
  readonly after: string;
  readonly beforeId?: number | null;
  readonly afterId?: number | null;
}

/** How a record's fields are told, where their values do not say it by themselves. */
interface Telling<Field extends string, Fields> {
  /** What the audit calls the field, where it is not by its own name. */
  readonly nameOf?: (field: Field) => string;
  /** The field in words; by itself, what it holds. Never asked where nothing is held. */
  readonly inWords?: (field: Field, fields: Fields) => string;
  /** The entry of a catalogue that the field points at; null where it points at none. */
  readonly entryOf?: (field: Field, fields: Fields) => number | null;
}

function isBlank(value: unknown): boolean {
  return value === '' || value === null || value === undefined;
}

/** Nothing is nothing, however it is written; lists are the same when what is in them is. */
function differs(before: unknown, after: unknown): boolean {
  if (before === after || (isBlank(before) && isBlank(after))) return false;
  if (typeof before === 'object' && typeof after === 'object') return JSON.stringify(before) !== JSON.stringify(after);
  return true;
}

function plainly(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/**
 * What differs between a record before and after, field by field, in the order of the fields: the one answer to whether a
 * save changes anything. `before` is null for what is new, which tells all that it has.
 */
export function changesOf<Field extends string, Fields extends { readonly [Name in Field]: unknown }>(
  fields: readonly Field[],
  before: Fields | null | undefined,
  after: Fields,
  { nameOf = (field) => field, inWords = (field, of) => plainly(of[field]), entryOf }: Telling<Field, Fields> = {},
): FieldChange[] {
  const words = (field: Field, of: Fields | null | undefined) => (!of || isBlank(of[field]) ? '' : inWords(field, of));
  return fields
    .filter((field) => differs(before?.[field], after[field]))
    .map((field) => ({
      field: nameOf(field),
      before: words(field, before),
      after: words(field, after),
      ...(entryOf && { beforeId: before ? entryOf(field, before) : null, afterId: entryOf(field, after) }),
    }));
}
