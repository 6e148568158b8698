import type { CatalogEntry, CatalogKind } from '../../contract/catalogs';
import { Refusal } from '../../contract/failures';
import type { ReadDb } from '../../data/database';
import { type FieldChange, writeAudit } from '../audit';
import { checkVersion, type CommandContext } from '../handler';
import { findCatalogEntry, findSpelling, insertCatalogEntry, requireCatalogEntry, updateCatalogEntry } from './store';

/** A name is taken when another entry of its kind folds to the same word: `Güemes` and `guemes` are one. */
function refuseTaken(db: ReadDb, kind: CatalogKind, name: string, exceptId = 0): void {
  const spelling = findSpelling(db, kind, name);
  if (!spelling || spelling.id === exceptId) return;
  const stands = findCatalogEntry(db, kind, name);
  const other = stands && stands.id !== exceptId ? stands : spelling;
  throw new Refusal('CATALOG_TAKEN', { name: other.name }, 'name');
}

export function requireAtVersion(db: ReadDb, id: number, version: number): CatalogEntry {
  const entry = requireCatalogEntry(db, id);
  checkVersion(entry, version);
  return entry;
}

/** Adds and audits an entry; `details` is what its kind has beyond the name. Answers its number. */
export function createEntry(
  context: CommandContext,
  kind: CatalogKind,
  name: string,
  details: readonly FieldChange[] = [],
): number {
  refuseTaken(context.db, kind, name);
  const id = insertCatalogEntry(context.db, kind, name);
  const changes = [{ field: kind, before: '', after: name }, ...details];
  writeAudit(context, { entity: 'catalog', entityId: id, action: 'created' }, changes);
  context.publish('catalogs.changed');
  return id;
}

/** Saves and audits an entry's name, and whatever else of it was changed. */
export function editEntry(
  context: CommandContext,
  entry: CatalogEntry,
  name: string,
  details: readonly FieldChange[] = [],
): void {
  const renamed = entry.name !== name;
  if (!renamed && details.length === 0) return;
  if (renamed) refuseTaken(context.db, entry.kind, name, entry.id);
  updateCatalogEntry(context.db, entry, { name });
  const changes = [...(renamed ? [{ field: entry.kind, before: entry.name, after: name }] : []), ...details];
  const action = details.length === 0 ? 'renamed' : 'updated';
  writeAudit(context, { entity: 'catalog', entityId: entry.id, action }, changes);
  context.publish('catalogs.changed');
  context.publish('clients.changed');
}
