import type { automaticStatesContract, ReviewList, StateChange } from '../../contract/automatic-states';
import { Refusal } from '../../contract/failures';
import { calendarDate } from '../../contract/values/calendar-date';
import type { ReadDb } from '../../data/database';
import type { CellValue } from '../../ports';
import { writeAudit } from '../audit';
import { requireContractClient } from '../contracts';
import { handOutList } from '../exports';
import { checkVersion, type FeatureHandlers, type Services } from '../handler';
import { officeDay } from '../office';
import { listCandidates, readProgress, reviewDays, reviewWhole, saveScope } from '../state-review';
import { reviewColumns } from './columns';
import { countsOf, listOf, type Planned, planReview, shownOf } from './lists';
import { findException, insertException, listSelected, requireException, withdrawException } from './store';

/** How many changes a preview names; the rest is counted. */
const NAMED = 200;

function beginList(db: ReadDb, { clock }: Pick<Services, 'clock'>) {
  const progress = readProgress(db);
  const days = reviewDays(progress, calendarDate.parse(officeDay(db, clock.nowMs())));
  return { progress, days };
}

function planAll(db: ReadDb, services: Pick<Services, 'clock'>) {
  const { progress, days } = beginList(db, services);
  const planned = [...planReview(db, listCandidates(db, days.nextOn), { scope: progress.scope, days })];
  return { progress, days, planned };
}

const ofList = (planned: readonly Planned[], list: ReviewList) => planned.filter((one) => listOf(one) === list);

function* cellsOf(rows: readonly StateChange[]): Generator<CellValue[]> {
  yield reviewColumns.map(({ header }) => header);
  for (const row of rows) yield reviewColumns.map(({ cell }) => cell(row));
}

export const automaticStateHandlers: FeatureHandlers<typeof automaticStatesContract> = {
  review: {
    /** Looks at everybody who owes. */
    slow: () => true,
    read({ db, services }, { list, offset, limit }) {
      const { progress, days, planned } = planAll(db, services);
      const shown = shownOf(db, ofList(planned, list), days.nextOn);
      const { version, scope, throughOn } = progress;
      const { today, nextOn, heldDays } = days;
      const rows = shown.slice(offset, offset + limit);
      return {
        version,
        scope,
        throughOn,
        today,
        nextOn,
        heldDays,
        counts: countsOf(planned),
        rows,
        total: shown.length,
      };
    },
  },
  export: {
    heavy: true,
    prepare(context, { list, format }) {
      const { days, planned } = planAll(context.db, context.services);
      const wanted = ofList(planned, list);
      return handOutList(context, {
        fileName: `estados-${days.nextOn}.${format}`,
        format,
        countRows: () => wanted.length,
        cellsOf: (register) => cellsOf(shownOf(register, wanted, days.nextOn)),
      });
    },
    record(context, _input, { rows }) {
      const change = { field: 'rows', before: '', after: String(rows) };
      writeAudit(context, { entity: 'office', entityId: 1, action: 'exported' }, [change]);
    },
  },
  preview: {
    slow: () => true,
    read({ db, services }, { selection }) {
      const { progress, days } = beginList(db, services);
      const asIfOn = { scope: progress.scope, days, asIfOn: true };
      const planned = [...planReview(db, listSelected(db, selection), asIfOn)].filter(({ kept }) => kept === null);
      const { kept: _kept, ...counts } = countsOf(planned);
      return { nextOn: days.nextOn, counts, rows: shownOf(db, planned, days.nextOn).slice(0, NAMED) };
    },
  },
  saveSettings: {
    write(context, { version, scope }) {
      const before = readProgress(context.db);
      checkVersion(before, version);
      if (before.scope === scope) return { done: true };
      saveScope(context.db, scope);
      const change = { field: 'debtScope', before: before.scope, after: scope };
      writeAudit(context, { entity: 'office', entityId: 1, action: 'updated' }, [change]);
      context.publish('billing.changed');
      return { done: true };
    },
  },
  goOn: {
    write(context, { version }) {
      const { db, nowMs } = context;
      const progress = readProgress(db);
      checkVersion(progress, version);
      const today = calendarDate.parse(officeDay(db, nowMs));
      const { heldDays } = reviewDays(progress, today);
      if (heldDays === 0) throw new Refusal('NOTHING_HELD');
      const changed = reviewWhole(context, today);
      const change = { field: 'reviewedThrough', before: progress.throughOn ?? '', after: today };
      writeAudit(context, { entity: 'office', entityId: 1, action: 'reviewed' }, [change]);
      return { changed };
    },
  },
  except: {
    write(context, { clientId, untilOn, reason }) {
      const { db, nowMs, actor } = context;
      requireContractClient(db, clientId);
      if (untilOn <= officeDay(db, nowMs)) throw new Refusal('DATE_NOT_TO_COME', {}, 'untilOn');
      const before = findException(db, clientId);
      const who = { operatorId: actor?.operatorId ?? null, operatorName: actor?.name ?? '' };
      const id = insertException(db, { clientId, untilOn, reason, atMs: nowMs, ...who });
      writeAudit(context, { entity: 'client', entityId: clientId, action: 'excepted' }, [
        { field: 'account.exception', before: before?.untilOn ?? '', after: untilOn },
        { field: 'account.reason', before: before?.reason ?? '', after: reason },
      ]);
      context.publish('account.changed');
      return { id };
    },
  },
  withdrawException: {
    write(context, { id }) {
      const { clientId, untilOn } = requireException(context.db, id);
      withdrawException(context.db, id, context.nowMs);
      const change = { field: 'account.exception', before: untilOn, after: '' };
      writeAudit(context, { entity: 'client', entityId: clientId, action: 'exceptionWithdrawn' }, [change]);
      context.publish('account.changed');
      return { done: true };
    },
  },
};
