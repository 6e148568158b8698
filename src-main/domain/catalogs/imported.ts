import type { AuditOrigin } from '../../contract/audit';
import type { CatalogEntry, CatalogKind } from '../../contract/catalogs';
import type { ReadDb } from '../../data/database';
import { listGiven, writeAct, writeAudit } from '../audit';
import type { CommandContext } from '../handler';
import {
  type EntryUser,
  findCatalogEntry,
  findEntryById,
  insertCatalogEntry,
  isUnused,
  listUsers,
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

/** A contract is itself, whosever it is by now. */
const keyOf = ({ clientId, contractId }: Pick<EntryUser, 'clientId' | 'contractId'>) =>
  contractId === null ? `client ${clientId}` : `contract ${contractId}`;

/**
 * Whether an entry that is in use again is used by somebody who got it since. Who had it before is none: it was retired over
 * their heads.
 */
function isGivenSince(db: ReadDb, entry: CatalogEntry): boolean {
  const given = new Set(listGiven(db, entry.id).map(keyOf));
  return given.size > 0 && listUsers(db, entry).some((user) => given.has(keyOf(user)));
}

/** Undoes `makeOrReuse`, unless somebody changed the entry since, or uses it by what the import did to it. */
export function takeBack(context: CommandContext, { id, version, made }: EntryTouched): void {
  const { db } = context;
  const entry = findEntryById(db, id);
  if (entry?.version !== version) return;
  if (made && isUnused(db, entry)) {
    removeCatalogEntry(db, id);
    writeAudit(context, actOn(id, 'removed', 'undo'), [{ field: entry.kind, before: entry.name, after: '' }]);
  } else if (!made && !isGivenSince(db, entry)) {
    updateCatalogEntry(db, entry, { retired: true });
    writeAct(context, actOn(id, 'retired', 'undo'));
  }
}
