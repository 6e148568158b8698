import { sql } from 'drizzle-orm';
import type { MailKind, MailReason } from '../../contract/outbox';
import type { ReadDb, WriteDb } from '../../data/database';
import { overtakeMail } from './overtaken-store';
import { letGoBehind } from './turn-store';

/** What refused it is asked again, and with a first try's patience. */
export function retryMail(db: WriteDb, id: number): void {
  db.run(sql`
    UPDATE mail_recipients SET state = 'waiting', answer = '', settled_at_ms = NULL
    WHERE message_id = ${id} AND state = 'rejected'`);
  reopenMail(db, id);
}

export function reopenMail(db: WriteDb, id: number): void {
  db.run(sql`
    UPDATE mail_messages SET state = 'waiting', reason = '', answer = '', attempts = 0, next_attempt_at_ms = 0,
      settled_at_ms = NULL, version = version + 1
    WHERE id = ${id}`);
}

export function cancelMail(db: WriteDb, id: number, nowMs: number): void {
  db.run(sql`
    UPDATE mail_messages SET held = 0, state = 'cancelled', settled_at_ms = ${nowMs}, version = version + 1
    WHERE id = ${id}`);
  letGoBehind(db, id);
}

/** It goes out no more. */
export function dropOne(db: WriteDb, id: number, nowMs: number, reason: MailReason): void {
  db.run(sql`
    UPDATE mail_messages SET held = 0, state = 'unsendable', reason = ${reason}, settled_at_ms = ${nowMs},
      version = version + 1
    WHERE id = ${id}`);
  letGoBehind(db, id);
}

/** What is open and tells of something. By its own index, or all that is open would be looked at. */
function listOpenOf(db: ReadDb, kind: MailKind, sourceId: number): { id: number; state: string }[] {
  return db.all(sql`
    SELECT id, state FROM mail_messages INDEXED BY mail_messages_source
    WHERE kind = ${kind} AND source_id = ${sourceId} AND state IN ('waiting', 'sending', 'retrying') ORDER BY id`);
}

/** What tells of something that was voided, or replaced, meanwhile goes out no more; what is on its way, with no other try. */
export function dropMail(
  db: WriteDb,
  kind: MailKind,
  sourceId: number,
  nowMs: number,
  reason: MailReason = 'voided',
): void {
  for (const { id, state } of listOpenOf(db, kind, sourceId))
    if (state === 'sending') overtakeMail(db, id, reason);
    else dropOne(db, id, nowMs, reason);
}

/** One that somebody typed for this message alone: it stays, whatever becomes of the client's own. */
export function replaceAddress(
  db: WriteDb,
  { id, position, address }: { readonly id: number; readonly position: number; readonly address: string },
  searchText: string,
): void {
  db.run(sql`
    UPDATE mail_recipients SET address = ${address}, typed = 1, state = 'waiting', answer = '', settled_at_ms = NULL
    WHERE message_id = ${id} AND position = ${position}`);
  db.run(sql`UPDATE mail_messages SET search_text = ${searchText} WHERE id = ${id}`);
}
