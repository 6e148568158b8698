import { eq, sql } from 'drizzle-orm';
import type { Node, NodeFields } from '../../contract/nodes';
import type { ReadDb, WriteDb } from '../../data/database';
import { catalogEntries, nodes } from '../../data/schema';

export type NodeDetails = Omit<NodeFields, 'name'>;

const details = {
  kind: nodes.kind,
  address: nodes.address,
  latitude: nodes.latitude,
  longitude: nodes.longitude,
  notes: nodes.notes,
};

/** Every node, retired and merged ones too, by name. */
export function listNodes(db: ReadDb): Omit<Node, 'contracts'>[] {
  const { id, name, retired, mergedIntoId, version } = catalogEntries;
  return db
    .select({ id, name, retired, mergedIntoId, version, ...details })
    .from(nodes)
    .innerJoin(catalogEntries, eq(catalogEntries.id, nodes.entryId))
    .orderBy(sql`${catalogEntries.nameKey}`)
    .all();
}

export function findNodeDetails(db: ReadDb, entryId: number): NodeDetails | undefined {
  return db.select(details).from(nodes).where(eq(nodes.entryId, entryId)).get();
}

export function saveNodeDetails(db: WriteDb, entryId: number, row: NodeDetails): void {
  db.insert(nodes)
    .values({ entryId, ...row })
    .onConflictDoUpdate({ target: nodes.entryId, set: row })
    .run();
}
