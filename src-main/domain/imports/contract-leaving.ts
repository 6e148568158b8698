import { type AddressWish, keepsAddress, takingTogether } from '../contracts';
import type { ReadDb } from '../../data/database';

/** What a row that is about a contract of the register gives it: undefined where it says nothing of that. */
export interface Given {
  readonly contractId: number;
  readonly ip: Pick<AddressWish, 'ipKey' | 'ipEndKey'> | undefined;
  readonly mac: string | undefined;
}

/** Contracts that a list gives another IP, or another MAC: theirs are free for its other rows. */
export interface Leaving {
  readonly ip: ReadonlySet<number>;
  readonly mac: ReadonlySet<number>;
}

const NO_IP = { ipKey: '', ipEndKey: '' };

const ids = (wishes: readonly { contractId: number }[]) => new Set(wishes.map(({ contractId }) => contractId));

/**
 * A list is what its office will be like once all of it is in: an IP is free for a row when the contract that has it gets
 * another by the same list, and when that one is free in turn. One that keeps some of its network lets go of none of it.
 */
export function leavingOf(db: ReadDb, given: readonly Given[]): Leaving {
  const ips = given.flatMap(({ contractId, ip }) => (ip ? [{ contractId, ...ip, mac: '' }] : []));
  const macs = given.flatMap(({ contractId, mac }) => (mac === undefined ? [] : [{ contractId, ...NO_IP, mac }]));
  const leavingIp = takingTogether(db, ips).filter((wish) => !keepsAddress(db, wish));
  return { ip: ids(leavingIp), mac: ids(takingTogether(db, macs)) };
}
