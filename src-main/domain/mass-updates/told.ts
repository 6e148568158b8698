import { Refusal } from '../../contract/failures';
import type { MassChanged, MassTold, MassUpdate } from '../../contract/mass-updates';
import type { ReadDb } from '../../data/database';
import { type BatchChange, listOfBatch } from '../audit';
import { findUpdate, listEnds, listNamed, listUpdates, type UpdateHead } from './store';

/** Clients that are read at each end of an update to tell what it set: of fewer than twice as many, all. */
const AT_EACH_END = 20;
/** Clients of a page that is opened. */
const PAGE = 50;

/** The newest first, each field with its value. */
export function listTold(db: ReadDb, offset: number, limit: number): { updates: MassUpdate[]; total: number } {
  const { updates, total } = listUpdates(db, offset, limit);
  return {
    updates: updates.map(({ batchId, ...head }) => ({ ...head, told: toldOf(db, { batchId, ...head }) })),
    total,
  };
}

function toldOf(db: ReadDb, update: UpdateHead): MassTold[] {
  const changes = listOfBatch(db, update.batchId, listEnds(db, update.id, AT_EACH_END));
  const isRead = update.changed <= 2 * AT_EACH_END;
  return update.fields.map((field) => {
    const [first, ...others] = changes.filter(
      (change) => change.field === AUDITED_AS.get(field) || change.field === field,
    );
    const one = first && howOf(field, first);
    const isSame = one && others.map((other) => howOf(field, other)).every((other) => isAlike(one, other));
    return one && isSame && (isRead || one.how !== 'set' || isOfAll(update, field))
      ? one
      : { field, how: 'various', value: '' };
  });
}

/** An update sets the same of everybody, but for taxes, which join each one's own; an undo sets what each one had. */
function isOfAll({ kind }: UpdateHead, field: string): boolean {
  return kind === 'update' && field !== 'billing.taxIds';
}

/** What the audit tells by another name than the update. */
const AUDITED_AS: ReadonlyMap<string, string> = new Map([['gateways', 'gateway.name']]);

const isAlike = (one: MassTold, other: MassTold) => one.how === other.how && one.value === other.value;

function howOf(field: string, { before, after }: BatchChange): MassTold {
  if (field === 'notes' && after.length > before.length && after.startsWith(before))
    return { field, how: 'added', value: after.slice(before.length).trimStart() };
  if (field !== 'gateways') return { field, how: 'set', value: after };
  return after === '' ? { field, how: 'removed', value: before } : { field, how: 'added', value: after };
}

/** Those whom an update changed, after a client's number, each with its fields as its audit tells them. */
export function listChanged(db: ReadDb, id: number, after: number): { rows: MassChanged[]; next: number | null } {
  const update = findUpdate(db, id);
  if (!update) throw new Refusal('NOT_FOUND');
  const named = listNamed(db, id, after, PAGE + 1);
  const shown = named.slice(0, PAGE);
  const ids = shown.map((client) => client.id);
  const changes = Map.groupBy(listOfBatch(db, update.batchId, ids), ({ clientId }) => clientId);
  const rows = shown.map((client) => ({
    ...client,
    changes: (changes.get(client.id) ?? []).map(({ clientId: _, ...change }) => change),
  }));
  return { rows, next: named.length > PAGE ? (ids.at(-1) ?? null) : null };
}
