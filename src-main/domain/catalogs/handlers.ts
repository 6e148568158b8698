import type { CatalogEntry, catalogsContract } from '../../contract/catalogs';
import { Refusal } from '../../contract/failures';
import { writtenCents } from '../../contract/values/money';
import { type FieldChange, writeAct, writeAudit } from '../audit';
import type { CommandContext, FeatureHandlers } from '../handler';
import { createEntry, editEntry, requireAtVersion } from './save';
import {
  countUse,
  type EntryUser,
  findPlanPrice,
  findPriceToCome,
  followMerge,
  listCatalogs,
  keepFormerPrices,
  keepPrices,
  listUsers,
  moveUsers,
  updateCatalogEntry,
} from './store';

/** What a merge changes of who points at an entry; `kept` is the price that is paid on, where it would be another. */
function changesOf(user: EntryUser, from: CatalogEntry, into: CatalogEntry, kept: number | undefined): FieldChange[] {
  const { contractId, isNow, isNext, ownPriceCents, nextOwnPriceCents } = user;
  const moved = { before: from.name, after: into.name, beforeId: from.id, afterId: into.id };
  const price = kept === undefined ? null : { before: '', after: writtenCents(kept) };
  const changes: FieldChange[] = [];
  if (isNow) changes.push({ ...moved, field: contractId === null ? `${from.kind}Id` : `contract.${from.kind}Id` });
  if (isNow && price && ownPriceCents === null) changes.push({ ...price, field: 'contract.ownPriceCents' });
  if (isNext) changes.push({ ...moved, field: 'contract.nextPlanId' });
  if (isNext && price && nextOwnPriceCents === null) changes.push({ ...price, field: 'contract.nextOwnPriceCents' });
  return changes;
}

/** Moves everything that points at one entry to the other, with its audit; answers how many. */
function moveToOther(context: CommandContext, from: CatalogEntry, into: CatalogEntry): number {
  const { db } = context;
  const users = listUsers(db, from);
  const [price, other] = [findPlanPrice(db, from.id), findPlanPrice(db, into.id)];
  // Two spellings of one plan become one; what a client pays does not change by that.
  const kept = price !== undefined && price !== other ? price : undefined;
  for (const user of users) {
    const { clientId, contractId } = user;
    const subject = { entity: 'client', entityId: clientId, contractId, action: 'updated', origin: 'catalog' } as const;
    writeAudit(context, subject, changesOf(user, from, into, kept));
  }
  if (from.kind === 'plan') keepFormerPrices(db, from.id, into.id);
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
      // Who would bring a price to come along, or lose it, would pay something else by the merge.
      const toCome = findPriceToCome(context.db, [fromId, intoId]);
      if (toCome) throw new Refusal('PLAN_PRICE_TO_COME', toCome);
      const moved = moveToOther(context, from, into);
      followMerge(context.db, from, into);
      updateCatalogEntry(context.db, from, { retired: true, mergedIntoId: intoId });
      const change = { field: from.kind, before: from.name, after: into.name, beforeId: fromId, afterId: intoId };
      writeAudit(context, { entity: 'catalog', entityId: fromId, action: 'merged' }, [change]);
      context.publish('catalogs.changed');
      context.publish('clients.changed');
      context.publish('contracts.changed');
      return { moved };
    },
  },
  retire: {
    write(context, { id, version, retired }) {
      const entry = requireAtVersion(context.db, id, version);
      // One that is offered again stands for itself.
      updateCatalogEntry(context.db, entry, { retired, mergedIntoId: retired ? entry.mergedIntoId : null });
      writeAct(context, { entity: 'catalog', entityId: id, action: retired ? 'retired' : 'restored' });
      context.publish('catalogs.changed');
      return { done: true };
    },
  },
};
