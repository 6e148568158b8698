import { sql } from 'drizzle-orm';
import type { MailReason } from '../../contract/outbox';
import type { WriteDb } from '../../data/database';

/** In the place of a reason: it goes out, but not to where it went. */
export const REDIRECTED = 'redirected';

/** Its client's addresses change while it is on its way; what it tells of may be no more already, and stays so. */
export function overtakeAddress(db: WriteDb, id: number): void {
  db.run(sql`UPDATE mail_messages SET overtaken_by = ${REDIRECTED} WHERE id = ${id} AND overtaken_by = ''`);
}

/** What it tells of is no more while it is on its way: whatever becomes of that try, no other goes out. */
export function overtakeMail(db: WriteDb, id: number, reason: MailReason): void {
  db.run(sql`UPDATE mail_messages SET overtaken_by = ${reason} WHERE id = ${id}`);
}
