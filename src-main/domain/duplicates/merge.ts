import type { z } from 'zod';
import { type Client, clientFieldNames, type ClientFields, longestClientText } from '../../contract/clients';
import { type duplicatesContract, type MergeField, moveKinds } from '../../contract/duplicates';
import { Refusal } from '../../contract/failures';
import { calendarDate } from '../../contract/values/calendar-date';
import type { ReadDb } from '../../data/database';
import { refreshAccounts } from '../account';
import type { FieldChange } from '../audit';
import { applyBilling, findBilling, findBillingProblems } from '../client-billing';
import { clientFieldsOf, mergeInto, refuseMerged, requireClient } from '../clients';
import { checkVersion, type CommandContext } from '../handler';
import { leaveOutBefore } from '../invoices';
import { officeDay } from '../office';
import { unbilledBefore } from './courses';
import { mailAsOne } from './mail';
import { insertMerge, type MergeRecord, type MergeSide } from './merge-store';
import { countMoved, insertMoves, listMovable, type MoveCounts, moveRows, readMarks } from './moves-store';

type Wish = z.output<typeof duplicatesContract.merge.input>;

/** The two clients of a merge, each standing by itself; the one that is kept is an active one. */
export function requireTwo(db: ReadDb, keptId: number, mergedId: number): { kept: Client; merged: Client } {
  if (keptId === mergedId) throw new Refusal('MERGE_SAME');
  const [kept, merged] = [requireClient(db, keptId), requireClient(db, mergedId)];
  refuseMerged(db, keptId);
  refuseMerged(db, mergedId);
  if (kept.state === 'deactivated') throw new Refusal('CLIENT_DEACTIVATED', {}, 'keptId');
  return { kept, merged };
}

/** A client as it is, whole. */
export function sideOf(db: ReadDb, client: Client): MergeSide {
  const { position, state, version } = client;
  return { fields: clientFieldsOf(client), position, billing: findBilling(db, client.id) ?? null, state, version };
}

const bothNotes = (one: string, other: string) => (one === other ? one : [one, other].filter(Boolean).join('\n'));

/** The kept client's fields with those that are taken from the other. */
function fieldsAfter(kept: ClientFields, merged: ClientFields, take: ReadonlySet<MergeField>, joinNotes: boolean) {
  const taken = clientFieldNames.filter((field) => take.has(field)).map((field) => [field, merged[field]] as const);
  const notes = joinNotes ? { notes: bothNotes(kept.notes, merged.notes) } : {};
  const after: ClientFields = Object.assign({ ...kept }, Object.fromEntries(taken), notes);
  if (after.notes.length > longestClientText.notes) throw new Refusal('NOTES_FULL', {}, 'notes');
  return after;
}

/**
 * Two clients become one (issue, Duplicados): the kept one has the chosen fields and everything that was the other's, which
 * is deactivated, names it, and keeps the number that was not chosen. Nothing of it is deleted, so that it can be undone.
 */
export function mergeClients(context: CommandContext, wish: Wish): { id: number; moves: MoveCounts } {
  const { db, nowMs, batchId } = context;
  const { kept, merged } = requireTwo(db, wish.keptId, wish.mergedId);
  checkVersion(kept, wish.keptVersion);
  checkVersion(merged, wish.mergedVersion);
  const take = new Set(wish.take);
  const before = { kept: sideOf(db, kept), merged: sideOf(db, merged) };
  const fields = fieldsAfter(before.kept.fields, before.merged.fields, take, wish.joinNotes);
  const moved = listMovable(db, merged.id, kept.id);
  const moves = countMoved(moved);
  const marks = readMarks(db);
  const billed = take.has('billing') ? takeBilling(context, kept.id, merged.id, fields.taxId) : [];
  const position = take.has('position') ? merged.position : undefined;
  const takesNumber = take.has('customId');
  mergeInto(context, { kept, merged, fields, position, takesNumber }, [...toldMoves(moves, 1), ...billed]);
  const leftOut = leaveOut(context, before, { kept, merged });
  moveRows(db, moved, merged.id, kept.id);
  mailAsOne(context, kept, merged);
  refreshAccounts(db, [kept.id, merged.id]);
  const after = sideOf(db, requireClient(db, kept.id));
  const id = insertMerge(db, {
    batchId,
    keptId: kept.id,
    mergedId: merged.id,
    atMs: nowMs,
    operatorName: context.actor?.name ?? '',
    record: { ...before, after, leftOut },
    marks,
  });
  insertMoves(db, id, moved);
  publishMerge(context);
  return { id, moves };
}

/** How the other is billed, under the same rules as the form. */
function takeBilling({ db }: CommandContext, keptId: number, mergedId: number, taxId: string): FieldChange[] {
  const billing = findBilling(db, mergedId);
  if (!billing) return [];
  const [problem] = findBillingProblems(db, billing, taxId, keptId);
  if (problem) throw new Refusal(problem.code, problem.params, problem.field);
  return applyBilling(db, keptId, billing);
}

/** What nobody was billed for before stays so, of the contracts of either. */
function leaveOut(
  { db, nowMs }: CommandContext,
  before: Record<'kept' | 'merged', MergeSide>,
  { kept, merged }: Record<'kept' | 'merged', Client>,
): MergeRecord['leftOut'] {
  const after = findBilling(db, kept.id) ?? null;
  const today = calendarDate.parse(officeDay(db, nowMs));
  const of = (clientId: number, own: MergeSide) => {
    const day = unbilledBefore(own.billing, after, today);
    return day === null ? [] : leaveOutBefore(db, clientId, day);
  };
  return { kept: of(kept.id, before.kept), merged: of(merged.id, before.merged) };
}

/** What moved, in numbers, for the audit; `sign` -1 where it moved away. */
export function toldMoves(moves: MoveCounts, sign: 1 | -1): FieldChange[] {
  return moveKinds
    .filter((kind) => moves[kind] > 0)
    .map((kind) => {
      const count = String(moves[kind]);
      return { field: `merge.${kind}`, before: sign === 1 ? '' : count, after: sign === 1 ? count : '' };
    });
}

export function publishMerge(context: CommandContext): void {
  for (const kind of [
    'clients.changed',
    'contracts.changed',
    'account.changed',
    'billing.changed',
    'gateways.changed',
    'devices.changed',
    'outbox.changed',
  ] as const)
    context.publish(kind);
}
