import { type ClientField, clientFieldNames, type ClientFields } from '../../contract/clients';
import type { ReadDb } from '../../data/database';
import type { FieldChange } from '../audit';
import { nameCatalogs } from '../catalogs';

/** The fields that differ, each before and after in words: a catalogue by its entry's name, blank as ''. */
export function changedFields(
  db: ReadDb,
  before: ClientFields | null,
  after: ClientFields,
  nameOf = nameCatalogs(db),
): FieldChange[] {
  return clientFieldNames
    .filter((field) => (before ? before[field] !== after[field] : !isBlank(after[field])))
    .map((field) => ({
      field,
      before: before ? inWords(nameOf, field, before) : '',
      after: inWords(nameOf, field, after),
      beforeId: before && entryOf(before[field]),
      afterId: entryOf(after[field]),
    }));
}

/** Of all fields, only catalogues hold numbers. */
function entryOf(value: string | number | null): number | null {
  return typeof value === 'number' ? value : null;
}

function isBlank(value: string | number | null): boolean {
  return value === '' || value === null;
}

function inWords(nameOf: (id: number) => string, field: ClientField, fields: ClientFields): string {
  const value = fields[field];
  if (value === null) return '';
  return typeof value === 'number' ? nameOf(value) : value;
}
