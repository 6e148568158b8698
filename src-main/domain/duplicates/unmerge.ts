import { blankBillingFields } from '../../contract/client-billing';
import type { Client } from '../../contract/clients';
import type { MergeStay } from '../../contract/duplicates';
import { refreshAccounts } from '../account';
import type { FieldChange } from '../audit';
import { requireParameters } from '../billing-parameters';
import { changedBilling, putBillings } from '../client-billing';
import { forgetFormerName, renameFormerName, requireClient, separate } from '../clients';
import { disableContractsOf } from '../contracts';
import type { CommandContext } from '../handler';
import { type LeftOut, takeBackLeftOut } from '../invoices';
import { mailApart } from './mail';
import { publishMerge, sideOf, toldMoves } from './merge';
import { markUndone } from './merge-store';
import { countMoved, type MoveCounts, moveRows } from './moves-store';
import { bequeath, newerLeftOut } from './parts';
import { planUnmerge, type UnmergePlan } from './unmerge-plan';

/** Takes a merge back (issue, un-merge): both are two again, and what could not go back is named. */
export function undoMerge(context: CommandContext, id: number): { moves: MoveCounts; stays: MergeStay[] } {
  const { db, nowMs } = context;
  const plan = planUnmerge(db, id);
  const { merge, merged, moved, fields, position, mergedFields, exchange } = plan;
  const { state } = merge.record.merged;
  const moves = countMoved(moved);
  const leftOut = leftOutToTakeBack(context, plan);
  const kept = bequeathAll(context, plan);
  const two = {
    kept,
    merged,
    fields,
    position,
    mergedAtMs: merge.atMs,
    was: { fields: mergedFields, state },
    exchange,
  };
  separate(context, two, [...toldMoves(moves, -1), ...restoreBilling(context, plan)]);
  takeBackLeftOut(db, leftOut);
  moveRows(db, moved, kept.id, merged.id);
  const knewLogin = plan.parts.get('email')?.does === 'inherit';
  mailApart(context, kept, merged, { mergedAtMs: merge.atMs, knewLogin });
  refreshAccounts(db, [kept.id, merged.id]);
  if (state === 'deactivated') disableContractsOf(context, merged.id, 'merge');
  markUndone(db, id, nowMs, context.actor?.name ?? '');
  publishMerge(context);
  return { moves, stays: [...plan.stays] };
}

/** Hands on to newer merges what was before this one, the former name too; answers the kept client by then. */
function bequeathAll({ db }: CommandContext, { merge, kept, parts }: UnmergePlan): Client {
  bequeath(db, merge, parts);
  const undo = parts.get('name');
  if (undo?.does !== 'inherit') return kept;
  const [was, made] = [merge.record.kept.fields.name, merge.record.after.fields.name];
  forgetFormerName(db, { clientId: kept.id, name: was, untilMs: merge.atMs });
  renameFormerName(db, { clientId: kept.id, name: made, untilMs: undo.heir.atMs }, was);
  return requireClient(db, kept.id);
}

/**
 * Of contracts that go back, and of the kept client's own where that is billed as before again. What a newer merge left out
 * of contracts that go back comes first, since it went on from there.
 */
function leftOutToTakeBack({ db }: CommandContext, { merge, moved, billing }: UnmergePlan): LeftOut[] {
  const { kept, merged } = merge.record.leftOut;
  const back = new Set(moved.contracts);
  const theirs = [...newerLeftOut(db, merge), ...merged].filter(({ contractId }) => back.has(contractId));
  return [...theirs, ...(billing === undefined ? [] : kept)];
}

/** How the kept client was billed before, where nobody changed that since. */
function restoreBilling({ db }: CommandContext, { kept, billing }: UnmergePlan): FieldChange[] {
  if (billing === undefined) return [];
  const before = sideOf(db, kept).billing ?? blankBillingFields;
  putBillings(db, [{ clientId: kept.id, billing }]);
  return changedBilling(requireParameters(db), before, billing ?? blankBillingFields);
}
