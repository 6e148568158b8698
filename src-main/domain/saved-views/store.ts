import { and, eq, isNull, ne, or } from 'drizzle-orm';
import { z } from 'zod';
import type { ViewContent } from '../../contract/saved-views';
import { Refusal } from '../../contract/failures';
import { fold } from '../../contract/values/text';
import type { ReadDb, WriteDb } from '../../data/database';
import { savedViews } from '../../data/schema';

export type ViewRecord = typeof savedViews.$inferSelect;

/** What it is, the rule says that reads it. */
const anything = z.unknown();

/** What was saved, as it lies there. */
export function contentOf({ json }: ViewRecord): unknown {
  return anything.parse(JSON.parse(json));
}

const ownedBy = (owner: number | null) =>
  owner === null ? isNull(savedViews.operatorId) : eq(savedViews.operatorId, owner);

/** An operator's own and the office's, by name. */
export function listViews(db: ReadDb, operatorId: number): ViewRecord[] {
  return db
    .select()
    .from(savedViews)
    .where(or(ownedBy(operatorId), ownedBy(null)))
    .orderBy(savedViews.nameKey, savedViews.id)
    .all();
}

export function requireView(db: ReadDb, id: number): ViewRecord {
  const row = db.select().from(savedViews).where(eq(savedViews.id, id)).get();
  if (!row) throw new Refusal('NOT_FOUND');
  return row;
}

/** Another view of the same owner by this name. */
export function hasView(db: ReadDb, owner: number | null, name: string, exceptId = 0): boolean {
  const same = and(ownedBy(owner), eq(savedViews.nameKey, fold(name)), ne(savedViews.id, exceptId));
  return db.select({ id: savedViews.id }).from(savedViews).where(same).get() !== undefined;
}

interface NewView {
  readonly operatorId: number | null;
  readonly name: string;
  readonly pinned: boolean;
  readonly content: ViewContent;
}

export function insertView(db: WriteDb, { operatorId, name, pinned, content }: NewView, nowMs: number): number {
  const row = { operatorId, name, nameKey: fold(name), pinned, json: JSON.stringify(content) };
  return db
    .insert(savedViews)
    .values({ ...row, createdAtMs: nowMs, updatedAtMs: nowMs })
    .returning({ id: savedViews.id })
    .get().id;
}

interface ViewChange {
  readonly name: string;
  readonly pinned: boolean;
  readonly content: ViewContent | undefined;
}

/** Saves a view; answers its new version. */
export function updateView(
  db: WriteDb,
  before: ViewRecord,
  { name, pinned, content }: ViewChange,
  nowMs: number,
): number {
  const version = before.version + 1;
  const json = content === undefined ? before.json : JSON.stringify(content);
  db.update(savedViews)
    .set({ name, nameKey: fold(name), pinned, json, version, updatedAtMs: nowMs })
    .where(eq(savedViews.id, before.id))
    .run();
  return version;
}

export function deleteView(db: WriteDb, id: number): void {
  db.delete(savedViews).where(eq(savedViews.id, id)).run();
}
