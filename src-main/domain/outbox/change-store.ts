import { sql } from 'drizzle-orm';
import type { MailKind, MailReason } from '../../contract/outbox';
import type { WriteDb } from '../../data/database';
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

/** What tells of something that was voided, or replaced, meanwhile goes out no more. */
export function dropMail(
  db: WriteDb,
  kind: MailKind,
  sourceId: number,
  nowMs: number,
  reason: MailReason = 'voided',
): void {
  // By what is open, or every payment that was ever thanked for would be looked at.
  const dropped = db.all<{ id: number }>(sql`
    UPDATE mail_messages INDEXED BY mail_messages_due SET held = 0, state = 'unsendable', reason = ${reason},
      settled_at_ms = ${nowMs},
      version = version + 1
    WHERE kind = ${kind} AND source_id = ${sourceId} AND state IN ('waiting', 'retrying') RETURNING id`);
  for (const { id } of dropped) letGoBehind(db, id);
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
