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

/**
 * Keeps what a live contract had until the office's day, on which its addresses change. `takesBackOn`: the day of what the
 * change takes back. That may be past, and of before anything was kept: then what is kept of it goes, and no more is added.
 */
export function noteMovedAddresses(
  { db, nowMs }: Pick<CommandContext, 'db' | 'nowMs'>,
  before: Contract,
  after: Contract,
  takesBackOn?: string,
): void {
  if (before.endedOn !== null) return;
  if (before.ip === after.ip && before.mac === after.mac && before.userName === after.userName) return;
  const today = officeDay(db, nowMs);
  const movedOn = takesBackOn ?? today;
  const has = addressesOf(after);
  for (const [at, had] of addressesOf(before).entries()) {
    const next = has[at];
    if (!next || (had.key === next.key && had.endKey === next.endKey)) continue;
    const last = findLastFormer(db, before.id, had.kind);
    const move = decideMove(before, next, { last, movedOn });
    if (move === 'takesBack' && last) removeFormer(db, last);
    if (typeof move === 'object' && movedOn === today) insertFormer(db, { contractId: before.id, ...had, ...move });
  }
}
