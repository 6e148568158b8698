import { type SQL, sql } from 'drizzle-orm';
import type { ClientCatalogField } from '../../contract/clients';
import type { WriteDb } from '../../data/database';

/** What many clients may be given at once: nothing that a search, a sort or another client goes by. */
export type ManyField = ClientCatalogField | 'notes';

const COLUMNS = {
  neighborhoodId: 'neighborhood_id',
  cityId: 'city_id',
  provinceId: 'province_id',
  zoneId: 'zone_id',
  sellerId: 'seller_id',
  collectorId: 'collector_id',
  notes: 'notes',
} as const satisfies Record<ManyField, string>;

/** A client's new values, in the order of the fields. */
interface ManyRow {
  readonly id: number;
  readonly values: readonly (number | string | null)[];
}

/**
 * Gives each of these clients its own values in the same fields, or none and a new version alone. SQLite rewrites the
 * index of every column that an update names: it names no other.
 */
export function saveManyClients(
  db: WriteDb,
  fields: readonly ManyField[],
  rows: readonly ManyRow[],
  nowMs: number,
): void {
  const sets: SQL[] = fields.map(
    (field, at) => sql`${sql.raw(COLUMNS[field])} = given.value ->> ${sql.raw(String(at + 1))}`,
  );
  const given = JSON.stringify(rows.map(({ id, values }) => [id, ...values]));
  const all = [...sets, sql`version = version + 1`, sql`updated_at_ms = ${nowMs}`];
  db.run(sql`
    UPDATE clients SET ${sql.join(all, sql`, `)} FROM json_each(${given}) AS given WHERE clients.id = given.value ->> 0`);
}
