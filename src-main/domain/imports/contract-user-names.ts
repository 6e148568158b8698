import type { Contract } from '../../contract/contracts';
import type { ImportProblem } from '../../contract/imports';
import type { StagedDecision } from '../../ports';
import { listUserNameHolders, unreadableAnew } from '../contracts';
import { identityOf } from './contract-known';
import { holderThatStays, type Leaving } from './contract-leaving';
import type { ContractRecord } from './contract-records';
import type { DecideIn } from './list-kind';

/** Why a contract cannot have a row's user name: as in its form, which leaves it what it has from before. */
export function userNameStops({ text }: ContractRecord, before: Contract | undefined): ImportProblem[] {
  const other = unreadableAnew(text.userName ?? '', before);
  return other === null ? [] : [{ code: 'controlLetter', field: 'userName', other }];
}

interface Asked extends Pick<DecideIn, 'db' | 'others'> {
  readonly leaving: () => Leaving;
}

interface Shared extends Pick<StagedDecision, 'awaits'> {
  readonly problems: ImportProblem[];
}

/**
 * That another contract has a row's user name, of the list or of the office, and keeps it by this list. The row comes in so,
 * since an office may give one name to two lines; the clerk is told, since what is measured by that name is nobody's then.
 * A row that comes after another of the list is told of that one, and hangs on no contract of the office.
 */
export function sharedUserName(
  { userNameKey, row }: Pick<StagedDecision, 'userNameKey' | 'row'>,
  ownId: number | undefined,
  { db, others, leaving }: Asked,
): Shared {
  const rival = others.holder('userName', userNameKey, row);
  const holders = rival === undefined ? listUserNameHolders(db, userNameKey, ownId) : [];
  const stays = holderThatStays(db, holders, (id) => leaving().userName.has(id));
  const other = rival === undefined ? stays : others.nameOf(rival);
  return {
    problems: other === undefined ? [] : [{ code: 'userNameShared', field: 'userName', other }],
    awaits: holders.map(identityOf),
  };
}
