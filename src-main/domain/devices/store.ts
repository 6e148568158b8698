import { and, desc, eq, isNull, type SQL, sql } from 'drizzle-orm';
import type { DeviceSettings } from '../../contract/devices';
import { Refusal } from '../../contract/failures';
import type { ReadDb, WriteDb } from '../../data/database';
import { clientDevices, deviceSettings } from '../../data/schema';

export type DeviceRecord = typeof clientDevices.$inferSelect;

/** Those that are not revoked first, each the newest first. */
export function listDevices(db: ReadDb, clientId: number): DeviceRecord[] {
  return db
    .select()
    .from(clientDevices)
    .where(eq(clientDevices.clientId, clientId))
    .orderBy(sql`${clientDevices.revokedAtMs} IS NOT NULL`, desc(clientDevices.id))
    .all();
}

/**
 * The clients that have a link, by its mark; one that several devices of a client share tells it as often. The index is of
 * those that are not revoked alone: a query of marks says so too.
 */
export function listHolders(db: ReadDb, linkMark: string): number[] {
  const { clientId, revokedAtMs } = clientDevices;
  const live = and(eq(clientDevices.linkMark, linkMark), isNull(revokedAtMs));
  const rows = db.select({ clientId }).from(clientDevices).where(live).all();
  return rows.map((row) => row.clientId);
}

/** Links that are not revoked and have no mark of this key yet, the first so many after a device. */
export function listUnmarked(
  db: ReadDb,
  { key, afterId, most }: { readonly key: string; readonly afterId: number; readonly most: number },
): Pick<DeviceRecord, 'id' | 'clientId' | 'sealedLink'>[] {
  // Every mark of a key lies between its name and what comes after all that begin so. By their ids the table would be read
  // through, though nearly all have their mark.
  const among = (ofAnother: SQL) => sql`
    SELECT id, client_id AS clientId, sealed_link AS sealedLink
    FROM client_devices INDEXED BY client_devices_link_mark
    WHERE link_mark ${ofAnother} AND revoked_at_ms IS NULL AND +id > ${afterId}`;
  return db.all(sql`
    ${among(sql`< ${key}`)} UNION ALL ${among(sql`> ${`${key}\u{10FFFF}`}`)}
    ORDER BY id LIMIT ${most}`);
}

/** A mark says nothing that an editor sees: the version stays. One whose link is another by now is left for the next time. */
export function saveMark(db: WriteDb, { id, sealedLink, linkMark }: MarkedLink): void {
  const same = and(eq(clientDevices.id, id), eq(clientDevices.sealedLink, sealedLink));
  db.update(clientDevices).set({ linkMark }).where(same).run();
}

/** Whether a client has any, or ever had. */
export function hadDevices(db: ReadDb, clientId: number): boolean {
  const ofIt = db.select({ id: clientDevices.id }).from(clientDevices).where(eq(clientDevices.clientId, clientId));
  return ofIt.limit(1).get() !== undefined;
}

export function requireDevice(db: ReadDb, id: number): DeviceRecord {
  const row = db.select().from(clientDevices).where(eq(clientDevices.id, id)).get();
  if (!row) throw new Refusal('NOT_FOUND');
  return row;
}

/** The version that a device's value is put back over; undefined of one that is revoked, which stays as it is. */
export function findRestorableVersion(db: ReadDb, id: number): number | undefined {
  const { version, revokedAtMs } = clientDevices;
  const live = and(eq(clientDevices.id, id), isNull(revokedAtMs));
  return db.select({ version }).from(clientDevices).where(live).get()?.version;
}

export type MarkedLink = Pick<DeviceRecord, 'id' | 'clientId' | 'sealedLink' | 'linkMark'>;

export type NewDevice = Pick<
  DeviceRecord,
  'clientId' | 'name' | 'source' | 'sealedLink' | 'expiresOn' | 'createdAtMs'
> &
  Partial<Pick<DeviceRecord, 'linkMark'>>;

export function insertDevice(db: WriteDb, row: NewDevice): number {
  return db.insert(clientDevices).values(row).returning({ id: clientDevices.id }).get().id;
}

export type DeviceChange = Partial<Omit<DeviceRecord, 'id' | 'clientId' | 'version'>>;

/** Saves what differs; answers the new version. */
export function updateDevice(db: WriteDb, before: DeviceRecord, change: DeviceChange): number {
  const version = before.version + 1;
  db.update(clientDevices)
    .set({ ...change, version })
    .where(eq(clientDevices.id, before.id))
    .run();
  return version;
}

export function readSettings(db: ReadDb): DeviceSettings {
  const { baseAddress, expiryDays, version } = deviceSettings;
  const row = db.select({ baseAddress, expiryDays, version }).from(deviceSettings).get();
  if (!row) throw new Refusal('NOT_FOUND');
  return row;
}

export function saveSettings(db: WriteDb, settings: DeviceSettings): void {
  db.update(deviceSettings).set(settings).run();
}
