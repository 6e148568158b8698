import type { duplicatesContract } from '../../contract/duplicates';
import { Refusal } from '../../contract/failures';
import { calendarDate, type CalendarDate } from '../../contract/values/calendar-date';
import { requireTotals } from '../account';
import { writeAudit } from '../audit';
import { findBilling } from '../client-billing';
import { requireClient } from '../clients';
import type { CommandContext, FeatureHandlers, QueryContext } from '../handler';
import { listBehind } from '../invoices';
import { officeDay } from '../office';
import { readUnposted } from './account-store';
import { unbilledBefore } from './courses';
import { findPairs } from './find';
import { mergeClients, requireTwo } from './merge';
import { listMerges, readStanding } from './merge-store';
import { countMoved, listMovable } from './moves-store';
import { insertApart, removeApart } from './pairs-store';
import { undoMerge } from './unmerge';
import { planUnmerge } from './unmerge-plan';

/** Two clients, the lower number first. */
function inOrder({ db }: CommandContext, [one, other]: readonly [number, number]) {
  if (one === other) throw new Refusal('MERGE_SAME');
  const [low, high] = [requireClient(db, Math.min(one, other)), requireClient(db, Math.max(one, other))];
  return { low, high };
}

/** Says in the audit of both that they are two, or that nobody knows. */
function auditApart(context: CommandContext, two: ReturnType<typeof inOrder>, apart: boolean): void {
  const told = (name: string) => ({ field: 'merge.apart', before: apart ? '' : name, after: apart ? name : '' });
  const action = apart ? 'keptApart' : 'apartForgotten';
  writeAudit(context, { entity: 'client', entityId: two.low.id, action }, [told(two.high.name)]);
  writeAudit(context, { entity: 'client', entityId: two.high.id, action }, [told(two.low.name)]);
}

/** From which day a client's contracts are billed, were they billed as another's; null where nothing of them is left out. */
function unbilledDay({ db, services }: QueryContext, clientId: number, asId: number): CalendarDate | null {
  const today = calendarDate.parse(officeDay(db, services.clock.nowMs()));
  const day = unbilledBefore(findBilling(db, clientId) ?? null, findBilling(db, asId) ?? null, today);
  return day !== null && listBehind(db, clientId, day).length > 0 ? day : null;
}

export const duplicateHandlers: FeatureHandlers<typeof duplicatesContract> = {
  find: { heavy: true, read: ({ db, task }) => findPairs(db, task) },
  keepApart: {
    write(context, { ids }) {
      const two = inOrder(context, ids);
      const who = { lowId: two.low.id, highId: two.high.id };
      const made = { ...who, atMs: context.nowMs, operatorName: context.actor?.name ?? '' };
      if (insertApart(context.db, made)) auditApart(context, two, true);
      return { done: true };
    },
  },
  forgetApart: {
    write(context, { ids }) {
      const two = inOrder(context, ids);
      if (removeApart(context.db, two.low.id, two.high.id)) auditApart(context, two, false);
      return { done: true };
    },
  },
  preview: {
    read(context, { keptId, mergedId }) {
      const { db } = context;
      requireTwo(db, keptId, mergedId);
      return {
        moves: countMoved(listMovable(db, mergedId, keptId)),
        keptBalanceCents: requireTotals(db, keptId).balanceCents,
        mergedBalanceCents: requireTotals(db, mergedId).balanceCents,
        unpostedCents: readUnposted(db, mergedId),
        unbilledBefore: {
          merged: unbilledDay(context, mergedId, keptId),
          kept: unbilledDay(context, keptId, mergedId),
        },
      };
    },
  },
  merge: { write: (context, wish) => mergeClients(context, wish) },
  undoPlan: {
    read({ db }, { id }) {
      const { moved, stays } = planUnmerge(db, id);
      return { moves: countMoved(moved), stays: [...stays] };
    },
  },
  undo: { write: (context, { id }) => undoMerge(context, id) },
  standing: { read: ({ db }, { clientId }) => readStanding(db, clientId) },
  list: { read: ({ db }, { offset, limit }) => listMerges(db, offset, limit) },
};
