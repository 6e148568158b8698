import type { AuditOrigin } from '../../contract/audit';
import { nameCatalogs } from '../catalogs';
import {
  changeContract,
  findStood,
  forgetFormerPlan,
  keepFormerPlan,
  requireContract,
  sameStanding,
} from '../contracts';
import type { CommandContext } from '../handler';
import type { ClientChange } from './write';
import { type ContractParts, type ContractStep, PART_GROUPS } from './contract-steps';

const NAMES: readonly (keyof ContractParts)[] = PART_GROUPS.flat();
const STANDING = PART_GROUPS[0];

/**
 * The reason that a clerk wrote of what turns a contract on or off, by whichever of its parts that shows. What an undo brings
 * back is why the contract was so before, and not why the undo was made.
 */
function reasonWritten({ after }: ContractStep, change: Partial<ContractParts>, origin: AuditOrigin): string {
  return origin !== 'massUndo' && STANDING.some((name) => name in change) ? after.stateReason : '';
}

/** Only what a step changes: whatever else is a contract's stays as somebody has it. */
function changedParts({ before, after }: ContractStep): Partial<ContractParts> {
  return Object.fromEntries(NAMES.filter((name) => before[name] !== after[name]).map((name) => [name, after[name]]));
}

/**
 * Saves what changes of contracts, each audited by the contracts' own writer; answers the page as it is to be remembered:
 * a former plan that was kept already, of another change that day, is not this one's to forget. What the review remembered
 * of a contract is forgotten with who says how it is to stand, which an undo does not: it gives that back, also where it was
 * nothing, since what the review learned meanwhile it learned of what never was.
 */
export function writeContracts(
  context: CommandContext,
  page: readonly ClientChange[],
  origin: AuditOrigin,
  fields: Set<string>,
): readonly ClientChange[] {
  if (page.every(({ change }) => change.contracts.length === 0)) return page;
  const nameOf = nameCatalogs(context.db);
  const write = (step: ContractStep): ContractStep => {
    const now = requireContract(context.db, step.contractId);
    const change = changedParts(step);
    for (const name of Object.keys(change)) if (name !== 'stateReason') fields.add(`contract.${name}`);
    const isKept = step.termsOn !== null && keepFormerPlan(context, now, step.termsOn);
    if (step.forgetsOn !== null) forgetFormerPlan(context, now, step.forgetsOn);
    const before = findStood(context.db, step.contractId);
    const reason = reasonWritten(step, change, origin);
    const byNobody = origin === 'massUndo';
    changeContract(context, now, change, { origin, nameOf, reason, byNobody, stood: step.stood?.after });
    const stands = sameStanding(step.before, step.after);
    const stood = stands ? null : { before, after: findStood(context.db, step.contractId) };
    return { ...step, termsOn: isKept ? step.termsOn : null, stood };
  };
  return page.map(({ clientId, change }) => ({
    clientId,
    change: { ...change, contracts: change.contracts.map(write) },
  }));
}
