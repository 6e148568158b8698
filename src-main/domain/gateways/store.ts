import { and, eq, isNull, ne, sql } from 'drizzle-orm';
import { type ClientGateway, type Gateway, type GatewayFields, type GatewayKind } from '../../contract/gateways';
import { Refusal } from '../../contract/failures';
import type { ReadDb, WriteDb } from '../../data/database';
import { clientCarriedColumns, clientGateways, clients, gatewayKinds, gateways } from '../../data/schema';
import { fold } from '../../contract/values/text';
import { linkOf } from './rules';

export type GatewayRecord = typeof gateways.$inferSelect;
export type AttachedRecord = typeof clientGateways.$inferSelect;

export function listKinds(db: ReadDb): GatewayKind[] {
  const { code, name, position } = gatewayKinds;
  return db.select({ code, name }).from(gatewayKinds).orderBy(position).all();
}

/** By name, the retired ones last. */
export function listGateways(db: ReadDb): Gateway[] {
  const use = db.all<{ gatewayId: number; clients: number }>(sql`
    SELECT gateway_id AS gatewayId, count(DISTINCT CASE WHEN detached_at_ms IS NULL THEN client_id END) AS clients
    FROM client_gateways GROUP BY gateway_id
    UNION ALL
    SELECT id, 0 FROM gateways g
    WHERE EXISTS (SELECT 1 FROM gateway_lines WHERE gateway_id = g.id)
      AND NOT EXISTS (SELECT 1 FROM client_gateways WHERE gateway_id = g.id)`);
  const usedBy = new Map(use.map((row) => [row.gatewayId, row.clients]));
  const rows = db.select().from(gateways).orderBy(sql`${gateways.active} DESC, ${gateways.nameKey}`).all();
  return rows.map(({ nameKey: _key, ...row }) => ({
    ...row,
    clients: usedBy.get(row.id) ?? 0,
    used: usedBy.has(row.id),
  }));
}

export function requireGateway(db: ReadDb, id: number): GatewayRecord {
  const row = db.select().from(gateways).where(eq(gateways.id, id)).get();
  if (!row) throw new Refusal('NOT_FOUND');
  return row;
}

/** Another gateway by this name. */
export function hasName(db: ReadDb, name: string, exceptId = 0): boolean {
  const same = and(eq(gateways.nameKey, fold(name)), ne(gateways.id, exceptId));
  return db.select({ id: gateways.id }).from(gateways).where(same).get() !== undefined;
}

export function hasKind(db: ReadDb, code: string): boolean {
  return (
    db.select({ code: gatewayKinds.code }).from(gatewayKinds).where(eq(gatewayKinds.code, code)).get() !== undefined
  );
}

export function insertGateway(db: WriteDb, fields: GatewayFields): number {
  const row = { ...fields, nameKey: fold(fields.name) };
  return db.insert(gateways).values(row).returning({ id: gateways.id }).get().id;
}

export type GatewayChange = Partial<Omit<GatewayRecord, 'id' | 'version' | 'nameKey'>>;

/** Saves what differs; answers the new version. */
export function updateGateway(db: WriteDb, before: GatewayRecord, change: GatewayChange): number {
  const version = before.version + 1;
  const nameKey = fold(change.name ?? before.name);
  db.update(gateways)
    .set({ ...change, nameKey, version })
    .where(eq(gateways.id, before.id))
    .run();
  return version;
}

/** Whether some client has it, or ever had, or payments of it came in with a file. */
export function wasUsed(db: ReadDb, gatewayId: number): boolean {
  const { used } = db.get<{ used: number }>(sql`
    SELECT EXISTS (SELECT 1 FROM client_gateways WHERE gateway_id = ${gatewayId})
      OR EXISTS (SELECT 1 FROM gateway_lines WHERE gateway_id = ${gatewayId}) AS used`);
  return used === 1;
}

/** Whether a client has any, or ever had. */
export function hadGateways(db: ReadDb, clientId: number): boolean {
  const ofIt = db.select({ id: clientGateways.id }).from(clientGateways).where(eq(clientGateways.clientId, clientId));
  return ofIt.limit(1).get() !== undefined;
}

export function deleteGateway(db: WriteDb, id: number): void {
  db.delete(gateways).where(eq(gateways.id, id)).run();
}

/** Every reference of a gateway, those that were detached too, with whose it is or was. */
export function listEveryAttached(db: ReadDb, gatewayId: number) {
  const { id, reference, detachedAtMs } = clientGateways;
  return db
    .select({ id, reference, detachedAtMs, name: clients.name })
    .from(clientGateways)
    .innerJoin(clients, eq(clients.id, clientGateways.clientId))
    .where(eq(clientGateways.gatewayId, gatewayId))
    .orderBy(id)
    .all();
}

/** By what references are the same from now on. In two steps, since one may take the key that another leaves. */
export function saveKeys(db: WriteDb, keys: readonly { readonly id: number; readonly key: string }[]): void {
  // A line break is in no reference.
  for (const keyOf of [(one: (typeof keys)[number]) => `\n${one.id}`, (one: (typeof keys)[number]) => one.key])
    for (const one of keys)
      db.update(clientGateways)
        .set({ referenceKey: keyOf(one) })
        .where(eq(clientGateways.id, one.id))
        .run();
}

/** The cell of gateways that came with the client's list, as it stood there. */
export function findCarried(db: ReadDb, clientId: number): string {
  const { gateways: cell } = clientCarriedColumns;
  const ofIt = db.select({ cell }).from(clientCarriedColumns).where(eq(clientCarriedColumns.clientId, clientId));
  return ofIt.get()?.cell ?? '';
}

/** What a client has now, in the order in which it was attached. */
export function listAttached(db: ReadDb, clientId: number): ClientGateway[] {
  const { id, version, gatewayId, reference, attachedAtMs, detachedAtMs } = clientGateways;
  return db
    .select({
      id,
      version,
      gatewayId,
      reference,
      attachedAtMs,
      gateway: gateways.name,
      kind: gatewayKinds,
      template: gateways.linkTemplate,
      active: gateways.active,
    })
    .from(clientGateways)
    .innerJoin(gateways, eq(gateways.id, gatewayId))
    .innerJoin(gatewayKinds, eq(gatewayKinds.code, gateways.kind))
    .where(and(eq(clientGateways.clientId, clientId), isNull(detachedAtMs)))
    .orderBy(id)
    .all()
    .map(({ template, active, ...row }) => ({ ...row, link: linkOf(template, row.reference), retired: !active }));
}

export function findAttachedVersion(db: ReadDb, id: number): number | undefined {
  return db.select({ version: clientGateways.version }).from(clientGateways).where(eq(clientGateways.id, id)).get()
    ?.version;
}

export function requireAttached(db: ReadDb, id: number): AttachedRecord {
  const row = db.select().from(clientGateways).where(eq(clientGateways.id, id)).get();
  if (!row) throw new Refusal('NOT_FOUND');
  return row;
}

interface Holder {
  readonly clientId: number;
  readonly name: string;
}

/** The client, other than by `exceptId`, who has this reference of the gateway now. */
export function findHolder(db: ReadDb, gatewayId: number, key: string, exceptId = 0): Holder | undefined {
  const { id, clientId, referenceKey, detachedAtMs } = clientGateways;
  return db
    .select({ clientId, name: clients.name })
    .from(clientGateways)
    .innerJoin(clients, eq(clients.id, clientId))
    .where(
      and(
        eq(clientGateways.gatewayId, gatewayId),
        eq(referenceKey, key),
        sql`${detachedAtMs} IS NULL`,
        ne(id, exceptId),
      ),
    )
    .get();
}

type NewAttached = Pick<AttachedRecord, 'clientId' | 'gatewayId' | 'reference' | 'referenceKey'>;

export function insertAttached(db: WriteDb, row: NewAttached, attachedAtMs: number): number {
  return db
    .insert(clientGateways)
    .values({ ...row, attachedAtMs })
    .returning({ id: clientGateways.id })
    .get().id;
}

/** Saves what differs; answers the new version. */
export function updateAttached(
  db: WriteDb,
  before: AttachedRecord,
  change: Partial<Pick<AttachedRecord, 'reference' | 'referenceKey' | 'detachedAtMs'>>,
): number {
  const version = before.version + 1;
  db.update(clientGateways)
    .set({ ...change, version })
    .where(eq(clientGateways.id, before.id))
    .run();
  return version;
}
