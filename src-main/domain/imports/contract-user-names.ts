import type { ImportProblem } from '../../contract/imports';
import type { StagedDecision } from '../../ports';
import { listUserNameHolders } from '../contracts';
import { identityOf } from './contract-known';
import { holderThatStays, type Leaving } from './contract-leaving';
import type { DecideIn } from './list-kind';

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
