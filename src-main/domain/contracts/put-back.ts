import { type Contract, contract as contractSchema, contractFields } from '../../contract/contracts';
import { Refusal } from '../../contract/failures';
import type { CommandContext } from '../handler';
import { changeContract, checkContract } from './save';
import { requireContract } from './store';

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

const standing = contractSchema.pick({ state: true, disabledBy: true, pausedUntilOn: true });

/**
 * Contracts that a client's deactivation disabled are again as they were before it; one that somebody changed since stays.
 * `changes` is what the audit has of them, each value as it was in words.
 */
export function restoreStandings(
  context: CommandContext,
  changes: readonly { readonly contractId: number | null; readonly field: string; readonly before: string }[],
): void {
  for (const id of new Set(changes.map(({ contractId }) => contractId))) {
    const now = id === null ? null : requireContract(context.db, id);
    if (!now || now.endedOn !== null || now.disabledBy !== 'client') continue;
    const was = changes.filter(({ contractId }) => contractId === id);
    const values = was.map(({ field, before }) => [field.replace(/^contract\./u, ''), before === '' ? null : before]);
    changeContract(context, now, standing.parse({ ...now, ...Object.fromEntries(values) }), RESTORE);
  }
}
