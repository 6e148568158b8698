import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { type MailKind, mailKinds } from '../../contract/outbox';
import { isEmail } from '../../contract/values/text';
import type { ReadDb, WriteDb } from '../../data/database';
import { writeAudit } from '../audit';
import type { CommandContext } from '../handler';
import { dropOne, reopenMail } from './change-store';
import { searchTextOf } from './enqueue-store';
import { overtakeAddress } from './overtaken-store';
import { addressList } from './rules';

const own = z.object({ email: z.string(), others: z.string() });

/** Where a client's message of a kind goes now: an invoice to every *Email a notificar* too, the rest to the main address (§5). */
export function addressesOfNow(db: ReadDb, clientId: number, kind: MailKind): string[] {
  const [found] = db.all(sql`
    SELECT c.email, coalesce(b.notification_emails, '') AS others
    FROM clients c LEFT JOIN client_billing b ON b.client_id = c.id WHERE c.id = ${clientId}`);
  if (found === undefined) return [];
  const { email, others } = own.parse(found);
  return addressList(email, kind === 'invoice' ? others.split(',').map((address) => address.trim()) : []);
}

/** Whether a message follows its client's addresses: while nobody has it, and nobody typed one for it. */
export function followsClient(db: ReadDb, id: number): boolean {
  const [kept] = db.all(sql`
    SELECT 1 FROM mail_recipients WHERE message_id = ${id} AND (typed = 1 OR state = 'accepted') LIMIT 1`);
  return kept === undefined;
}

/** Whether somebody typed an address for it. */
export function hasTyped(db: ReadDb, id: number): boolean {
  const [typed] = db.all(sql`SELECT 1 FROM mail_recipients WHERE message_id = ${id} AND typed = 1 LIMIT 1`);
  return typed !== undefined;
}

interface Redirected {
  readonly id: number;
  readonly client: string;
  readonly subject: string;
}

/** A message's addresses, from the first to the last; it is tried anew. */
export function readdressMail(
  db: WriteDb,
  { id, client, subject }: Redirected,
  addresses: readonly string[],
  nowMs: number,
): void {
  db.run(sql`DELETE FROM mail_recipients WHERE message_id = ${id}`);
  for (const [at, address] of addresses.entries()) {
    const [state, settledAtMs] = isEmail(address) ? ['waiting', null] : ['rejected', nowMs];
    db.run(sql`
      INSERT INTO mail_recipients (message_id, position, address, state, settled_at_ms)
      VALUES (${id}, ${at}, ${address}, ${state}, ${settledAtMs})`);
  }
  db.run(sql`
    UPDATE mail_messages SET search_text = ${searchTextOf(client, subject, addresses)} WHERE id = ${id}`);
  reopenMail(db, id);
}

/** Nobody to send it to any more: it is told, as what never had an address. */
function leaveUnsent(db: WriteDb, { id, client, subject }: Redirected, nowMs: number): void {
  db.run(sql`DELETE FROM mail_recipients WHERE message_id = ${id}`);
  db.run(sql`
    UPDATE mail_messages SET search_text = ${searchTextOf(client, subject, [])} WHERE id = ${id}`);
  dropOne(db, id, nowMs, 'noAddress');
}

const open = z.object({
  id: z.number(),
  kind: z.enum(mailKinds),
  client: z.string(),
  subject: z.string(),
  state: z.string(),
});
type Open = Pick<z.infer<typeof open>, 'id' | 'kind' | 'client' | 'subject'>;

/** A message that follows its client goes to its addresses of now. */
export function redirectOne(context: CommandContext, clientId: number, { kind, ...message }: Open): void {
  const { db, nowMs } = context;
  if (!followsClient(db, message.id)) return;
  const before = readAddresses(db, message.id).join(', ');
  const addresses = addressesOfNow(db, clientId, kind);
  const after = addresses.join(', ');
  if (after === before) return;
  if (addresses.some((address) => isEmail(address))) readdressMail(db, message, addresses, nowMs);
  else leaveUnsent(db, message, nowMs);
  writeAudit(context, { entity: 'mail', entityId: message.id, action: 'redirected' }, [
    { field: 'mail.address', before, after },
  ]);
  context.publish('outbox.changed');
}

function readAddresses(db: ReadDb, id: number): string[] {
  return db
    .all<{ address: string }>(sql`SELECT address FROM mail_recipients WHERE message_id = ${id} ORDER BY position`)
    .map(({ address }) => address);
}

/** What waits for a client, once its addresses were changed: it goes to those of now; what is on its way, if it is tried again. */
export function redirectMail(context: CommandContext, clientId: number): void {
  const { db } = context;
  const found = db
    .all(sql`
      SELECT id, kind, client_name AS client, subject, state FROM mail_messages
      WHERE client_id = ${clientId} AND state IN ('waiting', 'sending', 'retrying') ORDER BY id`)
    .map((row) => open.parse(row));
  for (const { state, ...message } of found)
    if (state === 'sending') overtakeAddress(db, message.id);
    else redirectOne(context, clientId, message);
}

const REACHABLE = sql`
  FROM mail_messages m JOIN clients c ON c.id = m.client_id
  WHERE m.state = 'unsendable' AND m.reason = 'noAddress' AND c.email <> '' AND NOT (
    m.kind IN ('payment', 'receipt')
    AND EXISTS (SELECT 1 FROM payments p WHERE p.id = m.source_id AND p.voided_at_ms IS NOT NULL))`;

/** What never went because its client had no address, and has one by now; nobody is thanked for a payment that is void. */
export function listReachable(db: ReadDb): number[] {
  return db.all<{ id: number }>(sql`SELECT m.id ${REACHABLE} ORDER BY m.id`).map(({ id }) => id);
}

export function countReachable(db: ReadDb): number {
  return db.get<{ reachable: number }>(sql`SELECT count(*) AS reachable ${REACHABLE}`).reachable;
}
