import type { BillingFields } from '../../contract/client-billing';
import {
  type Client,
  clientCatalogFields,
  type ClientField,
  clientFieldNames,
  type ClientFields,
} from '../../contract/clients';
import type { MergeStay } from '../../contract/duplicates';
import { fold } from '../../contract/values/text';
import type { ReadDb } from '../../data/database';
import { findEntryOfToday } from '../catalogs';
import { findByCustomId, findByEmail, refuseMerged, requireClient } from '../clients';
import {
  ACCOUNT_KINDS,
  linesOf,
  nameRows,
  NAMED_KINDS,
  offWithClient,
  readEdges,
  readNodes,
  unpaidLines,
} from './account-store';
import { sideOf } from './merge';
import { type MergeSide, requireStandingMerge, type StandingMerge } from './merge-store';
import { listMoves, type Moved, stillOf } from './moves-store';
import { decideParts, type Part, type PartUndo } from './parts';
import { unitsOf } from './units';

/** Another merged client that got the number in exchange, and gets the one that it would have got without this merge. */
export interface Exchange {
  readonly client: Client;
  readonly customId: string;
}

export interface UnmergePlan {
  readonly merge: StandingMerge;
  readonly kept: Client;
  readonly merged: Client;
  readonly moved: Moved;
  /** What becomes of each part of the kept client. */
  readonly parts: ReadonlyMap<Part, PartUndo>;
  readonly fields: ClientFields;
  /** The merged client's, as they were but for what is somebody else's by now. */
  readonly mergedFields: ClientFields;
  readonly exchange: Exchange | undefined;
  /** What the kept client has again; absent where that stays as it is by now. */
  readonly position?: MergeSide['position'];
  readonly billing?: BillingFields | null;
  readonly stays: readonly MergeStay[];
}

const idsIn = (kind: string, keys: ReadonlySet<string>) =>
  [...keys].filter((key) => key.startsWith(`${kind} `)).map((key) => Number(key.slice(kind.length + 1)));

/** What of rows goes back to the merged client, and what stays since it is mixed with the kept one's own. */
function planMoves(db: ReadDb, merge: StandingMerge): { moved: Moved; stays: MergeStay[] } {
  const came = listMoves(db, merge.id);
  const { keptId } = merge;
  const nodes = readNodes(db, merge, came);
  const { back, mixed } = unitsOf(nodes, readEdges(db, keptId));
  const own = Object.fromEntries(ACCOUNT_KINDS.map((kind) => [kind, idsIn(kind, back)]));
  const payments = idsIn('payments', back);
  const gatewayLines = [...linesOf(db, keptId, payments), ...unpaidLines(db, keptId, came.gatewayLines)];
  const still = (kind: 'promises' | 'exceptions' | 'gateways' | 'devices' | 'mail') =>
    stillOf(db, kind, came[kind], keptId);
  const stays = NAMED_KINDS.flatMap((kind) =>
    nameRows(db, kind, idsIn(kind, mixed)).map((name): MergeStay => ({ what: kind, code: 'mixed', name })),
  );
  const moved: Moved = {
    ...came,
    ...own,
    gatewayLines,
    promises: still('promises'),
    exceptions: still('exceptions'),
    gateways: still('gateways'),
    devices: still('devices'),
    mail: still('mail'),
  };
  return { moved, stays: [...stays, ...offContracts(db, merge, moved)] };
}

/**
 * Contracts that were disabled by a client's deactivation go back as they are, and are named: an active client's wait for
 * somebody to enable each, just as when it is activated again (domain.md §7.2).
 */
function offContracts(db: ReadDb, { record }: StandingMerge, { contracts }: Moved): MergeStay[] {
  if (record.merged.state === 'deactivated') return [];
  const off = offWithClient(db, contracts);
  return nameRows(db, 'contracts', off).map((name): MergeStay => ({ what: 'contracts', code: 'off', name }));
}

type Two = Pick<UnmergePlan, 'merge' | 'kept' | 'merged'>;
type Value = string | number | null;
const CATALOGS: ReadonlySet<ClientField> = new Set(clientCatalogFields);

/** Whether a number or a main e-mail is by now of somebody who is neither of the two. */
function isTaken(db: ReadDb, field: ClientField, value: Value, { kept, merged }: Two): boolean {
  if (field === 'email') return findByEmail(db, String(value), kept.id) !== undefined;
  if (field !== 'customId') return false;
  const holder = findByCustomId(db, String(value), kept.id);
  return holder !== undefined && holder.id !== merged.id;
}

/** The kept client's fields as they were; one that somebody edited since stays, and so does one whose value is gone. */
function planFields(db: ReadDb, two: Two, now: ClientFields, parts: UnmergePlan['parts']) {
  const back: [ClientField, Value][] = [];
  const stays: MergeStay[] = [];
  for (const field of clientFieldNames) {
    const does = parts.get(field)?.does;
    if (does === 'edited') stays.push({ what: field, code: 'edited', name: '' });
    if (does !== 'back') continue;
    const was = two.merge.record.kept.fields[field];
    const value = CATALOGS.has(field) && typeof was === 'number' ? findEntryOfToday(db, was) : was;
    if (value === undefined || isTaken(db, field, value, two)) stays.push({ what: field, code: 'taken', name: '' });
    else back.push([field, value]);
  }
  const fields: ClientFields = Object.assign({ ...now }, Object.fromEntries(back));
  return { fields, stays };
}

/** The merged client's fields as they were, without a number or a main e-mail that is another's by now: each is named. */
function planMerged(db: ReadDb, { merge, kept, merged }: Two, after: ClientFields, exchange: Exchange | undefined) {
  const was = merge.record.merged;
  const { customId, email } = was.fields;
  const holder = findByCustomId(db, customId, merged.id);
  const getsFree = holder?.id === exchange?.client.id || (holder?.id === kept.id && after.customId !== kept.customId);
  const reader = was.state === 'active' ? findByEmail(db, email, merged.id) : undefined;
  const isKepts = was.state === 'active' && kept.state === 'active' && fold(after.email) === fold(email);
  const taken = {
    customId: holder !== undefined && !getsFree,
    email: email !== '' && (isKepts || (reader !== undefined && reader.id !== kept.id)),
  };
  const lost = (['customId', 'email'] as const).filter((field) => taken[field]);
  const mergedFields: ClientFields = {
    ...was.fields,
    ...Object.fromEntries(lost.map((field) => [field, ''])),
  };
  return { mergedFields, stays: lost.map((what): MergeStay => ({ what, code: 'taken', name: was.fields.name })) };
}

/** Who got the merged client's number from a newer merge, where the kept one had it from this one. */
function planExchange(db: ReadDb, { merge: { record } }: Two, parts: UnmergePlan['parts']): Exchange | undefined {
  const undo = parts.get('customId');
  if (undo?.does !== 'inherit') return undefined;
  const client = requireClient(db, undo.heir.mergedId);
  const { customId } = record.kept.fields;
  return client.customId === record.after.fields.customId ? { client, customId } : undefined;
}

/** What taking a merge back does now: the same for its plan and for doing it. */
export function planUnmerge(db: ReadDb, id: number): UnmergePlan {
  const merge = requireStandingMerge(db, id);
  refuseMerged(db, merge.keptId);
  const two = { merge, kept: requireClient(db, merge.keptId), merged: requireClient(db, merge.mergedId) };
  const { moved, stays } = planMoves(db, merge);
  const now = sideOf(db, two.kept);
  const parts = decideParts(db, merge, now);
  const { fields, stays: ofKept } = planFields(db, two, now.fields, parts);
  const exchange = planExchange(db, two, parts);
  const { mergedFields, stays: ofMerged } = planMerged(db, two, fields, exchange);
  const whole = (['position', 'billing'] as const).filter((part) => parts.get(part)?.does === 'edited');
  const { kept } = merge.record;
  return {
    ...two,
    moved,
    parts,
    fields,
    mergedFields,
    exchange,
    ...(parts.get('position')?.does === 'back' ? { position: kept.position } : {}),
    ...(parts.get('billing')?.does === 'back' ? { billing: kept.billing } : {}),
    stays: [...ofKept, ...whole.map((what): MergeStay => ({ what, code: 'edited', name: '' })), ...ofMerged, ...stays],
  };
}
