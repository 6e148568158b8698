import { eq } from 'drizzle-orm';
import type { ReadDb, WriteDb } from '../../data/database';
import { contracts } from '../../data/schema';
import { HeldStretches } from './held-stretches';
import { findByMac, listIpHolders } from './store';

/** The addresses that a contract is to have; `contractId` is undefined for one that is not there yet. */
export interface AddressWish {
  readonly contractId: number | undefined;
  readonly ipKey: string;
  readonly ipEndKey: string;
  readonly mac: string;
}

const holdersOf = (db: ReadDb, { contractId = 0, mac, ...ip }: AddressWish): number[] => {
  const sameMac = findByMac(db, mac, contractId);
  return [...listIpHolders(db, ip, contractId), ...(sameMac ? [sameMac.contractId] : [])];
};

/** Those of some wishes of which none before has any of the same addresses: of two that do, the first has its own. */
function apart<Wish extends AddressWish>(wishes: readonly Wish[]): Wish[] {
  const macs = new Set<string>();
  const networks = new HeldStretches();
  return wishes.filter(({ ipKey, ipEndKey, mac }, row) => {
    if (macs.has(mac) || (ipKey !== '' && networks.holder(ipKey, ipEndKey) !== undefined)) return false;
    if (mac !== '') macs.add(mac);
    if (ipKey !== '') networks.take({ from: ipKey, to: ipEndKey, row });
    return true;
  });
}

/** Whether a contract is to keep some of the addresses that it has: it lets go of none then. */
export function keepsAddress(db: ReadDb, { contractId = 0, ...ip }: Omit<AddressWish, 'mac'>): boolean {
  return listIpHolders(db, ip, 0).includes(contractId);
}

/**
 * Those of some wishes that can all come true at once, though each by itself asks for what another contract has: whoever has
 * it is among them, and is to have something else.
 */
export function takingTogether<Wish extends AddressWish>(db: ReadDb, wishes: readonly Wish[]): Wish[] {
  const holders = new Map(wishes.map((wish) => [wish, holdersOf(db, wish)]));
  let together = apart(wishes);
  for (;;) {
    const letGo = new Set(together.map(({ contractId }) => contractId));
    const left = together.filter((wish) => holders.get(wish)?.every((id) => letGo.has(id)) === true);
    if (left.length === together.length) return together;
    together = left;
  }
}

/**
 * Of wishes that can all come true at once, those that have to wait for one another: who asks for what another of them has,
 * and who has it. The others can have theirs by themselves.
 */
export function waitingForOneAnother<Wish extends AddressWish>(db: ReadDb, together: readonly Wish[]): Wish[] {
  const byContract = new Map(together.map((wish) => [wish.contractId, wish]));
  const waiting = new Set<Wish>();
  const add = (wish: Wish | undefined, holders: readonly number[]) => {
    if (!wish || waiting.has(wish)) return;
    waiting.add(wish);
    for (const id of holders) {
      const next = byContract.get(id);
      add(next, next ? holdersOf(db, next) : []);
    }
  };
  for (const wish of together) {
    const holders = holdersOf(db, wish);
    if (holders.length > 0) add(wish, holders);
  }
  return [...waiting];
}

/** Has contracts let go of their IP and MAC. Whoever asks gives each of them others in the same transaction. */
export function releaseAddresses(db: WriteDb, ids: readonly number[]): void {
  const none = { ip: '', ipKey: '', ipEndKey: '', mac: '' };
  for (const id of ids) db.update(contracts).set(none).where(eq(contracts.id, id)).run();
}
