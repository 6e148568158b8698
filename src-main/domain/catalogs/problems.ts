import type { CatalogKind } from '../../contract/catalogs';
import type { Failure } from '../../contract/failures';
import type { ReadDb } from '../../data/database';
import { findCatalogKind, findEntryById } from './store';

/** Fields that point at an entry of another catalogue, or at none that there is; one that stays as it was is left alone. */
export function catalogProblems<Field extends string>(
  db: ReadDb,
  kinds: Readonly<Record<Field, CatalogKind>>,
  names: readonly Field[],
  fields: Readonly<Record<Field, number | null>>,
  before?: Readonly<Record<Field, number | null>>,
): Failure[] {
  return names
    .filter((field) => {
      const id = fields[field];
      return id !== null && id !== before?.[field] && findCatalogKind(db, id) !== kinds[field];
    })
    .map((field) => ({ code: 'VALIDATION', params: {}, field }));
}

/** Entries that nobody chooses any more; one that was there before stays. What is put back is held to `catalogProblems` alone. */
export function retiredProblems<Field extends string>(
  db: ReadDb,
  names: readonly Field[],
  fields: Readonly<Record<Field, number | null>>,
  before?: Readonly<Record<Field, number | null>>,
): Failure[] {
  return names.flatMap((field) => {
    const id = fields[field];
    const entry = id === null || id === before?.[field] ? undefined : findEntryById(db, id);
    return entry?.retired ? [{ code: 'ENTRY_RETIRED', params: { name: entry.name }, field }] : [];
  });
}
