import { type SQL, sql } from 'drizzle-orm';
import type { ReadDb, WriteDb } from '../../data/database';

/** A reference that a client has of a gateway, or had. */
export interface HeldReference {
  readonly id: number;
  readonly clientId: number;
  readonly gatewayId: number;
  readonly reference: string;
  readonly key: string;
  readonly attached: boolean;
}

/** All that these clients have, or had. */
export function listHeld(db: ReadDb, clientIds: readonly number[]): HeldReference[] {
  return listWhere(db, sql`client_id IN (SELECT value FROM json_each(${JSON.stringify(clientIds)}))`);
}

/** Those of these numbers that there are, whosever they are. */
export function listHeldByNumber(db: ReadDb, ids: readonly number[]): HeldReference[] {
  if (ids.length === 0) return [];
  return listWhere(db, sql`id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`);
}

function listWhere(db: ReadDb, condition: SQL): HeldReference[] {
  return db
    .all<Omit<HeldReference, 'attached'> & { attached: number }>(sql`
      SELECT id, client_id AS clientId, gateway_id AS gatewayId, reference, reference_key AS key,
        detached_at_ms IS NULL AS attached
      FROM client_gateways WHERE ${condition} ORDER BY id`)
    .map((row) => ({ ...row, attached: row.attached === 1 }));
}

/** Whose reference of which gateway: `gateway key`. */
export const referenceName = (gatewayId: number, key: string) => `${gatewayId} ${key}`;

/** Of these references, those that somebody has now. */
export function takenReferences(db: ReadDb, wanted: readonly (readonly [number, string])[]): ReadonlySet<string> {
  if (wanted.length === 0) return new Set();
  const rows = db.all<{ gatewayId: number; key: string }>(sql`
    SELECT held.gateway_id AS gatewayId, held.reference_key AS key
    FROM json_each(${JSON.stringify(wanted)}) AS wanted CROSS JOIN client_gateways held
      ON held.gateway_id = wanted.value ->> 0 AND held.reference_key = wanted.value ->> 1 AND held.detached_at_ms IS NULL`);
  return new Set(rows.map(({ gatewayId, key }) => referenceName(gatewayId, key)));
}

type NewReference = Omit<HeldReference, 'id' | 'attached'>;

/** Attaches these, none of which anybody has; answers their numbers, in order. */
export function attachMany(db: WriteDb, rows: readonly NewReference[], nowMs: number): number[] {
  if (rows.length === 0) return [];
  const given = rows.map(({ clientId, gatewayId, reference, key }) => [clientId, gatewayId, reference, key]);
  const { last } = db.get<{ last: number }>(sql`SELECT coalesce(max(id), 0) AS last FROM client_gateways`);
  db.run(sql`
    INSERT INTO client_gateways (client_id, gateway_id, reference, reference_key, attached_at_ms)
    SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, ${nowMs}
    FROM json_each(${JSON.stringify(given)}) ORDER BY key`);
  const made = db.all<{ id: number; clientId: number; gatewayId: number }>(sql`
    SELECT id, client_id AS clientId, gateway_id AS gatewayId FROM client_gateways WHERE id > ${last}`);
  const idOf = new Map(made.map((row) => [`${row.clientId} ${row.gatewayId}`, row.id]));
  return rows.map(({ clientId, gatewayId }) => idOf.get(`${clientId} ${gatewayId}`) ?? 0);
}

/** Detaches these, or attaches them again as they were. */
export function turnMany(db: WriteDb, ids: readonly number[], detachedAtMs: number | null): void {
  if (ids.length === 0) return;
  db.run(sql`
    UPDATE client_gateways SET detached_at_ms = ${detachedAtMs}, version = version + 1
    WHERE id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`);
}
