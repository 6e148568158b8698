import { sql } from 'drizzle-orm';
import { Refusal } from '../../contract/failures';
import type { ReadDb, WriteDb } from '../../data/database';
import { query } from '../../data/statements';

interface Named {
  readonly id: number;
  readonly name: string;
}

const survivorsOf = query<Named>(`
  WITH RECURSIVE above (id, into_id, depth) AS (
    SELECT id, merged_into_id, 0 FROM clients WHERE id = ?
    UNION ALL
    SELECT c.id, c.merged_into_id, above.depth + 1 FROM above JOIN clients c ON c.id = above.into_id
  )
  SELECT c.id, c.name FROM above CROSS JOIN clients c ON c.id = above.id
  WHERE above.into_id IS NULL AND above.depth > 0`);

/** The client that this one is a part of, by however many merges; undefined where it stands by itself. */
export function findSurvivor(db: ReadDb, id: number): Named | undefined {
  return survivorsOf(db, id)[0];
}

const partOf = query<{ intoId: number }>(
  'SELECT merged_into_id AS intoId FROM clients WHERE id = ? AND merged_into_id IS NOT NULL',
);

/** What was merged is edited nowhere: it is a part of another, or the merge is taken back first. */
export function refuseMerged(db: ReadDb, id: number): void {
  // Hardly anybody is: to go up from part to whole costs more than the rest of many a save.
  if (partOf(db, id).length === 0) return;
  const survivor = findSurvivor(db, id);
  if (survivor) throw new Refusal('CLIENT_MERGED', { name: survivor.name, clientId: survivor.id });
}

/** From the parts to their clients, said by CROSS JOIN: left to itself SQLite goes through every client, at every save. */
const partsOf = query<{ name: string; customId: string; nationalId: string }>(`
  WITH RECURSIVE parts (id) AS (
    SELECT id FROM clients WHERE merged_into_id = ?
    UNION ALL
    SELECT c.id FROM parts JOIN clients c ON c.merged_into_id = parts.id
  )
  SELECT c.name, c.custom_id AS customId, c.national_id AS nationalId FROM parts CROSS JOIN clients c ON c.id = parts.id`);

/** Names and numbers of those that are parts of a client: it is found by them. */
export function wordsOfMerged(db: ReadDb, id: number): string[] {
  const words = partsOf(db, id).flatMap(({ name, customId, nationalId }) => [name, customId, nationalId]);
  return words.filter((word) => word !== '');
}

/** That a client is a part of another, or again stands by itself. */
export function saveMergedInto(db: WriteDb, id: number, intoId: number | null): void {
  db.run(sql`UPDATE clients SET merged_into_id = ${intoId} WHERE id = ${id}`);
}

/** Gives a number away, for another client to take it within the same transaction. */
export function releaseCustomId(db: WriteDb, id: number): void {
  db.run(sql`UPDATE clients SET custom_id = '', custom_id_key = '' WHERE id = ${id}`);
}

interface NamedUntil {
  readonly clientId: number;
  readonly name: string;
  readonly untilMs: number;
}

/** A name that a client had until a merge is no former one, once that is taken back. */
export function forgetFormerName(db: WriteDb, { clientId, name, untilMs }: NamedUntil): void {
  db.run(sql`
    DELETE FROM client_former_names
    WHERE client_id = ${clientId} AND name = ${name} AND until_ms = ${untilMs} AND reason = 'merge'`);
}

/** The name that a client had until a merge is another one, once an older merge never was. */
export function renameFormerName(db: WriteDb, { clientId, name, untilMs }: NamedUntil, was: string): void {
  db.run(sql`
    UPDATE client_former_names SET name = ${was}
    WHERE client_id = ${clientId} AND name = ${name} AND until_ms = ${untilMs} AND reason = 'merge'`);
}
