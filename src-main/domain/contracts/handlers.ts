import type { Contract, contractsContract } from '../../contract/contracts';
import { type Failure, Refusal } from '../../contract/failures';
import { calendarDate } from '../../contract/values/calendar-date';
import type { CommandContext } from '../handler';
import { checkVersion, type FeatureHandlers } from '../handler';
import { officeDay } from '../office';
import { countDisabledWith } from './of-client';
import { findLastPlanChange } from './plan-change-store';
import { decideEnd, decidePause, decidePlanChange, decideStanding, farProblem } from './rules';
import {
  changeContract,
  changeTerms,
  checkContract,
  checkChosenPlan,
  createContract,
  findContractProblems,
  findSameUserName,
  NO_NEXT_PLAN,
} from './save';
import { requireContract, requireContractClient } from './store';
import { listWithUnbilled } from './unbilled';

const FORM = { origin: 'form' } as const;

/** The contract as its editor saw it, still live. */
function requireLive({ db }: CommandContext, id: number, version: number): Contract {
  const found = requireContract(db, id);
  checkVersion(found, version);
  if (found.endedOn !== null) throw new Refusal('CONTRACT_ENDED');
  return found;
}

const todayOf = ({ db, nowMs }: CommandContext) => officeDay(db, nowMs);

function refuse(problem: Failure | null): void {
  if (problem) throw new Refusal(problem.code, problem.params, problem.field);
}

export const contractHandlers: FeatureHandlers<typeof contractsContract> = {
  list: {
    read: ({ db, services }, { clientId }) => ({
      contracts: listWithUnbilled(db, clientId),
      today: calendarDate.parse(officeDay(db, services.clock.nowMs())),
    }),
  },
  previewDeactivation: { read: ({ db }, { clientId }) => ({ disables: countDisabledWith(db, clientId) }) },
  check: {
    read({ db, services }, { id, draft }) {
      const before = id === undefined ? undefined : requireContract(db, id);
      const today = officeDay(db, services.clock.nowMs());
      return {
        problems: findContractProblems(db, draft, { today, before }),
        sameUserName: findSameUserName(db, draft, before),
      };
    },
  },
  create: {
    write(context, { clientId, terms, fields }) {
      requireContractClient(context.db, clientId);
      checkChosenPlan(context.db, terms.planId);
      const written = checkContract(context.db, fields, { today: todayOf(context) });
      return { id: createContract(context, clientId, { ...terms, ...written }, FORM) };
    },
  },
  update: {
    write(context, { id, version, fields }) {
      const before = requireContract(context.db, id);
      checkVersion(before, version);
      const written = checkContract(context.db, fields, { today: todayOf(context), before });
      return { version: changeContract(context, before, written, FORM) };
    },
  },
  setState: {
    write(context, { id, version, to, reason }) {
      const before = requireLive(context, id, version);
      const standing = decideStanding(before, to, 'operator', reason);
      if (!standing) throw new Refusal('CONTRACT_STATE');
      return { version: changeContract(context, before, standing, { ...FORM, reason }) };
    },
  },
  pause: {
    write(context, { id, version, untilOn, reason }) {
      const before = requireLive(context, id, version);
      const today = todayOf(context);
      refuse(farProblem('untilOn', untilOn, today));
      const standing = decidePause(today, untilOn, reason);
      if (!standing) throw new Refusal('DATE_NOT_TO_COME', {}, 'untilOn');
      return { version: changeContract(context, before, standing, { ...FORM, reason }) };
    },
  },
  changePlan: {
    write(context, { id, version, terms, onDate, reason }) {
      const before = requireLive(context, id, version);
      checkChosenPlan(context.db, terms.planId, before);
      const how = { ...FORM, reason };
      const [today, lastOn] = [todayOf(context), findLastPlanChange(context.db, id)];
      const change = decidePlanChange(before, terms, onDate, { today, lastOn });
      if (change === 'same') throw new Refusal('PLAN_SAME', {}, 'planId');
      if (change === 'beforeStart') throw new Refusal('DATE_BEFORE_START', { date: before.startedOn }, 'onDate');
      if (change === 'beforeLast') throw new Refusal('DATE_BEFORE_CHANGE', { date: lastOn ?? '' }, 'onDate');
      refuse(farProblem('onDate', onDate, today));
      if (change === 'now') return { version: changeTerms(context, before, terms, onDate, how) };
      const next = { nextPlanId: terms.planId, nextOwnPriceCents: terms.ownPriceCents, nextPlanOn: onDate };
      return { version: changeContract(context, before, next, how) };
    },
  },
  cancelPlanChange: {
    write(context, { id, version }) {
      const before = requireLive(context, id, version);
      return { version: changeContract(context, before, NO_NEXT_PLAN, FORM) };
    },
  },
  end: {
    write(context, { id, version, endedOn, reason }) {
      const before = requireLive(context, id, version);
      const lastOn = decideEnd(before, endedOn, todayOf(context));
      if (typeof lastOn !== 'string') throw new Refusal(lastOn.code, lastOn.params, lastOn.field);
      const change = { ...NO_NEXT_PLAN, pausedUntilOn: null, endedOn: lastOn, endReason: reason };
      changeContract(context, before, change, { ...FORM, action: 'ended', reason });
      return { done: true };
    },
  },
};
