import { sql } from 'drizzle-orm';
import type { WriteDb } from '../../data/database';
import { query } from '../../data/statements';

/**
 * The messages of one client go out one after the other. What stands behind one that is tried later is due no sooner than
 * that one: so whoever looks for what is due walks past none that cannot go.
 */
export function putOffBehind(db: WriteDb, id: number, untilMs: number): void {
  db.run(sql`
    UPDATE mail_messages SET next_attempt_at_ms = ${untilMs}
    WHERE client_id = (SELECT client_id FROM mail_messages WHERE id = ${id}) AND id > ${id}
      AND state IN ('waiting', 'retrying') AND next_attempt_at_ms < ${untilMs}`);
}

/** It stands in nobody's way any more. */
export function letGoBehind(db: WriteDb, id: number): void {
  db.run(sql`
    UPDATE mail_messages SET next_attempt_at_ms = 0
    WHERE client_id = (SELECT client_id FROM mail_messages WHERE id = ${id}) AND id > ${id}
      AND state = 'waiting' AND next_attempt_at_ms > 0`);
}

const anyRetrying = query<{ id: number }>("SELECT id FROM mail_messages WHERE state = 'retrying' LIMIT 1");

/** The same for what was just written, beyond a number. */
export function waitBehind(db: WriteDb, afterId: number): void {
  if (anyRetrying(db).length === 0) return;
  db.run(sql`
    UPDATE mail_messages SET next_attempt_at_ms = ahead.until_ms
    FROM (SELECT client_id, max(next_attempt_at_ms) AS until_ms FROM mail_messages
      WHERE state = 'retrying' AND id <= ${afterId} GROUP BY client_id) AS ahead
    WHERE mail_messages.client_id = ahead.client_id AND mail_messages.id > ${afterId} AND mail_messages.state = 'waiting'`);
}
