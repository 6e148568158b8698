import { sql } from 'drizzle-orm';
import type { MailKind, MailReason } from '../../contract/outbox';
import type { WriteDb } from '../../data/database';

/** What refused it is asked again, and with a first try's patience. */
export function retryMail(db: WriteDb, id: number): void {
  db.run(sql`
    UPDATE mail_recipients SET state = 'waiting', answer = '', settled_at_ms = NULL
    WHERE message_id = ${id} AND state = 'rejected'`);
  reopenMail(db, id);
}

export function reopenMail(db: WriteDb, id: number): void {
  db.run(sql`
    UPDATE mail_messages SET state = 'waiting', reason = '', answer = '', attempts = 0, first_attempt_at_ms = NULL,
      next_attempt_at_ms = 0, settled_at_ms = NULL, version = version + 1
    WHERE id = ${id}`);
}

export function cancelMail(db: WriteDb, id: number, nowMs: number): void {
  db.run(sql`
    UPDATE mail_messages SET state = 'cancelled', settled_at_ms = ${nowMs}, version = version + 1 WHERE id = ${id}`);
}

/** What tells of something that was voided, or replaced, meanwhile goes out no more. */
export function dropMail(
  db: WriteDb,
  kind: MailKind,
  sourceId: number,
  nowMs: number,
  reason: MailReason = 'voided',
): void {
  db.run(sql`
    UPDATE mail_messages SET state = 'unsendable', reason = ${reason}, settled_at_ms = ${nowMs}, version = version + 1
    WHERE kind = ${kind} AND source_id = ${sourceId} AND state IN ('waiting', 'retrying')`);
}

/** The addresses of one that had none. */
export function addRecipients(db: WriteDb, id: number, addresses: readonly string[], searchText: string): void {
  for (const [at, address] of addresses.entries())
    db.run(sql`INSERT INTO mail_recipients (message_id, position, address) VALUES (${id}, ${at}, ${address})`);
  db.run(sql`UPDATE mail_messages SET search_text = ${searchText} WHERE id = ${id}`);
}

export function replaceAddress(
  db: WriteDb,
  { id, position, address }: { readonly id: number; readonly position: number; readonly address: string },
  searchText: string,
): void {
  db.run(sql`
    UPDATE mail_recipients SET address = ${address}, state = 'waiting', answer = '', settled_at_ms = NULL
    WHERE message_id = ${id} AND position = ${position}`);
  db.run(sql`UPDATE mail_messages SET search_text = ${searchText} WHERE id = ${id}`);
}
