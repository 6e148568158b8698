import { type SQL, sql } from 'drizzle-orm';
import type { ReadDb, WriteDb } from '../../data/database';
import { contractAssumedStarts } from '../../data/schema';
import type { AddressKind } from './moved-address-store';
import type { ContractKeys } from './rules';

/**
 * A contract that has, or had, an address, and from which day to which; `startedOn` is the contract's own first day, '' where
 * a list made it without one and nobody gave it one since. `movedOn` is the day on which it got this address in place of
 * another, or of none, and null where it is its first. `endedOn` is null while it has it.
 */
export interface AddressHolder {
  readonly contractId: number;
  readonly clientId: number;
  readonly startedOn: string;
  readonly movedOn: string | null;
  readonly endedOn: string | null;
}

const CONTRACT = sql`contracts.id AS contractId, client_id AS clientId, iif(started_on =
  (SELECT assumed.started_on FROM contract_assumed_starts assumed WHERE assumed.contract_id = contracts.id), '', started_on)
  AS startedOn`;

/** The day after the one on which a contract had another address of a kind last. */
const movedOn = (kind: SQL) => sql`(SELECT date(max(until_on), '+1 day') FROM contract_former_addresses moved
  WHERE moved.contract_id = contracts.id AND moved.kind = ${kind}) AS movedOn`;

const holder = (kind: SQL) => sql`${CONTRACT}, ended_on AS endedOn, ${movedOn(kind)}`;

/** Notes that a contract's first day is the one on which it was written down, and that nobody said since when it is. */
export function insertAssumedStart(db: WriteDb, contractId: number, startedOn: string): void {
  db.insert(contractAssumedStarts).values({ contractId, startedOn }).run();
}

type Network = Pick<ContractKeys, 'ipKey' | 'ipEndKey'>;

// The conditions repeat those of the partial indexes, or SQLite reads every row. Live networks never overlap: only the
// last one that begins at or before an address can hold it.
export function listLiveWithIp(db: ReadDb, { ipKey, ipEndKey }: Network): AddressHolder[] {
  const [found] = db.all<AddressHolder & { end: string }>(sql`
    SELECT ${holder(sql`'ip'`)}, ip_end_key AS end FROM contracts
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
  return listLive(db, sql`'mac'`, sql`mac <> '' AND ended_on IS NULL AND mac = ${mac}`);
}

/** Of a user name that several have, the two that had it first are enough to tell: of one until the other got it. */
export function listLiveWithUserName(db: ReadDb, key: string): AddressHolder[] {
  return listLive(db, sql`'user'`, sql`user_name_key <> '' AND ended_on IS NULL AND user_name_key = ${key}`);
}

/** Whose live contracts have a user name, each client once. */
export function listClientsOfUserName(db: ReadDb, key: string): { clientId: number; name: string }[] {
  return db.all(sql`SELECT DISTINCT clients.id AS clientId, clients.name FROM contracts
    JOIN clients ON clients.id = contracts.client_id
    WHERE user_name_key <> '' AND ended_on IS NULL AND user_name_key = ${key} ORDER BY clients.id`);
}

function listLive(db: ReadDb, kind: SQL, condition: SQL): AddressHolder[] {
  return db.all<AddressHolder>(sql`SELECT ${holder(kind)} FROM contracts WHERE ${condition}
    ORDER BY coalesce(movedOn, startedOn), id LIMIT 2`);
}

export interface FormerHolder extends AddressHolder {
  readonly kind: AddressKind;
  readonly key: string;
  /** The last address of a network, or the IP itself; '' of what is no IP. */
  readonly endKey: string;
  /** 1 where it gave the address up for another, and lived on; 0 where it ended with it. */
  readonly gaveUp: 0 | 1;
}

/** Every address that a contract had: when it ended, or until it got another. */
export function listFormerHolders(db: ReadDb): FormerHolder[] {
  return db.all<FormerHolder>(sql`
    SELECT * FROM (
      SELECT ${holder(sql`kinds.value`)}, kinds.value AS kind,
        CASE kinds.value WHEN 'ip' THEN ip_key WHEN 'mac' THEN mac ELSE user_name_key END AS key,
        iif(kinds.value = 'ip', ip_end_key, '') AS endKey, 0 AS gaveUp
      FROM contracts CROSS JOIN json_each('["ip","mac","user"]') kinds WHERE ended_on IS NOT NULL
      UNION ALL
      SELECT ${CONTRACT}, min(until_on, coalesce(ended_on, until_on)), nullif(from_on, ''), kind, key, end_key, 1
      FROM contract_former_addresses former JOIN contracts ON contracts.id = former.contract_id
    ) WHERE key <> '' ORDER BY contractId, endedOn`);
}
