import { type ClientField, clientFieldNames, type ClientFields } from '../../contract/clients';
import type { ReadDb } from '../../data/database';
import { changesOf, type FieldChange } from '../audit';
import { nameCatalogs } from '../catalogs';

/** The fields that differ, each before and after in words: a catalogue by its entry's name, blank as ''. */
export function changedFields(
  db: ReadDb,
  before: ClientFields | null,
  after: ClientFields,
  nameOf = nameCatalogs(db),
): FieldChange[] {
  return changesOf<ClientField, ClientFields>(clientFieldNames, before, after, {
    inWords: (field, fields) => inWords(nameOf, fields[field]),
    entryOf: (field, fields) => entryOf(fields[field]),
  });
}

/** Of all fields, only catalogues hold numbers. */
function entryOf(value: string | number | null): number | null {
  return typeof value === 'number' ? value : null;
}

function inWords(nameOf: (id: number) => string, value: string | number | null): string {
  return typeof value === 'number' ? nameOf(value) : (value ?? '');
}
