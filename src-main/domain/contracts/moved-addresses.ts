import type { Contract } from '../../contract/contracts';
import type { CommandContext } from '../handler';
import { officeDay } from '../office';
import { findLastFormer, insertFormer, removeFormer } from './moved-address-store';
import { type ContractAddress, decideMove, readContractFields } from './rules';

/** What a contract is reached by, each address by itself and in the way in which it is found. */
function addressesOf(contract: Contract): readonly ContractAddress[] {
  const { fields, keys } = readContractFields(contract);
  return [
    { kind: 'ip', key: keys.ipKey, endKey: keys.ipEndKey },
    { kind: 'mac', key: fields.mac, endKey: '' },
    { kind: 'user', key: keys.userNameKey, endKey: '' },
  ];
}

/** Whether a change of a contract is one of what it is reached by. */
export function movesAddress(before: Contract, after: Pick<Contract, 'ip' | 'mac' | 'userName'>): boolean {
  return before.ip !== after.ip || before.mac !== after.mac || before.userName !== after.userName;
}

/** Keeps what a live contract had until the office's day, on which its addresses change. */
export function noteMovedAddresses(
  { db, nowMs }: Pick<CommandContext, 'db' | 'nowMs'>,
  before: Contract,
  after: Contract,
): void {
  if (before.endedOn !== null || !movesAddress(before, after)) return;
  const movedOn = officeDay(db, nowMs);
  const has = addressesOf(after);
  for (const [at, had] of addressesOf(before).entries()) {
    const next = has[at];
    if (!next || (had.key === next.key && had.endKey === next.endKey)) continue;
    const last = findLastFormer(db, before.id, had.kind);
    const move = decideMove(before, next, { last, movedOn });
    if (move === 'takesBack' && last) removeFormer(db, last);
    if (typeof move === 'object') insertFormer(db, { contractId: before.id, ...had, ...move });
  }
}
