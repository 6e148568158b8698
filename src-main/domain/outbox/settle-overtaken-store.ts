import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { mailKinds, mailReasons, mailStates } from '../../contract/outbox';
import type { CommandContext } from '../handler';
import { redirectOne } from './address-store';
import { dropOne } from './change-store';
import { REDIRECTED } from './overtaken-store';
import { letGoBehind } from './turn-store';

const overtaken = z.object({
  id: z.number(),
  kind: z.enum(mailKinds),
  clientId: z.number().nullable(),
  client: z.string(),
  subject: z.string(),
  state: z.enum(mailStates),
  by: z.enum([...mailReasons, REDIRECTED]),
});

/** What was overtaken while it was on its way, and is so no more: what the server took stays so, nothing else goes out. */
export function settleOvertaken(context: CommandContext): void {
  const { db, nowMs } = context;
  const found = db
    .all(sql`
      SELECT id, kind, client_id AS clientId, client_name AS client, subject, state, overtaken_by AS by
      FROM mail_messages INDEXED BY mail_messages_overtaken
      WHERE overtaken_by <> '' AND state <> 'sending' ORDER BY id`)
    .map((row) => overtaken.parse(row));
  for (const { id, clientId, state, by, ...message } of found) {
    db.run(sql`UPDATE mail_messages SET overtaken_by = '' WHERE id = ${id}`);
    if (state !== 'waiting' && state !== 'retrying' && state !== 'failed') continue;
    if (by !== REDIRECTED) dropOne(db, id, nowMs, by);
    else if (clientId !== null) redirectOne(context, clientId, { id, ...message });
    letGoBehind(db, id);
  }
}
