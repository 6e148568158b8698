import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { WriteDb } from '../../data/database';
import { officeDay } from '../office';
import { saveDay } from './claim-store';

/** One message in so many came back: enough for somebody to look at. */
const FAILED_EVERY = 400;
const UNDER_WAY_MS = 4000;
const REFUSED = '550 5.1.1 La casilla no existe';
const TAKEN = '250 2.0.0 OK';

const counted = z.object({ createdAtMs: z.number(), sent: z.number(), failed: z.number() });

/**
 * The mail of a made-up office's months, as a server that took nearly all of it left it; that server is nobody's, and what
 * is written from now on waits, so that a demonstration sends nothing to anybody.
 */
export function sendMadeUpMail(db: WriteDb): void {
  db.run(sql`
    UPDATE mail_settings SET host = 'correo.norte.example', user_name = 'oficina@norte.example', from_name = 'Norte Digital',
      from_address = 'oficina@norte.example', paused = 1`);
  const days = db
    .all(sql`
      SELECT created_at_ms AS createdAtMs, count(*) FILTER (WHERE id % ${FAILED_EVERY} <> 0) AS sent,
        count(*) FILTER (WHERE id % ${FAILED_EVERY} = 0) AS failed
      FROM mail_messages WHERE reason = 'noServer' GROUP BY created_at_ms`)
    .map((row) => counted.parse(row));
  for (const { createdAtMs, sent, failed } of days)
    saveDay(db, officeDay(db, createdAtMs), { sent, failed, accepted: sent });
  db.run(sql`
    UPDATE mail_recipients SET state = iif(message_id % ${FAILED_EVERY} = 0, 'rejected', 'accepted'),
      answer = iif(message_id % ${FAILED_EVERY} = 0, ${REFUSED}, ${TAKEN}),
      settled_at_ms = (SELECT created_at_ms FROM mail_messages m WHERE m.id = mail_recipients.message_id) + ${UNDER_WAY_MS}
    WHERE message_id IN (SELECT id FROM mail_messages WHERE reason = 'noServer')`);
  db.run(sql`
    UPDATE mail_messages SET attempts = 1, message_id = '<' || message_key || '@norte.example>',
      settled_at_ms = created_at_ms + ${UNDER_WAY_MS}, state = iif(id % ${FAILED_EVERY} = 0, 'failed', 'sent'),
      reason = iif(id % ${FAILED_EVERY} = 0, 'refused', ''), answer = iif(id % ${FAILED_EVERY} = 0, ${REFUSED}, ${TAKEN})
    WHERE reason = 'noServer'`);
}
