import {
  type AddressWish,
  findByIp,
  findByMac,
  keepsAddress,
  listIpHolders,
  requireContract,
  requireContractClient,
  takingTogether,
} from '../contracts';
import { fold } from '../../contract/values/text';
import type { ReadDb } from '../../data/database';

/** What a row gives its contract, which is undefined for a new one: undefined where it says nothing of that. */
export interface Given {
  readonly contractId: number | undefined;
  readonly ip: Pick<AddressWish, 'ipKey' | 'ipEndKey'> | undefined;
  readonly mac: string | undefined;
  /** What its user name is compared by. */
  readonly userNameKey: string | undefined;
}

/** Contracts that a list gives another IP, another MAC or another user name: theirs are free for its other rows. */
export interface Leaving {
  readonly ip: ReadonlySet<number>;
  readonly mac: ReadonlySet<number>;
  readonly userName: ReadonlySet<number>;
}

const NO_IP = { ipKey: '', ipEndKey: '' };

/** The contracts that are to have something else than they have, and keep no part of it. */
function lettingGo(db: ReadDb, wishes: readonly AddressWish[]): Set<number> {
  const leaving = takingTogether(db, wishes).filter((wish) => !keepsAddress(db, wish));
  return new Set(leaving.flatMap(({ contractId }) => contractId ?? []));
}

/**
 * A list is what its office will be like once all of it is in: an IP or a MAC is free for a row when the contract that has
 * it gets another by the same list, and when that one is free in turn. One that keeps some of its network lets go of none
 * of it. Of two rows that ask for the same the first has it, so what is given comes in the order of the list.
 */
export function leavingOf(db: ReadDb, given: readonly Given[]): Leaving {
  const ips = given.flatMap(({ contractId, ip }) => (ip ? [{ contractId, ...ip, mac: '' }] : []));
  const macs = given.flatMap(({ contractId, mac }) => (mac === undefined ? [] : [{ contractId, ...NO_IP, mac }]));
  return { ip: lettingGo(db, ips), mac: lettingGo(db, macs), userName: renamed(db, given) };
}

/** The contracts that get another user name: no other row keeps them from it, since two may have one. */
function renamed(db: ReadDb, given: readonly Given[]): Set<number> {
  const isAnother = (contractId: number, key: string) => fold(requireContract(db, contractId).userName) !== key;
  return new Set(
    given.flatMap(({ contractId, userNameKey }) =>
      contractId !== undefined && userNameKey !== undefined && isAnother(contractId, userNameKey) ? [contractId] : [],
    ),
  );
}

type Network = Pick<AddressWish, 'ipKey' | 'ipEndKey' | 'mac'>;

/**
 * Whose any of these addresses is in the register: a network may reach into several. What becomes of the row that asks for
 * them hangs on what the list makes of each.
 */
export function ipHolders(db: ReadDb, network: Network, exceptId = 0): number[] {
  const holder = findByIp(db, network, exceptId);
  return holder ? [...new Set([holder.contractId, ...listIpHolders(db, network, exceptId)])] : [];
}

/** Whose a MAC is in the register: as for an IP, though never more than one. */
export function macHolders(db: ReadDb, { mac }: Network, exceptId = 0): number[] {
  const holder = findByMac(db, mac, exceptId);
  return holder ? [holder.contractId] : [];
}

/** The client of the first holder that keeps what it has by this list; undefined where all let go of it. */
export function holderThatStays(
  db: ReadDb,
  holders: readonly number[],
  isLeaving: (id: number) => boolean,
): string | undefined {
  const stays = holders.find((id) => !isLeaving(id));
  return stays === undefined ? undefined : requireContractClient(db, requireContract(db, stays).clientId).name;
}
