import type { CommandContext } from '../handler';
import { decideStanding, standingUnder } from './rules';
import { changeContract, changeTerms } from './save';
import { listDue, requireContract, requireContractClient } from './store';

/**
 * What was agreed for a day that has come: a pause ends and its contract is enabled, a new plan begins. An office that
 * was closed for days catches up here; each on its own date. Answers how many contracts were changed.
 */
export function applyDue(context: CommandContext, today: string): number {
  const due = listDue(context.db, today);
  for (const contract of due) {
    if (contract.nextPlanId !== null && contract.nextPlanOn !== null && contract.nextPlanOn <= today) {
      const terms = { planId: contract.nextPlanId, ownPriceCents: contract.nextOwnPriceCents };
      changeTerms(context, contract, terms, contract.nextPlanOn, { origin: 'schedule', action: 'updated' });
    }
    const now = requireContract(context.db, contract.id);
    if (now.pausedUntilOn === null || now.pausedUntilOn > today) continue;
    const standing = decideStanding(now, 'enabled', 'operator', '');
    if (!standing) continue;
    const { state } = requireContractClient(context.db, now.clientId);
    changeContract(context, now, standingUnder(state, standing), { origin: 'schedule', action: 'pauseEnded' });
  }
  return due.length;
}
