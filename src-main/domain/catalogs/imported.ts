import type { AuditOrigin } from '../../contract/audit';
import type { CatalogKind } from '../../contract/catalogs';
import { writeAct, writeAudit } from '../audit';
import type { CommandContext } from '../handler';
import {
  findCatalogEntry,
  findEntryById,
  insertCatalogEntry,
  isUnused,
  removeCatalogEntry,
  updateCatalogEntry,
} from './store';

/** What an import did to a catalogue's entry; `version` is the entry's after it. */
export interface EntryTouched {
  readonly id: number;
  readonly version: number;
  readonly made: boolean;
}

const actOn = (entityId: number, action: string, origin: AuditOrigin) =>
  ({ entity: 'catalog', entityId, action, origin }) as const;

/**
 * The entry that a list's word stands for: made where there is none, and in use again where it was retired, both of which
 * the dry run said. `touched` hears of either.
 */
export function makeOrReuse(
  context: CommandContext,
  kind: CatalogKind,
  name: string,
  touched: (entry: EntryTouched) => void,
): number {
  const known = findCatalogEntry(context.db, kind, name);
  if (!known) {
    const id = insertCatalogEntry(context.db, kind, name);
    writeAudit(context, actOn(id, 'created', 'import'), [{ field: kind, before: '', after: name }]);
    touched({ id, version: 1, made: true });
    return id;
  }
  if (known.retired) {
    updateCatalogEntry(context.db, known, { retired: false });
    writeAct(context, actOn(known.id, 'restored', 'import'));
    touched({ id: known.id, version: known.version + 1, made: false });
  }
  return known.id;
}

/** Undoes `makeOrReuse`, unless somebody changed the entry since, or uses one that the import made. */
export function takeBack(context: CommandContext, { id, version, made }: EntryTouched): void {
  const entry = findEntryById(context.db, id);
  if (entry?.version !== version) return;
  if (!made) {
    updateCatalogEntry(context.db, entry, { retired: true });
    writeAct(context, actOn(id, 'retired', 'undo'));
  } else if (isUnused(context.db, entry)) {
    removeCatalogEntry(context.db, id);
    writeAudit(context, actOn(id, 'removed', 'undo'), [{ field: entry.kind, before: entry.name, after: '' }]);
  }
}
