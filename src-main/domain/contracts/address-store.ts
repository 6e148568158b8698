import { type SQL, sql } from 'drizzle-orm';
import type { ReadDb, WriteDb } from '../../data/database';
import { contractAssumedStarts } from '../../data/schema';
import type { ContractKeys } from './rules';

/**
 * A contract that has, or had, an address, and from which day to which; `startedOn` is '' where a list made it without a first
 * day and nobody gave it one since, `endedOn` is null while it is live.
 */
export interface AddressHolder {
  readonly contractId: number;
  readonly clientId: number;
  readonly startedOn: string;
  readonly endedOn: string | null;
}

const HOLDER = sql`id AS contractId, client_id AS clientId, ended_on AS endedOn, iif(started_on =
  (SELECT assumed.started_on FROM contract_assumed_starts assumed WHERE assumed.contract_id = contracts.id), '', started_on)
  AS startedOn`;

/** Notes that a contract's first day is the one on which it was written down, and that nobody said since when it is. */
export function insertAssumedStart(db: WriteDb, contractId: number, startedOn: string): void {
  db.insert(contractAssumedStarts).values({ contractId, startedOn }).run();
}

type Network = Pick<ContractKeys, 'ipKey' | 'ipEndKey'>;

// The conditions repeat those of the partial indexes, or SQLite reads every row. Live networks never overlap: only the
// last one that begins at or before an address can hold it.
export function listLiveWithIp(db: ReadDb, { ipKey, ipEndKey }: Network): AddressHolder[] {
  const [found] = db.all<AddressHolder & { end: string }>(sql`
    SELECT ${HOLDER}, ip_end_key AS end FROM contracts
    WHERE ip_key <> '' AND ended_on IS NULL AND ip_key <= ${ipKey} ORDER BY ip_key DESC LIMIT 1`);
  return found && found.end >= ipEndKey ? [found] : [];
}

/** The network of a live contract that an address lies in, as it is written; undefined where it is in none, or is all of it. */
export function findNetworkAround(db: ReadDb, { ipKey, ipEndKey }: Network): string | undefined {
  const [found] = db.all<{ ip: string; end: string }>(sql`
    SELECT ip, ip_end_key AS end FROM contracts
    WHERE ip_key <> '' AND ended_on IS NULL AND ip_key <= ${ipKey} ORDER BY ip_key DESC LIMIT 1`);
  return found && found.end >= ipEndKey && found.ip.includes('/') ? found.ip : undefined;
}

export function listLiveWithMac(db: ReadDb, mac: string): AddressHolder[] {
  return listLive(db, sql`mac <> '' AND ended_on IS NULL AND mac = ${mac}`);
}

/** Of a user name that several have, two are enough to tell. */
export function listLiveWithUserName(db: ReadDb, key: string): AddressHolder[] {
  return listLive(db, sql`user_name_key <> '' AND ended_on IS NULL AND user_name_key = ${key}`);
}

function listLive(db: ReadDb, condition: SQL): AddressHolder[] {
  return db.all<AddressHolder>(sql`SELECT ${HOLDER} FROM contracts WHERE ${condition} ORDER BY id LIMIT 2`);
}

export interface FormerHolder extends AddressHolder, Network {
  readonly mac: string;
  readonly userNameKey: string;
}

/** Every contract that ended, with what it was reached by. */
export function listFormerHolders(db: ReadDb): FormerHolder[] {
  return db.all<FormerHolder>(sql`
    SELECT ${HOLDER}, ip_key AS ipKey, ip_end_key AS ipEndKey, mac, user_name_key AS userNameKey
    FROM contracts WHERE ended_on IS NOT NULL AND (ip_key <> '' OR mac <> '' OR user_name_key <> '') ORDER BY id`);
}
