import { sql } from 'drizzle-orm';
import type { ClientFilter, ClientRow } from '../../contract/clients';
import type { MapSettings } from '../../contract/map';
import type { ReadDb, WriteDb } from '../../data/database';
import { mapSettings } from '../../data/schema';
import { CONTRACTS_PAUSED_UNTIL, selectionCondition } from '../clients';

export interface Placed
  extends Pick<ClientRow, 'id' | 'state' | 'contractState' | 'contractDisabledBy' | 'contractPausedUntilOn'> {
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly balanceCents: number;
  readonly oldestDueOn: string | null;
}

/** The first live contract of `clients AS c` that stands somewhere; the words are those of its index. */
const ofContract = (column: 'latitude' | 'longitude') => sql`(
  SELECT ${sql.identifier(column)} FROM contracts
  WHERE client_id = c.id AND latitude IS NOT NULL AND ended_on IS NULL ORDER BY id LIMIT 1)`;

/** Where clients are, by their number: their own position, else their first located contract's; null where neither is. */
export function listPlaced(db: ReadDb, filter: ClientFilter, after: number, limit: number): Placed[] {
  const chosen = selectionCondition(db, { kind: 'filter', filter, exceptIds: [] });
  return db.all<Placed>(sql`
    SELECT c.id, c.state, c.contract_state AS contractState, c.contract_disabled_by AS contractDisabledBy,
      ${CONTRACTS_PAUSED_UNTIL} AS contractPausedUntilOn,
      CASE WHEN c.latitude IS NULL THEN ${ofContract('latitude')} ELSE c.latitude END AS latitude,
      CASE WHEN c.latitude IS NULL THEN ${ofContract('longitude')} ELSE c.longitude END AS longitude,
      account.balance_cents AS balanceCents, account.oldest_due_on AS oldestDueOn
    FROM clients c JOIN client_accounts account ON account.client_id = c.id WHERE c.id > ${after} AND ${chosen} ORDER BY c.id LIMIT ${limit}`);
}

/** The base map alone, until somebody says where streets come from. */
const BASE_ONLY: MapSettings = { tileAddress: '', attribution: '', maxZoom: 19, cacheMb: 200, version: 1 };

export function findMapSettings(db: ReadDb): MapSettings {
  const { tileAddress, attribution, maxZoom, cacheMb, version } = mapSettings;
  return db.select({ tileAddress, attribution, maxZoom, cacheMb, version }).from(mapSettings).get() ?? BASE_ONLY;
}

export function saveMapSettings(db: WriteDb, settings: MapSettings): void {
  db.insert(mapSettings)
    .values({ id: 1, ...settings })
    .onConflictDoUpdate({ target: mapSettings.id, set: settings })
    .run();
}
