import type { AuditOrigin } from '../../contract/audit';
import type { Contract } from '../../contract/contracts';
import { Refusal } from '../../contract/failures';
import type { ReadDb } from '../../data/database';
import type { CommandContext } from '../handler';
import { decideStanding, type Standing } from './rules';
import { changeContract } from './save';
import { listContractsOf } from './store';

/** What becomes of a contract when its client is deactivated; null where it stays as it is. */
function standingWithClient(contract: Contract): Standing | null {
  return contract.endedOn === null ? decideStanding(contract, 'disabled', 'client', '') : null;
}

/** How many contracts a client's deactivation would disable. */
export function countDisabledWith(db: ReadDb, clientId: number): number {
  return listContractsOf(db, clientId).filter((contract) => standingWithClient(contract) !== null).length;
}

/** Disables what a client's deactivation disables (domain.md §7.2); answers how many. */
export function disableContractsOf(context: CommandContext, clientId: number, origin: AuditOrigin): number {
  let disabled = 0;
  for (const contract of listContractsOf(context.db, clientId)) {
    const standing = standingWithClient(contract);
    if (!standing) continue;
    changeContract(context, contract, standing, { origin, action: 'disabledWithClient', byNobody: true });
    disabled += 1;
  }
  return disabled;
}

/**
 * Enables those of a client's contracts that its deactivation disabled and that the clerk confirmed; the others wait for
 * somebody to enable them (domain.md §7.2). NOT_FOUND for one that is another's.
 */
export function enableContractsOf(
  context: CommandContext,
  clientId: number,
  ids: readonly number[],
  origin: AuditOrigin,
): void {
  const own = new Map(listContractsOf(context.db, clientId).map((contract) => [contract.id, contract]));
  for (const id of new Set(ids)) {
    const contract = own.get(id);
    if (!contract) throw new Refusal('NOT_FOUND', {}, 'enableContractIds');
    if (contract.endedOn !== null || contract.disabledBy !== 'client') continue;
    const standing = decideStanding(contract, 'enabled', 'operator', '');
    if (standing) changeContract(context, contract, standing, { origin, action: 'enabledWithClient' });
  }
}
