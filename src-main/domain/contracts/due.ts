import { type Contract, contract as contractSchema } from '../../contract/contracts';
import { findInAct, findLastFilledIn } from '../audit';
import type { CommandContext } from '../handler';
import { officeDay, readDay } from '../office';
import { decidePauseEnd, type Standing, standingUnder } from './rules';
import { changeContract, changeTerms } from './save';
import { listDue, requireContract, requireContractClient } from './store';

/**
 * What was agreed for a day that has come: a pause ends, a new plan begins. An office that
 * was closed for days catches up here; each on its own date. Answers how many contracts were changed.
 */
export function applyDue(context: CommandContext, today: string): number {
  const due = listDue(context.db, today);
  for (const contract of due) applyDueTo(context, contract, today);
  return due.length;
}

/**
 * What a contract missed while it was not live: done when it is again. On a day that is doubted nothing is done by it; once it
 * is confirmed, `applyDue` does it. Answers the version.
 */
export function applyMissed(context: CommandContext, contract: Contract): number {
  const today = officeDay(context.db, context.nowMs);
  return readDay(context.db, today).doubted ? contract.version : applyDueTo(context, contract, today);
}

/** The same of one live contract. Answers the version. */
function applyDueTo(context: CommandContext, contract: Contract, today: string): number {
  if (contract.nextPlanId !== null && contract.nextPlanOn !== null && contract.nextPlanOn <= today) {
    const terms = { planId: contract.nextPlanId, ownPriceCents: contract.nextOwnPriceCents };
    changeTerms(context, contract, terms, contract.nextPlanOn, { origin: 'schedule', action: 'updated' });
  }
  const now = requireContract(context.db, contract.id);
  if (now.pausedUntilOn === null || now.pausedUntilOn > today) return now.version;
  const { state } = requireContractClient(context.db, now.clientId);
  const standing = standingUnder(state, decidePauseEnd(standingBeforePause(context, now)));
  return changeContract(context, now, standing, { origin: 'schedule', action: 'pauseEnded' });
}

const standingBefore = contractSchema.pick({ state: true, disabledBy: true });

/** As the audit has it of the act that began the pause; what that act left as it was, a pause has too. */
function standingBeforePause({ db }: CommandContext, paused: Contract): Pick<Standing, 'state' | 'disabledBy'> {
  const begun = findLastFilledIn(db, paused.clientId, paused.id, 'contract.pausedUntilOn');
  if (!begun) return { state: 'enabled', disabledBy: null };
  const state = findInAct(db, begun, 'contract.state') ?? paused.state;
  const disabledBy = findInAct(db, begun, 'contract.disabledBy') ?? paused.disabledBy;
  return standingBefore.parse({ state, disabledBy: disabledBy === '' ? null : disabledBy });
}
