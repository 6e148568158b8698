import { type Contract, contractFields } from '../../contract/contracts';
import { Refusal } from '../../contract/failures';
import type { CommandContext } from '../handler';
import { changeContract, checkContract } from './save';

const RESTORE = { origin: 'restore' } as const;

/** A contract's fields alone, as its form edits them. */
function fieldsOf(contract: Contract) {
  return contractFields.strip().parse(contract);
}

/** Puts one field back to what it was, under the same rules as a form; answers the version. */
export function putFieldBack(
  context: CommandContext,
  before: Contract,
  field: string,
  value: string | number | null,
): number {
  if (field === 'endedOn' && value === '') return reopen(context, before);
  const parsed = contractFields.strip().safeParse({ ...before, [field]: value });
  // A latitude without its longitude is another place.
  const isField = Object.hasOwn(contractFields.shape, field) && field !== 'latitude' && field !== 'longitude';
  if (!isField || !parsed.success) throw new Refusal('VALIDATION', { reason: 'putBack' }, field);
  return changeContract(context, before, checkContract(context.db, parsed.data, before), RESTORE);
}

/** A baja that was a mistake: the contract is live again, while its IP and MAC are free. */
function reopen(context: CommandContext, before: Contract): number {
  const live = { ...before, endedOn: null };
  checkContract(context.db, fieldsOf(before), live);
  return changeContract(context, before, { endedOn: null, endReason: '' }, RESTORE);
}
