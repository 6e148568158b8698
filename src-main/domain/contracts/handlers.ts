import type { Contract, contractsContract } from '../../contract/contracts';
import { Refusal } from '../../contract/failures';
import { calendarDate } from '../../contract/values/calendar-date';
import type { CommandContext } from '../handler';
import { checkVersion, type FeatureHandlers } from '../handler';
import { officeDay } from '../office';
import { countDisabledWith } from './of-client';
import { decidePause, decidePlanChange, decideStanding, endProblem } from './rules';
import {
  changeContract,
  changeTerms,
  checkContract,
  checkPlan,
  createContract,
  findContractProblems,
  NO_NEXT_PLAN,
} from './save';
import { listShown, requireContract, requireContractClient } from './store';

const FORM = { origin: 'form' } as const;

/** The contract as its editor saw it, still live. */
function requireLive({ db }: CommandContext, id: number, version: number): Contract {
  const found = requireContract(db, id);
  checkVersion(found, version);
  if (found.endedOn !== null) throw new Refusal('CONTRACT_ENDED');
  return found;
}

/** Nobody's connection is turned on, or paused, while its client is deactivated. */
function requireActiveClient(context: CommandContext, clientId: number): void {
  if (requireContractClient(context.db, clientId).state !== 'active') throw new Refusal('CLIENT_DEACTIVATED');
}

export const contractHandlers: FeatureHandlers<typeof contractsContract> = {
  list: {
    read: ({ db, services }, { clientId }) => ({
      contracts: listShown(db, clientId),
      today: calendarDate.parse(officeDay(db, services.clock.nowMs())),
    }),
  },
  previewDeactivation: { read: ({ db }, { clientId }) => ({ disables: countDisabledWith(db, clientId) }) },
  check: {
    read: ({ db }, { id, draft }) => ({
      problems: findContractProblems(db, draft, id === undefined ? undefined : requireContract(db, id)),
    }),
  },
  create: {
    write(context, { clientId, terms, fields }) {
      requireActiveClient(context, clientId);
      checkPlan(context.db, terms.planId);
      const written = checkContract(context.db, fields);
      return { id: createContract(context, clientId, { ...terms, ...written }, FORM) };
    },
  },
  update: {
    write(context, { id, version, fields }) {
      const before = requireContract(context.db, id);
      checkVersion(before, version);
      if (before.endedOn !== null && fields.startedOn > before.endedOn)
        throw new Refusal('DATE_AFTER_END', { date: before.endedOn }, 'startedOn');
      return { version: changeContract(context, before, checkContract(context.db, fields, before), FORM) };
    },
  },
  setState: {
    write(context, { id, version, to, reason }) {
      const before = requireLive(context, id, version);
      if (to !== 'disabled') requireActiveClient(context, before.clientId);
      const standing = decideStanding(before, to, 'operator', reason);
      if (!standing) throw new Refusal('CONTRACT_STATE');
      return { version: changeContract(context, before, standing, { ...FORM, reason }) };
    },
  },
  pause: {
    write(context, { id, version, untilOn, reason }) {
      const before = requireLive(context, id, version);
      requireActiveClient(context, before.clientId);
      const standing = decidePause(officeDay(context.db, context.nowMs), untilOn, reason);
      if (!standing) throw new Refusal('DATE_NOT_TO_COME', {}, 'untilOn');
      return { version: changeContract(context, before, standing, { ...FORM, reason }) };
    },
  },
  changePlan: {
    write(context, { id, version, terms, onDate, reason }) {
      const before = requireLive(context, id, version);
      checkPlan(context.db, terms.planId);
      const how = { ...FORM, reason };
      const change = decidePlanChange(before, terms, onDate, officeDay(context.db, context.nowMs));
      if (change === 'same') throw new Refusal('PLAN_SAME', {}, 'planId');
      if (change === 'beforeStart') throw new Refusal('DATE_BEFORE_START', { date: before.startedOn }, 'onDate');
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
      const problem = endProblem(before, endedOn, officeDay(context.db, context.nowMs));
      if (problem) throw new Refusal(problem.code, problem.params, problem.field);
      const change = { ...NO_NEXT_PLAN, pausedUntilOn: null, endedOn, endReason: reason };
      changeContract(context, before, change, { ...FORM, action: 'ended', reason });
      return { done: true };
    },
  },
};
