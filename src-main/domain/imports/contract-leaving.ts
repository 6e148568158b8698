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

interface Asked {
  readonly db: ReadDb;
  readonly leaving: () => Leaving;
}

type Network = Pick<AddressWish, 'ipKey' | 'ipEndKey' | 'mac'>;

/** Whose any of these addresses is in the register, and stays theirs by this list: a network may reach into several. */
export function ipHolderThatStays(
  network: Network,
  exceptId: number | undefined,
  { db, leaving }: Asked,
): string | undefined {
  const holder = findByIp(db, network, exceptId);
  if (!holder) return undefined;
  const { ip: isLeaving } = leaving();
  if (!isLeaving.has(holder.contractId)) return holder.name;
  const stays = listIpHolders(db, network, exceptId ?? 0).find((id) => !isLeaving.has(id));
  return stays === undefined ? undefined : requireContractClient(db, requireContract(db, stays).clientId).name;
}

/** Whose a MAC is in the register, and stays theirs by this list. */
export function macHolderThatStays(
  { mac }: Network,
  exceptId: number | undefined,
  { db, leaving }: Asked,
): string | undefined {
  const holder = findByMac(db, mac, exceptId);
  return holder && !leaving().mac.has(holder.contractId) ? holder.name : undefined;
}
