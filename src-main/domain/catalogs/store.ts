import { and, asc, eq, sql } from 'drizzle-orm';
import type { CatalogEntry, CatalogKind } from '../../contract/catalogs';
import { Refusal } from '../../contract/failures';
import { fold } from '../../contract/values/text';
import type { ReadDb, WriteDb } from '../../data/database';
import { keepQuery } from '../../data/keep-query';
import { catalogEntries } from '../../data/schema';

/** The column of `clients` that points at each kind. */
const CLIENT_COLUMN = {
  zone: 'zone_id',
  neighborhood: 'neighborhood_id',
  city: 'city_id',
  province: 'province_id',
  seller: 'seller_id',
  collector: 'collector_id',
} as const satisfies Record<CatalogKind, string>;

const columns = {
  id: catalogEntries.id,
  kind: catalogEntries.kind,
  name: catalogEntries.name,
  retired: catalogEntries.retired,
  mergedIntoId: catalogEntries.mergedIntoId,
  version: catalogEntries.version,
};

export function listCatalogs(db: ReadDb): CatalogEntry[] {
  return db.select(columns).from(catalogEntries).orderBy(asc(catalogEntries.kind), asc(catalogEntries.nameKey)).all();
}

/** How many clients, deactivated ones too, point at each entry. */
export function countUse(db: ReadDb): Map<number, number> {
  const use = new Map<number, number>();
  for (const column of Object.values(CLIENT_COLUMN)) {
    const rows = db.all<{ id: number; clients: number }>(
      sql`SELECT ${sql.identifier(column)} AS id, count(*) AS clients FROM clients
          WHERE ${sql.identifier(column)} IS NOT NULL GROUP BY 1`,
    );
    for (const row of rows) use.set(row.id, row.clients);
  }
  return use;
}

const entryById = keepQuery((db: ReadDb) =>
  db
    .select(columns)
    .from(catalogEntries)
    .where(eq(catalogEntries.id, sql.placeholder('id')))
    .prepare(),
);

export function requireCatalogEntry(db: ReadDb, id: number): CatalogEntry {
  const row = findEntryById(db, id);
  if (!row) throw new Refusal('NOT_FOUND');
  return row;
}

export function findCatalogKind(db: ReadDb, id: number): CatalogKind | undefined {
  return findEntryById(db, id)?.kind;
}

/** Answers entries' names and remembers them: for work on many clients inside one transaction. */
export function nameCatalogs(db: ReadDb): (id: number) => string {
  const names = new Map<number, string>();
  return (id) => {
    const name = names.get(id) ?? requireCatalogEntry(db, id).name;
    names.set(id, name);
    return name;
  };
}

/** The entry that a name stands for: a spelling that was merged stands for the one that it went into. */
export function findCatalogEntry(db: ReadDb, kind: CatalogKind, name: string): CatalogEntry | undefined {
  const spelled = findSpelling(db, kind, name);
  return spelled?.mergedIntoId == null ? spelled : requireCatalogEntry(db, spelled.mergedIntoId);
}

/** The entry of this kind whose own name folds to the same word, retired, merged or not. */
export function findSpelling(db: ReadDb, kind: CatalogKind, name: string): CatalogEntry | undefined {
  return db
    .select(columns)
    .from(catalogEntries)
    .where(and(eq(catalogEntries.kind, kind), eq(catalogEntries.nameKey, fold(name))))
    .get();
}

export function insertCatalogEntry(db: WriteDb, kind: CatalogKind, name: string): number {
  const row = db
    .insert(catalogEntries)
    .values({ kind, name, nameKey: fold(name) })
    .returning({ id: catalogEntries.id })
    .get();
  return row.id;
}

export function updateCatalogEntry(
  db: WriteDb,
  entry: CatalogEntry,
  change: Partial<Pick<CatalogEntry, 'name' | 'retired' | 'mergedIntoId'>>,
): void {
  const { name, retired, mergedIntoId } = { ...entry, ...change };
  db.update(catalogEntries)
    .set({ name, nameKey: fold(name), retired, mergedIntoId, version: entry.version + 1 })
    .where(eq(catalogEntries.id, entry.id))
    .run();
}

/** The clients that point at an entry. */
export function listClientsOf(db: ReadDb, entry: CatalogEntry): number[] {
  const column = sql.identifier(CLIENT_COLUMN[entry.kind]);
  return db.all<{ id: number }>(sql`SELECT id FROM clients WHERE ${column} = ${entry.id}`).map((row) => row.id);
}

/** Points every client of one entry at another of its kind; a form that was open meanwhile will see a conflict. */
export function moveClients(db: WriteDb, from: CatalogEntry, into: CatalogEntry, nowMs: number): void {
  const column = sql.identifier(CLIENT_COLUMN[from.kind]);
  db.run(
    sql`UPDATE clients SET ${column} = ${into.id}, version = version + 1, updated_at_ms = ${nowMs} WHERE ${column} = ${from.id}`,
  );
}

/** What was merged into one entry before stands for the other from now on. */
export function followMerge(db: WriteDb, from: CatalogEntry, into: CatalogEntry): void {
  db.update(catalogEntries).set({ mergedIntoId: into.id }).where(eq(catalogEntries.mergedIntoId, from.id)).run();
}

/** Whether no client points at an entry, and no merged spelling stands for it. */
export function isUnused(db: ReadDb, entry: CatalogEntry): boolean {
  const column = sql.identifier(CLIENT_COLUMN[entry.kind]);
  const { used } = db.get<{ used: number }>(sql`
    SELECT EXISTS (SELECT 1 FROM clients WHERE ${column} = ${entry.id})
      OR EXISTS (SELECT 1 FROM catalog_entries WHERE merged_into_id = ${entry.id}) AS used`);
  return used === 0;
}

/** Takes an entry away whole. Only the undo of the import that made it may. */
export function removeCatalogEntry(db: WriteDb, id: number): void {
  db.delete(catalogEntries).where(eq(catalogEntries.id, id)).run();
}

export function findEntryById(db: ReadDb, id: number): CatalogEntry | undefined {
  return entryById(db).get({ id });
}
