import type { CatalogEntry, catalogsContract } from '../../contract/catalogs';
import { Refusal } from '../../contract/failures';
import { writtenCents } from '../../contract/values/money';
import { type FieldChange, writeAudit } from '../audit';
import type { CommandContext, FeatureHandlers } from '../handler';
import { createEntry, editEntry, requireAtVersion } from './save';
import {
  countUse,
  findPlanPrice,
  followMerge,
  listCatalogs,
  keepPrices,
  listUsers,
  moveUsers,
  updateCatalogEntry,
} from './store';

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

export const catalogHandlers: FeatureHandlers<typeof catalogsContract> = {
  list: {
    read({ db }, { withUse }) {
      const use = withUse ? countUse(db) : new Map<number, number>();
      return { entries: listCatalogs(db).map((entry) => ({ ...entry, uses: use.get(entry.id) ?? 0 })) };
    },
  },
  create: { write: (context, { kind, name }) => ({ id: createEntry(context, kind, name) }) },
  rename: {
    write(context, { id, version, name }) {
      editEntry(context, requireAtVersion(context.db, id, version), name);
      return { done: true };
    },
  },
  merge: {
    write(context, { fromId, fromVersion, intoId, intoVersion }) {
      const from = requireAtVersion(context.db, fromId, fromVersion);
      const into = requireAtVersion(context.db, intoId, intoVersion);
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
