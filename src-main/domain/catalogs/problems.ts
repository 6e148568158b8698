import type { CatalogKind } from '../../contract/catalogs';
import type { Failure } from '../../contract/failures';
import type { ReadDb } from '../../data/database';
import { findCatalogKind } from './store';

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
