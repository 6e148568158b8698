import type { CatalogEntry, CatalogKind, catalogsContract } from '../../contract/catalogs';
import { Refusal } from '../../contract/failures';
import type { ReadDb } from '../../data/database';
import { writtenCents } from '../../contract/values/money';
import { type FieldChange, writeAudit } from '../audit';
import { checkVersion, type CommandContext, type FeatureHandlers } from '../handler';
import {
  countUse,
  findCatalogEntry,
  findPlanPrice,
  findSpelling,
  followMerge,
  insertCatalogEntry,
  listCatalogs,
  keepPrices,
  listUsers,
  moveUsers,
  requireCatalogEntry,
  updateCatalogEntry,
} from './store';

/** A name is taken when another entry of its kind folds to the same word: `Güemes` and `guemes` are one. */
function refuseTaken(db: ReadDb, kind: CatalogKind, name: string, exceptId = 0): void {
  const spelling = findSpelling(db, kind, name);
  if (!spelling || spelling.id === exceptId) return;
  const stands = findCatalogEntry(db, kind, name);
  const other = stands && stands.id !== exceptId ? stands : spelling;
  throw new Refusal('CATALOG_TAKEN', { name: other.name }, 'name');
}

/** Moves everything that points at one entry to the other, with its audit; answers how many. */
function moveToOther(context: CommandContext, from: CatalogEntry, into: CatalogEntry): number {
  const { db } = context;
  const users = listUsers(db, from);
  const [price, other] = [findPlanPrice(db, from.id), findPlanPrice(db, into.id)];
  // Two spellings of one plan become one; what a client pays does not change by that.
  const kept = price !== undefined && price !== other ? price : undefined;
  const change = { before: from.name, after: into.name, beforeId: from.id, afterId: into.id };
  const kind = `${from.kind}Id`;
  for (const { clientId, contractId, ownPriceCents } of users) {
    const field = contractId === null ? kind : `contract.${kind}`;
    const changes: FieldChange[] = [{ ...change, field }];
    if (kept !== undefined && ownPriceCents === null)
      changes.push({ field: 'contract.ownPriceCents', before: '', after: writtenCents(kept) });
    const subject = { entity: 'client', entityId: clientId, contractId, action: 'updated', origin: 'catalog' } as const;
    writeAudit(context, subject, changes);
  }
  if (kept !== undefined) keepPrices(db, from.id, kept);
  moveUsers(db, from, into, context.nowMs);
  return users.length;
}

function requireAtVersion(db: ReadDb, id: number, version: number): CatalogEntry {
  const entry = requireCatalogEntry(db, id);
  checkVersion(entry, version);
  return entry;
}

export const catalogHandlers: FeatureHandlers<typeof catalogsContract> = {
  list: {
    read({ db }, { withUse }) {
      const use = withUse ? countUse(db) : new Map<number, number>();
      return { entries: listCatalogs(db).map((entry) => ({ ...entry, uses: use.get(entry.id) ?? 0 })) };
    },
  },
  create: {
    write(context, { kind, name }) {
      refuseTaken(context.db, kind, name);
      const id = insertCatalogEntry(context.db, kind, name);
      writeAudit(context, { entity: 'catalog', entityId: id, action: 'created' }, [
        { field: kind, before: '', after: name },
      ]);
      context.publish('catalogs.changed');
      return { id };
    },
  },
  rename: {
    write(context, { id, version, name }) {
      const entry = requireAtVersion(context.db, id, version);
      refuseTaken(context.db, entry.kind, name, id);
      updateCatalogEntry(context.db, entry, { name });
      const change = { field: entry.kind, before: entry.name, after: name };
      writeAudit(context, { entity: 'catalog', entityId: id, action: 'renamed' }, [change]);
      context.publish('catalogs.changed');
      context.publish('clients.changed');
      return { done: true };
    },
  },
  merge: {
    write(context, { fromId, intoId }) {
      const from = requireCatalogEntry(context.db, fromId);
      const into = requireCatalogEntry(context.db, intoId);
      if (from.kind !== into.kind || fromId === intoId || into.mergedIntoId !== null)
        throw new Refusal('VALIDATION', {}, 'intoId');
      const moved = moveToOther(context, from, into);
      followMerge(context.db, from, into);
      updateCatalogEntry(context.db, from, { retired: true, mergedIntoId: intoId });
      const change = { field: from.kind, before: from.name, after: into.name, beforeId: fromId, afterId: intoId };
      writeAudit(context, { entity: 'catalog', entityId: fromId, action: 'merged' }, [change]);
      context.publish('catalogs.changed');
      context.publish('clients.changed');
      return { moved };
    },
  },
  retire: {
    write(context, { id, version, retired }) {
      const entry = requireAtVersion(context.db, id, version);
      // One that is offered again stands for itself.
      updateCatalogEntry(context.db, entry, { retired, mergedIntoId: retired ? entry.mergedIntoId : null });
      writeAudit(context, { entity: 'catalog', entityId: id, action: retired ? 'retired' : 'restored' });
      context.publish('catalogs.changed');
      return { done: true };
    },
  },
};
