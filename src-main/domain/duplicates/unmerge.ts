import { type BillingFields, blankBillingFields } from '../../contract/client-billing';
import {
  type Client,
  clientCatalogFields,
  clientFieldNames,
  type ClientField,
  type ClientFields,
} from '../../contract/clients';
import type { MergeStay } from '../../contract/duplicates';
import type { ReadDb } from '../../data/database';
import { refreshAccounts } from '../account';
import type { FieldChange } from '../audit';
import { requireParameters } from '../billing-parameters';
import { findEntryOfToday } from '../catalogs';
import { changedBilling, putBillings } from '../client-billing';
import { clientFieldsOf, refuseMerged, requireClient, separate } from '../clients';
import { disableContractsOf } from '../contracts';
import type { CommandContext } from '../handler';
import { type LeftOut, takeBackLeftOut } from '../invoices';
import { ACCOUNT_KINDS, linesOf, nameRows, readEdges, readNodes, unpaidLines } from './account-store';
import { mailApart } from './mail';
import { publishMerge, sideOf, toldMoves } from './merge';
import { type MergeSide, markUndone, requireStandingMerge, type StandingMerge } from './merge-store';
import { countMoved, listMoves, type MoveCounts, type Moved, moveRows, stillOf } from './moves-store';
import { unitsOf } from './units';

interface UnmergePlan {
  readonly merge: StandingMerge;
  readonly kept: Client;
  readonly merged: Client;
  readonly moved: Moved;
  readonly fields: ClientFields;
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
  const stays = (['contracts', 'invoices', 'payments'] as const).flatMap((kind) =>
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
  return { moved, stays };
}

const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);
const CATALOGS: ReadonlySet<ClientField> = new Set(clientCatalogFields);

/** The kept client's fields as they were; one that somebody edited since stays, and so does one whose entry is gone. */
function planFields(db: ReadDb, now: ClientFields, { record }: StandingMerge) {
  const back: [ClientField, string | number | null][] = [];
  const stays: MergeStay[] = [];
  for (const field of clientFieldNames) {
    const [was, made] = [record.kept.fields[field], record.after.fields[field]];
    if (was === made || now[field] === was) continue;
    const value = CATALOGS.has(field) && typeof was === 'number' ? findEntryOfToday(db, was) : was;
    if (now[field] !== made) stays.push({ what: field, code: 'edited', name: '' });
    else if (value === undefined) stays.push({ what: field, code: 'taken', name: '' });
    else back.push([field, value]);
  }
  const fields: ClientFields = Object.assign({ ...now }, Object.fromEntries(back));
  return { fields, stays };
}

/** What taking a merge back does now: the same for its plan and for doing it. */
export function planUnmerge(db: ReadDb, id: number): UnmergePlan {
  const merge = requireStandingMerge(db, id);
  refuseMerged(db, merge.keptId);
  const [kept, merged] = [requireClient(db, merge.keptId), requireClient(db, merge.mergedId)];
  const { moved, stays } = planMoves(db, merge);
  const { fields, stays: edited } = planFields(db, clientFieldsOf(kept), merge);
  const { record } = merge;
  const now = sideOf(db, kept);
  const whole = (['position', 'billing'] as const).filter((part) => !isSame(record.kept[part], record.after[part]));
  const isEdited = (part: 'position' | 'billing') => !isSame(now[part], record.after[part]);
  return {
    merge,
    kept,
    merged,
    moved,
    fields,
    ...(whole.includes('position') && !isEdited('position') ? { position: record.kept.position } : {}),
    ...(whole.includes('billing') && !isEdited('billing') ? { billing: record.kept.billing } : {}),
    stays: [
      ...edited,
      ...whole.filter(isEdited).map((what): MergeStay => ({ what, code: 'edited', name: '' })),
      ...stays,
    ],
  };
}

/** Takes a merge back (issue, un-merge): both are two again, and what could not go back is named. */
export function undoMerge(context: CommandContext, id: number): { moves: MoveCounts; stays: MergeStay[] } {
  const { db, nowMs } = context;
  const plan = planUnmerge(db, id);
  const { merge, kept, merged, moved } = plan;
  const moves = countMoved(moved);
  const { fields, position } = plan;
  const two = { kept, merged, fields, position, mergedAtMs: merge.atMs, was: merge.record.merged };
  separate(context, two, [...toldMoves(moves, -1), ...restoreBilling(context, plan)]);
  takeBackLeftOut(db, leftOutToTakeBack(plan));
  moveRows(db, moved, kept.id, merged.id);
  mailApart(context, kept, merged, merge.atMs);
  refreshAccounts(db, [kept.id, merged.id]);
  if (merge.record.merged.state === 'deactivated') disableContractsOf(context, merged.id, 'merge');
  markUndone(db, id, nowMs, context.actor?.name ?? '');
  publishMerge(context);
  return { moves, stays: [...plan.stays] };
}

/** Of contracts that go back, and of the kept client's own where that is billed as before again. */
function leftOutToTakeBack({ merge, moved, billing }: UnmergePlan): LeftOut[] {
  const { kept, merged } = merge.record.leftOut;
  const back = new Set(moved.contracts);
  return [...merged.filter(({ contractId }) => back.has(contractId)), ...(billing === undefined ? [] : kept)];
}

/** How the kept client was billed before, where nobody changed that since. */
function restoreBilling({ db }: CommandContext, { kept, billing }: UnmergePlan): FieldChange[] {
  if (billing === undefined) return [];
  const before = sideOf(db, kept).billing ?? blankBillingFields;
  putBillings(db, [{ clientId: kept.id, billing }]);
  return changedBilling(requireParameters(db), before, billing ?? blankBillingFields);
}
