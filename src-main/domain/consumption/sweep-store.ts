import { sql } from 'drizzle-orm';
import type { ReadDb, WriteDb } from '../../data/database';

/** Sources with samples from before then that are still kept as they came. */
export function listSourcesBefore(db: ReadDb, beforeS: number, limit: number): number[] {
  return db
    .all<{ id: number }>(sql`
      SELECT id FROM consumption_sources source
      WHERE EXISTS (SELECT 1 FROM consumption_samples WHERE source_id = source.id AND at_s < ${beforeS}) LIMIT ${limit}`)
    .map(({ id }) => id);
}

/** Lets go of a source's samples from before then, and keeps until when it did; answers how many there were. */
export function sweepSamples(db: WriteDb, sourceId: number, beforeS: number): number {
  db.run(sql`
    UPDATE consumption_sources SET swept_until_s = max(coalesce(swept_until_s, 0), (
      SELECT max(at_s) FROM consumption_samples WHERE source_id = ${sourceId} AND at_s < ${beforeS}
    )) WHERE id = ${sourceId}`);
  // A counter's last reading from before then is what the next one grew from.
  db.run(sql`
    DELETE FROM consumption_readings WHERE source_id = ${sourceId} AND at_s < (
      SELECT max(at_s) FROM consumption_readings WHERE source_id = ${sourceId} AND at_s - 1 < ${beforeS}
    )`);
  db.run(sql`
    DELETE FROM consumption_further_readings WHERE source_id = ${sourceId} AND at_s < (
      SELECT min(at_s) FROM consumption_readings WHERE source_id = ${sourceId}
    )`);
  db.run(sql`DELETE FROM consumption_further_samples WHERE source_id = ${sourceId} AND at_s < ${beforeS}`);
  db.run(sql`DELETE FROM consumption_told_again WHERE source_id = ${sourceId} AND at_s < ${beforeS}`);
  return db.run(sql`DELETE FROM consumption_samples WHERE source_id = ${sourceId} AND at_s < ${beforeS}`).changes;
}

/**
 * Imports of which samples went cannot be taken back; of each address an owner keeps the newest share of them that begins no
 * later, which says of when it has its sums.
 */
export function markSwept(db: WriteDb, beforeS: number): void {
  db.run(sql`UPDATE consumption_imports SET swept = 1 WHERE first_s < ${beforeS} AND undone_at_ms IS NULL`);
  db.run(sql`
    DELETE FROM consumption_shares WHERE owner > 0
      AND import_id IN (SELECT id FROM consumption_imports WHERE swept = 1 AND last_s < ${beforeS})
      AND EXISTS (
        SELECT 1 FROM consumption_shares newer
        JOIN consumption_imports kept ON kept.id = newer.import_id AND kept.swept = 1
        WHERE newer.source_id = consumption_shares.source_id AND newer.owner = consumption_shares.owner
          AND newer.last_s > consumption_shares.last_s AND newer.from_s <= consumption_shares.from_s
      )`);
}

/** Lets go of the hours from before then; each owner's lie together. */
export function sweepHours(db: WriteDb, beforeHour: number): void {
  const owners = db.all<{ owner: number }>(sql`
    WITH RECURSIVE owners (owner) AS (
      SELECT min(owner) FROM consumption_hours
      UNION ALL
      SELECT (SELECT min(owner) FROM consumption_hours WHERE owner > owners.owner) FROM owners WHERE owner IS NOT NULL
    ) SELECT owner FROM owners WHERE owner IS NOT NULL`);
  for (const { owner } of owners) {
    db.run(sql`DELETE FROM consumption_hours WHERE owner = ${owner} AND hour < ${beforeHour}`);
  }
}
