import type { Contract } from '../../contract/contracts';
import type { ImportProblem } from '../../contract/imports';
import type { StagedDecision } from '../../ports';
import { findByUserName, unreadableAnew } from '../contracts';
import type { Leaving } from './contract-leaving';
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

/**
 * That another contract has a row's user name, of the list or of the office, and keeps it by this list. The row comes in so,
 * since an office may give one name to two lines; the clerk is told, since what is measured by that name is nobody's then.
 */
export function userNameProblems(
  { userNameKey, row }: Pick<StagedDecision, 'userNameKey' | 'row'>,
  ownId: number | undefined,
  { db, others, leaving }: Asked,
): ImportProblem[] {
  const rival = others.holder('userName', userNameKey, row);
  const holder = rival === undefined ? findByUserName(db, userNameKey, ownId) : undefined;
  const stays = holder && !leaving().userName.has(holder.contractId) ? holder.name : undefined;
  const other = rival === undefined ? stays : others.nameOf(rival);
  return other === undefined ? [] : [{ code: 'userNameShared', field: 'userName', other }];
}
