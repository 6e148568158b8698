import { sql } from 'drizzle-orm';
import type { ReadDb, WriteDb } from '../../data/database';

/**
 * Holds everything that has not gone, as when a copy was put back: what waited in it may have gone out since, and only
 * somebody can say. Answers how many there are.
 */
export function holdMail(db: WriteDb): number {
  return db.run(sql`
    UPDATE mail_messages SET held = 1, state = iif(attempts > 0, 'retrying', 'waiting'), version = version + 1
    WHERE state IN ('waiting', 'sending', 'retrying')`).changes;
}

/** Whether somebody has to decide about what is held, which nothing goes out before. */
export function isMailHeld(db: ReadDb): boolean {
  return db.get<{ id: number } | undefined>(sql`SELECT id FROM mail_messages WHERE held = 1 LIMIT 1`) !== undefined;
}

export function countHeld(db: ReadDb): number {
  return db.get<{ held: number }>(sql`SELECT count(*) AS held FROM mail_messages WHERE held = 1`).held;
}

/** All that is held goes its way. */
export function releaseHeld(db: WriteDb): void {
  db.run(sql`UPDATE mail_messages SET held = 0, version = version + 1 WHERE held = 1`);
}

/** All that is held is not sent. */
export function cancelHeld(db: WriteDb, nowMs: number): void {
  db.run(sql`
    UPDATE mail_messages SET held = 0, state = 'cancelled', reason = 'restored', settled_at_ms = ${nowMs},
      version = version + 1
    WHERE held = 1`);
}
