import { and, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import {
  type MailDay,
  type MailFilter,
  mailKinds,
  type MailMessage,
  mailReasons,
  type MailRow,
  mailStates,
  type MailStatus,
  lineStates,
  recipientStates,
} from '../../contract/outbox';
import { Refusal } from '../../contract/failures';
import { calendarDate } from '../../contract/values/calendar-date';
import { fold } from '../../contract/values/text';
import type { ReadDb } from '../../data/database';
import { countHeld } from './held-store';
import { readLimit } from './limit-store';
import { hasServer, readMailSettings } from './settings-store';

const OPEN = sql.raw(`('waiting', 'sending', 'retrying')`);

const row = z.object({
  id: z.number(),
  version: z.number(),
  kind: z.enum(mailKinds),
  clientId: z.number().nullable(),
  client: z.string(),
  subject: z.string(),
  state: z.enum(mailStates),
  reason: z
    .string()
    .transform((reason) => (reason === '' ? null : reason))
    .pipe(z.enum(mailReasons).nullable()),
  held: z.number().transform((held) => held === 1),
  answer: z.string(),
  attempts: z.number(),
  nextAttemptAtMs: z.number().nullable(),
  createdAtMs: z.number(),
  settledAtMs: z.number().nullable(),
  address: z.string(),
  recipients: z.number(),
  accepted: z.number(),
});

const COLUMNS = sql`m.id, m.version, m.kind, m.client_id AS clientId, m.client_name AS client, m.subject, m.state, m.reason,
  m.held, m.answer, m.attempts, iif(m.state = 'retrying', m.next_attempt_at_ms, NULL) AS nextAttemptAtMs,
  m.created_at_ms AS createdAtMs, m.settled_at_ms AS settledAtMs,
  coalesce((SELECT address FROM mail_recipients r WHERE r.message_id = m.id ORDER BY position LIMIT 1), '') AS address,
  (SELECT count(*) FROM mail_recipients r WHERE r.message_id = m.id) AS recipients,
  (SELECT count(*) FROM mail_recipients r WHERE r.message_id = m.id AND r.state = 'accepted') AS accepted`;

function whereOf({ text = '', clientId, kind, states }: MailFilter): SQL {
  const words = fold(text).split(' ').filter(Boolean);
  return (
    and(
      sql`true`,
      ...words.map((word) => sql`instr(m.search_text, ${word}) > 0`),
      clientId === undefined ? undefined : sql`m.client_id = ${clientId}`,
      kind === undefined ? undefined : sql`m.kind = ${kind}`,
      states === undefined ? undefined : sql`m.state IN (SELECT value FROM json_each(${JSON.stringify(states)}))`,
    ) ?? sql`true`
  );
}

export function listMail(db: ReadDb, filter: MailFilter, offset: number, limit: number): MailRow[] {
  return db
    .all(sql`
      SELECT ${COLUMNS} FROM mail_messages m WHERE ${whereOf(filter)} ORDER BY m.id DESC LIMIT ${limit} OFFSET ${offset}`)
    .map((found) => row.parse(found));
}

export function countMail(db: ReadDb, filter: MailFilter): number {
  return db.get<{ total: number }>(sql`SELECT count(*) AS total FROM mail_messages m WHERE ${whereOf(filter)}`).total;
}

/** The newest first, all of them, a page at a time. */
export function* eachMail(db: ReadDb, filter: MailFilter): Generator<MailRow> {
  const PAGE = 500;
  let below = Number.MAX_SAFE_INTEGER;
  for (;;) {
    const page = db
      .all(sql`
        SELECT ${COLUMNS} FROM mail_messages m WHERE ${whereOf(filter)} AND m.id < ${below} ORDER BY m.id DESC LIMIT ${PAGE}`)
      .map((found) => row.parse(found));
    yield* page;
    const last = page.at(-1);
    if (!last || page.length < PAGE) return;
    below = last.id;
  }
}

const body = z.object({
  text: z.string(),
  html: z.string(),
  messageId: z.string(),
  operator: z.string(),
  attachments: z.number(),
});
const recipient = z.object({
  position: z.number(),
  address: z.string(),
  state: z.enum(recipientStates),
  answer: z.string(),
  settledAtMs: z.number().nullable(),
});

/** Whether anything was sent to a client, or may still be: not what was cancelled, nor what could never go. */
export function hasMail(db: ReadDb, clientId: number): boolean {
  const [found] = db.all(sql`
    SELECT 1 FROM mail_messages WHERE client_id = ${clientId} AND state NOT IN ('cancelled', 'unsendable') LIMIT 1`);
  return found !== undefined;
}

export function requireMail(db: ReadDb, id: number): MailMessage {
  const [shown] = db.all(sql`SELECT ${COLUMNS} FROM mail_messages m WHERE m.id = ${id}`);
  const [rest] = db.all(sql`
    SELECT m.body_text AS text, m.body_html AS html, m.message_id AS messageId, m.operator_name AS operator,
      (SELECT count(*) FROM mail_attachments a WHERE a.message_id = m.id) AS attachments
    FROM mail_messages m WHERE m.id = ${id}`);
  if (!shown || !rest) throw new Refusal('NOT_FOUND');
  const addresses = db
    .all(sql`
      SELECT position, address, state, answer, settled_at_ms AS settledAtMs FROM mail_recipients
      WHERE message_id = ${id} ORDER BY position`)
    .map((found) => recipient.parse(found));
  return { ...row.parse(shown), ...body.parse(rest), addresses };
}

/** Whether a message's secret is still there: only while it waits. */
export function hasSecret(db: ReadDb, id: number): boolean {
  const [found] = db.all(sql`SELECT 1 FROM mail_secrets WHERE message_id = ${id}`);
  return found !== undefined;
}

/** What a message came from: what a resend takes along. */
const origin = z.object({ sourceId: z.number().nullable(), invoiceIds: z.string() });

export function originOf(db: ReadDb, id: number): { sourceId: number | null; invoiceIds: number[] } {
  const found = origin.parse(
    db.get(sql`
      SELECT m.source_id AS sourceId,
        (SELECT json_group_array(ref_id ORDER BY position) FROM mail_attachments a
          WHERE a.message_id = m.id AND a.kind = 'invoice') AS invoiceIds
      FROM mail_messages m WHERE m.id = ${id}`),
  );
  return { sourceId: found.sourceId, invoiceIds: z.array(z.number()).parse(JSON.parse(found.invoiceIds)) };
}

const line = z.object({
  line: z.enum(lineStates),
  answer: z.string(),
  sinceMs: z.number(),
  resumeAtMs: z.number(),
});

export function readStatus(db: ReadDb, nowMs: number): MailStatus {
  const settings = readMailSettings(db);
  const now = line.parse(
    db.get(sql`
      SELECT state AS line, answer, since_ms AS sinceMs, resume_at_ms AS resumeAtMs FROM mail_line WHERE id = 1`),
  );
  const counts = db.get<Pick<MailStatus, 'open' | 'failed' | 'unsendable'>>(sql`
    SELECT (SELECT count(*) FROM mail_messages WHERE state IN ${OPEN}) AS open,
      (SELECT count(*) FROM mail_messages WHERE state = 'failed') AS failed,
      (SELECT count(*) FROM mail_messages WHERE state = 'unsendable') AS unsendable`);
  const configured = hasServer(settings);
  const held = countHeld(db);
  return {
    ...now,
    resumeAtMs: now.resumeAtMs === 0 ? null : now.resumeAtMs,
    limit: configured && !settings.paused && held === 0 ? readLimit(db, settings, nowMs) : null,
    configured,
    paused: settings.paused,
    held,
    ...counts,
  };
}

const DAYS = 60;
const day = z.object({ onDate: calendarDate, sent: z.number(), failed: z.number(), accepted: z.number() });

export function listMailDays(db: ReadDb): MailDay[] {
  return db
    .all(sql`SELECT on_date AS onDate, sent, failed, accepted FROM mail_days ORDER BY on_date DESC LIMIT ${DAYS}`)
    .map((found) => day.parse(found));
}
