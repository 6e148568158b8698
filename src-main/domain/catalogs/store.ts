import { and, asc, eq, type SQL, sql } from 'drizzle-orm';
import { type CatalogEntry, type CatalogKind, catalogKinds, standsFor } from '../../contract/catalogs';
import { Refusal } from '../../contract/failures';
import { fold } from '../../contract/values/text';
import type { ReadDb, WriteDb } from '../../data/database';
import { keepQuery } from '../../data/keep-query';
import { catalogEntries } from '../../data/schema';

interface Place {
  readonly table: 'clients' | 'contracts';
  readonly column: string;
}

/** Which column points at the entries of each kind. */
const PLACE: Record<CatalogKind, Place> = {
  zone: { table: 'clients', column: 'zone_id' },
  neighborhood: { table: 'clients', column: 'neighborhood_id' },
  city: { table: 'clients', column: 'city_id' },
  province: { table: 'clients', column: 'province_id' },
  seller: { table: 'clients', column: 'seller_id' },
  collector: { table: 'clients', column: 'collector_id' },
  plan: { table: 'contracts', column: 'plan_id' },
  node: { table: 'contracts', column: 'node_id' },
  equipment: { table: 'contracts', column: 'equipment_id' },
};

/** The names of a kind's table and column, as SQL. */
function placeOf(kind: CatalogKind): { table: SQL; column: SQL } {
  const { table, column } = PLACE[kind];
  return { table: sql.raw(table), column: sql.raw(column) };
}

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

/** How many clients, or contracts, deactivated and ended ones too, point at each entry, of one kind or of all. */
export function countUse(db: ReadDb, only?: CatalogKind): Map<number, number> {
  const use = new Map<number, number>();
  for (const kind of only === undefined ? catalogKinds : [only]) {
    const { table, column } = placeOf(kind);
    const rows = db.all<{ id: number; uses: number }>(
      sql`SELECT ${column} AS id, count(*) AS uses FROM ${table} WHERE ${column} IS NOT NULL GROUP BY 1`,
    );
    for (const row of rows) use.set(row.id, row.uses);
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

/** Who points at an entry: a client, or a client's contract. */
export interface EntryUser {
  readonly clientId: number;
  readonly contractId: number | null;
  /** Whether it points there now, and whether it will: a plan may be agreed for a day to come. */
  readonly isNow: boolean;
  readonly isNext: boolean;
  /** Null for a client, and where a contract pays, or will pay, what its plan costs. */
  readonly ownPriceCents: number | null;
  readonly nextOwnPriceCents: number | null;
}

/** What points at an entry, as a condition on its kind's table. */
function pointsAt({ id, kind }: CatalogEntry): SQL {
  const { column } = placeOf(kind);
  return kind === 'plan' ? sql`(${column} = ${id} OR next_plan_id = ${id})` : sql`${column} = ${id}`;
}

export function listUsers(db: ReadDb, entry: CatalogEntry): EntryUser[] {
  const { id, kind } = entry;
  const { table, column } = placeOf(kind);
  if (PLACE[kind].table === 'clients')
    return db
      .all<{ clientId: number }>(sql`SELECT id AS clientId FROM ${table} WHERE ${pointsAt(entry)}`)
      .map((row) => ({
        ...row,
        contractId: null,
        isNow: true,
        isNext: false,
        ownPriceCents: null,
        nextOwnPriceCents: null,
      }));
  const rows = db.all<Omit<EntryUser, 'isNow' | 'isNext'> & { isNow: number; isNext: number }>(sql`
    SELECT client_id AS clientId, id AS contractId, own_price_cents AS ownPriceCents,
      next_own_price_cents AS nextOwnPriceCents, ${column} IS ${id} AS isNow, next_plan_id IS ${id} AS isNext
    FROM ${table} WHERE ${pointsAt(entry)} ORDER BY id`);
  return rows.map((row) => ({ ...row, isNow: row.isNow === 1, isNext: row.isNext === 1 }));
}

/**
 * Points everything of one entry at another of its kind; a form that was open meanwhile will see a conflict. What a list
 * brought and nothing else touched may still be taken back: its undo knows the merged entry as the one that it went into.
 */
export function moveUsers(db: WriteDb, from: CatalogEntry, into: CatalogEntry, nowMs: number): void {
  const { table, column } = placeOf(from.kind);
  const users = sql`SELECT id FROM ${table} WHERE ${pointsAt(from)}`;
  const followed =
    PLACE[from.kind].table === 'clients'
      ? sql`import_rows SET version_after = version_after + 1 WHERE client_id`
      : sql`import_contract_rows SET version_after = version_after + 1 WHERE contract_id`;
  db.run(sql`UPDATE ${followed} IN (${users})`);
  db.run(sql`UPDATE ${table} SET version = version + 1, updated_at_ms = ${nowMs} WHERE ${pointsAt(from)}`);
  db.run(sql`UPDATE ${table} SET ${column} = ${into.id} WHERE ${column} = ${from.id}`);
  if (from.kind === 'plan') db.run(sql`UPDATE contracts SET next_plan_id = ${into.id} WHERE next_plan_id = ${from.id}`);
}

/** What a plan costs; undefined for an entry that is no plan. */
export function findPlanPrice(db: ReadDb, planId: number): number | undefined {
  const [plan] = db.all<{ priceCents: number }>(
    sql`SELECT price_cents AS priceCents FROM plans WHERE entry_id = ${planId}`,
  );
  return plan?.priceCents;
}

/** Which of these is a plan that is to cost something else, and from when: the first of them. */
export function findPriceToCome(db: ReadDb, ids: readonly number[]): { name: string; date: string } | undefined {
  const [plan] = db.all<{ name: string; date: string }>(sql`
    SELECT e.name, n.from_on AS date FROM plan_next_prices n JOIN catalog_entries e ON e.id = n.plan_id
    WHERE n.plan_id IN (SELECT value FROM json_each(${JSON.stringify(ids)})) ORDER BY n.from_on LIMIT 1`);
  return plan;
}

/** Those of a plan's contracts that pay what it costs go on paying this, whatever plan they are moved to. */
export function keepPrices(db: WriteDb, planId: number, priceCents: number): void {
  const own = sql`own_price_cents = coalesce(own_price_cents, ${priceCents})`;
  db.run(sql`UPDATE contracts SET ${own} WHERE plan_id = ${planId}`);
  db.run(sql`UPDATE contracts SET next_own_price_cents = coalesce(next_own_price_cents, ${priceCents})
    WHERE next_plan_id = ${planId}`);
}

/**
 * Those of a plan's contracts that pay what it costs paid what it cost on each day, whatever the plan that they are moved to
 * cost then: until the last day on which the price of either changed they stay with theirs.
 */
export function keepFormerPrices(db: WriteDb, fromId: number, intoId: number): void {
  db.run(sql`
    INSERT INTO contract_former_plans (contract_id, until_on, plan_id, price_cents, follows_plan, by_merge, told_at_ms)
    SELECT k.id, changed.last_on, k.plan_id, p.price_cents, 1, 1, changed.told_at_ms
    FROM (SELECT max(until_on) AS last_on, max(told_at_ms) AS told_at_ms FROM plan_former_prices WHERE plan_id IN (${fromId}, ${intoId})
    ) AS changed
    JOIN plans p ON p.entry_id = ${fromId}
    JOIN contracts k ON k.plan_id = p.entry_id AND k.own_price_cents IS NULL
    WHERE changed.last_on IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM contract_former_plans f WHERE f.contract_id = k.id AND f.until_on >= changed.last_on)`);
}

/** What was merged into one entry before stands for the other from now on. */
export function followMerge(db: WriteDb, from: CatalogEntry, into: CatalogEntry): void {
  db.update(catalogEntries).set({ mergedIntoId: into.id }).where(eq(catalogEntries.mergedIntoId, from.id)).run();
}

/** Whether nothing points at an entry, nor did, and no merged spelling stands for it. */
export function isUnused(db: ReadDb, { id, kind }: CatalogEntry): boolean {
  const { table, column } = placeOf(kind);
  const { used } = db.get<{ used: number }>(sql`
    SELECT EXISTS (SELECT 1 FROM ${table} WHERE ${column} = ${id})
      OR EXISTS (SELECT 1 FROM catalog_entries WHERE merged_into_id = ${id})
      OR EXISTS (SELECT 1 FROM payments WHERE collector_id = ${id})
      OR ${kind === 'plan' ? 1 : 0} AND (
        EXISTS (SELECT 1 FROM contracts WHERE next_plan_id = ${id})
        OR EXISTS (SELECT 1 FROM contract_former_plans WHERE plan_id = ${id})
      ) AS used`);
  return used === 0;
}

/** Takes an entry away whole. Only the undo of the import that made it may. */
export function removeCatalogEntry(db: WriteDb, id: number): void {
  db.delete(catalogEntries).where(eq(catalogEntries.id, id)).run();
}

export function findEntryById(db: ReadDb, id: number): CatalogEntry | undefined {
  return entryById(db).get({ id });
}

/** What an entry that was chosen once is by now: itself, or the one that it was merged into; undefined when it is gone. */
export function findEntryOfToday(db: ReadDb, id: number): number | undefined {
  const entry = findEntryById(db, id);
  return entry && standsFor(entry);
}
