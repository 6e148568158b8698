import { sql } from 'drizzle-orm';
import { gatewayLayout, type GatewayLayout, type GatewaySource } from '../../contract/gateway-files';
import { Refusal } from '../../contract/failures';
import { fold, numberKey } from '../../contract/values/text';
import type { ReadDb, WriteDb } from '../../data/database';
import { findCatalogEntry, findEntryById, findEntryOfToday } from '../catalogs';
import { listGateways, listKinds } from '../gateways';

/** A gateway as a file names it, and what the office has it registered as. */
export interface Source extends GatewaySource {
  /** The gateway's own name, and its collector's: those that they will have where they are still to be made. */
  readonly gateway: string;
  readonly collector: string;
}

interface Remembered {
  readonly gatewayId: number;
  readonly methodId: number;
  readonly collectorId: number | null;
}

function findRemembered(db: ReadDb, nameKey: string): Remembered | undefined {
  return db.all<Remembered>(sql`
    SELECT s.gateway_id AS gatewayId, s.method_id AS methodId, s.collector_id AS collectorId
    FROM gateway_sources s JOIN payment_methods m ON m.id = s.method_id
    WHERE s.name_key = ${nameKey} AND m.retired = 0`)[0];
}

/** The shipped one for payments of gateways, unless a method is called as the gateway is; any where both are retired. */
function usualMethod(db: ReadDb, name: string): number {
  const [found] = db.all<{ id: number }>(sql`
    SELECT id FROM payment_methods WHERE retired = 0
    ORDER BY name_key = ${fold(name)} DESC, name_key = 'pasarela de pago' DESC, id LIMIT 1`);
  if (!found) throw new Refusal('METHOD_RETIRED', {}, 'methodId');
  return found.id;
}

function isOffered(db: ReadDb, methodId: number): boolean {
  const { found } = db.get<{ found: number }>(
    sql`SELECT EXISTS (SELECT 1 FROM payment_methods WHERE id = ${methodId} AND retired = 0) AS found`,
  );
  return found === 1;
}

/** The method that a line came with, or, where that is retired by now, the usual one. */
export function methodOfToday(db: ReadDb, methodId: number | null, gateway: string): number {
  return methodId !== null && isOffered(db, methodId) ? methodId : usualMethod(db, gateway);
}

/** The one that was said or remembered, as it is by now; otherwise the one that is called as the gateway is. */
function collectorOf(db: ReadDb, name: string, id: number | null): { id: number | null; name: string } {
  const ofToday = id === null ? undefined : findEntryOfToday(db, id);
  const kept = ofToday === undefined ? undefined : findEntryById(db, ofToday);
  if (kept?.kind === 'collector') return { id: kept.id, name: kept.name };
  const known = findCatalogEntry(db, 'collector', name);
  return { id: known?.id ?? null, name: known?.name ?? name };
}

/** What a name of a file stands for: as a person said now, as it was last time, or by the name itself. */
export function resolveSource(db: ReadDb, name: string, said: GatewaySource | undefined): Source {
  const key = numberKey(name);
  const gateways = listGateways(db);
  const kinds = new Map(listKinds(db).map((kind) => [kind.code, numberKey(kind.name)]));
  const remembered = said ?? findRemembered(db, key);
  const ofKind = gateways.filter((gateway) => kinds.get(gateway.kind) === key);
  const gateway = remembered
    ? gateways.find(({ id }) => id === remembered.gatewayId)
    : (gateways.find((one) => numberKey(one.name) === key) ?? (ofKind.length === 1 ? ofKind[0] : undefined));
  const own = gateway?.name ?? name;
  const { collectorId = null, methodId = usualMethod(db, own) } = remembered ?? {};
  if (!isOffered(db, methodId)) throw new Refusal('METHOD_RETIRED', {}, 'methodId');
  const collector = collectorOf(db, own, collectorId);
  return {
    name,
    gatewayId: gateway?.id ?? null,
    gateway: own,
    methodId,
    collectorId: collector.id,
    collector: collector.name,
  };
}

export function saveSource(db: WriteDb, source: Remembered & { readonly name: string }): void {
  db.run(sql`
    INSERT INTO gateway_sources (name_key, gateway_id, method_id, collector_id)
    VALUES (${numberKey(source.name)}, ${source.gatewayId}, ${source.methodId}, ${source.collectorId})
    ON CONFLICT (name_key) DO UPDATE SET
      gateway_id = excluded.gateway_id, method_id = excluded.method_id, collector_id = excluded.collector_id`);
}

/** How the last file with such columns was read; one that an older Abonado kept otherwise is none. */
export function findLayout(db: ReadDb, key: string): GatewayLayout | undefined {
  const [found] = db.all<{ json: string }>(sql`SELECT json FROM gateway_layouts WHERE headers_key = ${key}`);
  return found && gatewayLayout.safeParse(JSON.parse(found.json)).data;
}

export function saveLayout(db: WriteDb, key: string, layout: GatewayLayout, nowMs: number): void {
  db.run(sql`
    INSERT INTO gateway_layouts (headers_key, json, used_at_ms) VALUES (${key}, ${JSON.stringify(layout)}, ${nowMs})
    ON CONFLICT (headers_key) DO UPDATE SET json = excluded.json, used_at_ms = excluded.used_at_ms`);
}
