import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { Refusal } from '../../contract/failures';
import { type MassChanged, type MassKind, massKinds, type MassUpdate } from '../../contract/mass-updates';
import type { ReadDb, WriteDb } from '../../data/database';
import { recorded, type Recorded } from './change';

interface NewUpdate {
  readonly batchId: string;
  readonly kind: MassKind;
  readonly atMs: number;
  readonly operatorName: string;
  readonly fields: readonly string[];
  readonly changed: number;
  readonly undoesId: number | null;
}

export function insertUpdate(db: WriteDb, update: NewUpdate): number {
  const { batchId, kind, atMs, operatorName, fields, changed, undoesId } = update;
  return db.get<{ id: number }>(sql`
    INSERT INTO mass_updates (batch_id, kind, at_ms, operator_name, fields, changed, undoes_id)
    VALUES (${batchId}, ${kind}, ${atMs}, ${operatorName}, ${JSON.stringify(fields)}, ${changed}, ${undoesId})
    RETURNING id`).id;
}

export function saveChanged(db: WriteDb, id: number, changed: number, fields: readonly string[]): void {
  db.run(sql`UPDATE mass_updates SET changed = ${changed}, fields = ${JSON.stringify(fields)} WHERE id = ${id}`);
}

interface RecordedRow {
  readonly clientId: number;
  readonly recorded: Recorded;
}

/**
 * Keeps what it takes to undo a change of these clients. An undo may come to one of them again, by what a merge made its own
 * since: that is kept beside what is known of it.
 */
export function insertRecorded(db: WriteDb, id: number, rows: readonly RecordedRow[]): void {
  const all = listRecordedOf(
    db,
    id,
    rows.map(({ clientId }) => clientId),
  );
  for (const { clientId, recorded: more } of rows) {
    const known = all.get(clientId);
    all.set(clientId, known ? joined(known, more) : more);
  }
  const given = JSON.stringify([...all].map(([clientId, one]) => [clientId, JSON.stringify(one)]));
  db.run(sql`
    INSERT OR REPLACE INTO mass_update_rows (mass_update_id, client_id, change_json)
    SELECT ${id}, value ->> 0, value ->> 1 FROM json_each(${given})`);
}

/** Those of some clients whom an update did not change; all of them where there is none. */
export function withoutRecorded<Row extends { readonly id: number }>(
  db: ReadDb,
  id: number | null,
  rows: readonly Row[],
): Row[] {
  const asked = JSON.stringify(rows.map((row) => row.id));
  const written = db.all<{ clientId: number }>(sql`
    SELECT client_id AS clientId FROM mass_update_rows
    WHERE mass_update_id = ${id} AND client_id IN (SELECT value FROM json_each(${asked}))`);
  const changed = new Set(written.map(({ clientId }) => clientId));
  return rows.filter((row) => !changed.has(row.id));
}

function listRecordedOf(db: ReadDb, id: number, clientIds: readonly number[]): Map<number, Recorded> {
  const rows = db.all<{ clientId: number; json: string }>(sql`
    SELECT client_id AS clientId, change_json AS json
    FROM json_each(${JSON.stringify(clientIds)}) AS page
    CROSS JOIN mass_update_rows ON mass_update_id = ${id} AND client_id = page.value`);
  return new Map(rows.map(({ clientId, json }) => [clientId, recorded.parse(JSON.parse(json))]));
}

function joined(one: Recorded, other: Recorded): Recorded {
  return {
    steps: [...one.steps, ...other.steps],
    madeBilling: one.madeBilling || other.madeBilling,
    gateways: [...one.gateways, ...other.gateways],
    contracts: [...one.contracts, ...other.contracts],
  };
}

const fieldNames = z.array(z.string());

/** An update without what is read of its clients. */
export type UpdateHead = Omit<MassUpdate, 'told'> & { readonly batchId: string };

type Stored = Omit<UpdateHead, 'kind' | 'fields'> & { readonly kind: string; readonly fields: string };

const SELECTED = sql`
  SELECT id, batch_id AS batchId, kind, at_ms AS atMs, operator_name AS operator, fields, changed, undoes_id AS undoesId,
    undone_by_id AS undoneById, (SELECT count(*) FROM mass_update_kept kept WHERE kept.mass_update_id = mass_updates.id) AS kept
  FROM mass_updates`;

const kindOf = z.enum(massKinds);

function toUpdate({ kind, fields, ...rest }: Stored): UpdateHead {
  return { ...rest, kind: kindOf.parse(kind), fields: fieldNames.parse(JSON.parse(fields)) };
}

/** The newest first. */
export function listUpdates(db: ReadDb, offset: number, limit: number): { updates: UpdateHead[]; total: number } {
  const rows = db.all<Stored>(sql`${SELECTED} ORDER BY id DESC LIMIT ${limit} OFFSET ${offset}`);
  const { total } = db.get<{ total: number }>(sql`SELECT count(*) AS total FROM mass_updates`);
  return { updates: rows.map(toUpdate), total };
}

export function findUpdate(db: ReadDb, id: number): UpdateHead | undefined {
  const [row] = db.all<Stored>(sql`${SELECTED} WHERE id = ${id}`);
  return row && toUpdate(row);
}

/** One that can be taken back: that nobody did yet, or not of all its clients. */
export function requireStanding(db: ReadDb, id: number): UpdateHead {
  const update = findUpdate(db, id);
  if (!update) throw new Refusal('NOT_FOUND');
  if (countStanding(update) === 0) throw new Refusal('MASS_UPDATE_UNDONE');
  return update;
}

/** How many clients are still to be taken back. */
export function countStanding({ changed, undoneById, kept }: UpdateHead): number {
  return undoneById === null ? changed : kept;
}

/** What is still to be taken back, after a client's number. */
export function listStanding(
  db: ReadDb,
  { id, undoneById }: UpdateHead,
  after: number,
  limit: number,
): { readonly clientId: number; readonly recorded: Recorded }[] {
  const tried = undoneById !== null;
  const only = tried
    ? sql`AND client_id IN (SELECT client_id FROM mass_update_kept WHERE mass_update_id = ${id})`
    : sql``;
  return db
    .all<{ clientId: number; json: string }>(sql`
      SELECT client_id AS clientId, change_json AS json FROM mass_update_rows
      WHERE mass_update_id = ${id} AND client_id > ${after} ${only} ORDER BY client_id LIMIT ${limit}`)
    .map(({ clientId, json }) => ({ clientId, recorded: recorded.parse(JSON.parse(json)) }));
}

/** That it was taken back, by which one, and of whom something was kept. */
export function markUndone(db: WriteDb, id: number, undoneById: number, keptIds: readonly number[]): void {
  db.run(sql`UPDATE mass_updates SET undone_by_id = ${undoneById} WHERE id = ${id}`);
  db.run(sql`DELETE FROM mass_update_kept WHERE mass_update_id = ${id}`);
  db.run(sql`
    INSERT INTO mass_update_kept (mass_update_id, client_id)
    SELECT ${id}, value FROM json_each(${JSON.stringify(keptIds)})`);
}

/** The first and the last of those whom an update changed, by their numbers. */
export function listEnds(db: ReadDb, id: number, atEachEnd: number): number[] {
  return db
    .all<{ clientId: number }>(sql`
      SELECT client_id AS clientId FROM (
        SELECT client_id FROM mass_update_rows WHERE mass_update_id = ${id} ORDER BY client_id LIMIT ${atEachEnd})
      UNION
      SELECT client_id FROM (
        SELECT client_id FROM mass_update_rows WHERE mass_update_id = ${id} ORDER BY client_id DESC LIMIT ${atEachEnd})`)
    .map(({ clientId }) => clientId);
}

/** Those whom an update changed, after a client's number; `openId`: who each is by now. */
export function listNamed(
  db: ReadDb,
  id: number,
  after: number,
  limit: number,
): Pick<MassChanged, 'id' | 'customId' | 'name' | 'openId'>[] {
  return db.all(sql`
    SELECT c.id, c.custom_id AS customId, c.name, (
      WITH RECURSIVE became (id, into_id) AS (
        SELECT c.id, c.merged_into_id
        UNION SELECT other.id, other.merged_into_id FROM became JOIN clients other ON other.id = became.into_id
      )
      SELECT became.id FROM became WHERE into_id IS NULL) AS openId
    FROM mass_update_rows one JOIN clients c ON c.id = one.client_id
    WHERE one.mass_update_id = ${id} AND one.client_id > ${after} ORDER BY one.client_id LIMIT ${limit}`);
}
