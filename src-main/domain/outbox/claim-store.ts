import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { mailKinds, secretKinds } from '../../contract/outbox';
import type { ReadDb, WriteDb } from '../../data/database';
import type { Claim, ClaimedMessage, ClaimOrder, SettleOrder, Tried } from '../../jobs/mail-orders';
import type { CommandContext } from '../handler';
import { officeDay } from '../office';
import { dropMail, dropOne } from './change-store';
import { isMailHeld } from './held-store';
import { answeredState, decideOutcome, isLeftAlone, MESSAGE_WAITS_MOST_MS, type Outcome, roomFor } from './rules';
import { usedToday } from './limit-store';
import { leaveLineUntil, readLine, saveLine } from './line-store';
import { hasServer, readMailSettings, type StoredSettings } from './settings-store';
import { settleOvertaken } from './settle-overtaken-store';
import { letGoBehind, putOffBehind } from './turn-store';

/** Whether nothing keeps messages from going: a server, no pause, nothing that somebody is to decide, a line to be tried. */
function mayGo(db: ReadDb, settings: StoredSettings, nowMs: number): boolean {
  if (!hasServer(settings) || settings.paused || isMailHeld(db)) return false;
  const { failures, resumeAtMs } = readLine(db);
  if (isLeftAlone(resumeAtMs, nowMs)) return false;
  // One that was down is tried with one message, and the next goes when that one was answered.
  return failures === 0 || !isAnythingUnderWay(db);
}

function isAnythingUnderWay(db: ReadDb): boolean {
  const [found] = db.all(sql`SELECT id FROM mail_messages WHERE state = 'sending' LIMIT 1`);
  return found !== undefined;
}

/**
 * The next that may go: due, and of each client only the first that is not done with, so that its messages come in the
 * order in which they were written. By the index of what is due, or a run's 130,000 would be sorted for every claim.
 */
const due = (nowMs: number) => sql`
  FROM mail_messages m INDEXED BY mail_messages_due
  WHERE m.state IN ('waiting', 'retrying') AND m.next_attempt_at_ms <= ${nowMs}
    AND NOT EXISTS (
      SELECT 1 FROM mail_messages e
      WHERE e.client_id = m.client_id AND e.id < m.id AND e.state IN ('waiting', 'sending', 'retrying'))`;

/** What waits for longer than anything ever does: the clock was ahead when that was set, and was put right since. */
const fromAhead = (nowMs: number) => sql`
  mail_messages INDEXED BY mail_messages_due
  WHERE state IN ('waiting', 'retrying') AND next_attempt_at_ms > ${nowMs + MESSAGE_WAITS_MOST_MS}`;

/** Whether anything would be claimed now: read before each claim, so that an idle outbox writes nothing. */
export function hasDueMail(db: ReadDb, nowMs: number): boolean {
  const settings = readMailSettings(db);
  if (!mayGo(db, settings, nowMs)) return false;
  if (roomFor(settings.dailyLimit, usedToday(db, nowMs)) === 0) return false;
  const isAny = (found: SQL) => db.get<{ id: number } | undefined>(sql`SELECT id ${found} LIMIT 1`) !== undefined;
  return isAny(due(nowMs)) || isAny(sql`FROM ${fromAhead(nowMs)}`);
}

/** Waits that a clock ahead had set are over. */
function endWaitsFromAhead(db: WriteDb, nowMs: number): void {
  db.run(sql`
    UPDATE mail_messages SET next_attempt_at_ms = ${nowMs} WHERE id IN (SELECT id FROM ${fromAhead(nowMs)})`);
}

const candidate = z.object({
  id: z.number(),
  messageId: z.string(),
  messageKey: z.string(),
  datedMs: z.number(),
  subject: z.string(),
  text: z.string(),
  html: z.string(),
  recipients: z.string(),
  attachments: z.string(),
  kind: z.enum(mailKinds),
  sourceId: z.number().nullable(),
  droppedBy: z.enum(['', 'deactivated', 'paid']),
  sealedSecret: z.string(),
});
const recipientList = z.array(z.object({ address: z.string(), state: z.string() }));
const attachmentList = z.array(z.object({ kind: z.enum(['invoice', 'file']), refId: z.number() }));

/**
 * Why it goes out no more, as things are now: whom it is for was deactivated since (a client gets no password or link any
 * more, an operator no list), or owes nothing any more. Empty: it goes.
 */
const DROPPED_BY = sql`CASE
  WHEN m.kind IN ('device', 'password') AND EXISTS (SELECT 1 FROM clients c WHERE c.id = m.client_id AND c.state = 'deactivated')
    THEN 'deactivated'
  WHEN m.kind = 'export' AND EXISTS (SELECT 1 FROM operators o WHERE o.id = m.source_id AND o.active = 0) THEN 'deactivated'
  WHEN m.kind = 'debt' AND NOT EXISTS (SELECT 1 FROM client_accounts a WHERE a.client_id = m.client_id AND a.balance_cents > 0)
    THEN 'paid'
  ELSE '' END`;

function listDue(db: ReadDb, nowMs: number, most: number): z.infer<typeof candidate>[] {
  return db
    .all(sql`
      SELECT m.id, m.message_id AS messageId, m.message_key AS messageKey, m.created_at_ms AS datedMs, m.subject,
        m.body_text AS text, m.body_html AS html,
        (SELECT json_group_array(json_object('address', r.address, 'state', r.state) ORDER BY r.position)
          FROM mail_recipients r WHERE r.message_id = m.id) AS recipients,
        (SELECT json_group_array(json_object('kind', a.kind, 'refId', a.ref_id) ORDER BY a.position)
          FROM mail_attachments a WHERE a.message_id = m.id) AS attachments,
        m.kind, m.source_id AS sourceId, ${DROPPED_BY} AS droppedBy, coalesce((SELECT sealed FROM mail_secrets s WHERE s.message_id = m.id), '') AS sealedSecret
      ${due(nowMs)} ORDER BY m.next_attempt_at_ms, m.id LIMIT ${most}`)
    .map((row) => candidate.parse(row));
}

/** The part after the @ of the address that messages come from: whose Message-IDs they are. */
function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1).toLowerCase();
}

/** Of contracts that a notice says are to be cut, those that are not any more. */
export type ListNotCut = (db: ReadDb, contractIds: readonly number[], nowMs: number) => readonly number[];

/** What is due, without the notices of cuts that do not come any more, of debts that were paid, and what is for nobody. */
function claimDue(db: WriteDb, nowMs: number, most: number, listNotCut: ListNotCut): z.infer<typeof candidate>[] {
  for (;;) {
    const found = listDue(db, nowMs, most);
    const contractIds = found.flatMap(({ kind, sourceId }) => (kind === 'cut' && sourceId !== null ? [sourceId] : []));
    const off = listNotCut(db, contractIds, nowMs);
    for (const contractId of off) dropMail(db, 'cut', contractId, nowMs, 'notCut');
    const dropped = found.flatMap(({ id, droppedBy }) => (droppedBy === '' ? [] : [{ id, droppedBy }]));
    for (const { id, droppedBy } of dropped) dropOne(db, id, nowMs, droppedBy);
    if (off.length + dropped.length === 0) return found;
  }
}

/** Marks what may go now as on its way; null where nothing may. A line that was down is tried with one message alone. */
export function claimMail(
  db: WriteDb,
  nowMs: number,
  { most, usedThisMinute, minuteEndsAtMs }: ClaimOrder,
  listNotCut: ListNotCut,
): Claim | null {
  const settings = readMailSettings(db);
  if (!mayGo(db, settings, nowMs)) return null;
  endWaitsFromAhead(db, nowMs);
  let addresses = roomFor(settings.dailyLimit, usedToday(db, nowMs));
  const room = roomFor(settings.minuteLimit, usedThisMinute);
  const wanted = readLine(db).failures > 0 ? 1 : Math.min(most, room);
  if (wanted === 0 && minuteEndsAtMs !== null) leaveLineUntil(db, minuteEndsAtMs);
  const messages: ClaimedMessage[] = [];
  for (const { messageKey, kind, sourceId: _of, droppedBy: _by, ...found } of claimDue(db, nowMs, wanted, listNotCut)) {
    const everybody = recipientList.parse(JSON.parse(found.recipients));
    const recipients = everybody.filter(({ state }) => state === 'waiting').map(({ address }) => address);
    // One that is for more than a day may have goes by itself.
    if (addresses <= 0 || (recipients.length > addresses && messages.length > 0)) break;
    addresses -= recipients.length;
    const messageId = found.messageId || `<${messageKey}@${domainOf(settings.fromAddress)}>`;
    const to = everybody.map(({ address }) => address);
    const attachments = attachmentList.parse(JSON.parse(found.attachments));
    const sealedSecret = secretKinds.has(kind) ? found.sealedSecret : null;
    messages.push({ ...found, messageId, to, recipients, attachments, sealedSecret });
  }
  const marked = messages.map(({ id, messageId }) => [id, messageId]);
  if (marked.length > 0)
    db.run(sql`
      UPDATE mail_messages SET state = 'sending', version = version + 1, message_id = given.message_id
      FROM (SELECT value ->> 0 AS id, value ->> 1 AS message_id FROM json_each(${JSON.stringify(marked)})) AS given
      WHERE mail_messages.id = given.id`);
  const { host, port, security, user, sealedPassword, connections, trustedFingerprint, trustedCertificate } = settings;
  const trusted =
    trustedFingerprint === '' ? null : { fingerprint: trustedFingerprint, certificate: trustedCertificate };
  return {
    server: { host, port, security, user, sealedPassword, connections, trusted },
    from: { name: settings.fromName, address: settings.fromAddress },
    replyTo: settings.replyTo,
    messages,
  };
}

/** What was on its way when the program ended, as after a crash, waits again. */
export function recoverMail(context: CommandContext): number {
  const { changes } = context.db.run(sql`
    UPDATE mail_messages SET state = iif(attempts > 0, 'retrying', 'waiting'), version = version + 1
    WHERE state = 'sending'`);
  settleOvertaken(context);
  return changes;
}

const sendingRow = z.object({ attempts: z.number() });
const recipientState = z.object({ state: z.enum(['waiting', 'accepted', 'rejected']) });

/** Records what became of messages, and how the line is by that. */
export function settleMail(context: CommandContext, { results, chance }: SettleOrder): void {
  const { db, nowMs } = context;
  const day = { sent: 0, failed: 0, accepted: 0 };
  for (const { id, tried } of results) {
    const message = db.get(sql`SELECT attempts FROM mail_messages WHERE id = ${id} AND state = 'sending'`);
    // A restored copy of the register knows nothing of it.
    if (message === undefined) continue;
    const { attempts } = sendingRow.parse(message);
    if (tried.kind === 'untried' || tried.kind === 'line') putBack(db, id, attempts);
    else if (tried.kind === 'gone') {
      finish(db, id, nowMs, tried.reason);
      if (tried.reason !== 'voided') day.failed += 1;
    } else {
      if (tried.kind === 'answered') day.accepted += saveAnswers(db, id, nowMs, tried);
      const recipients = db
        .all(sql`SELECT state FROM mail_recipients WHERE message_id = ${id}`)
        .map((row) => recipientState.parse(row).state);
      const isContentRefused = tried.kind === 'answered' && tried.contentRefusal !== undefined;
      const outcome = decideOutcome({ recipients, attempts: attempts + 1, isContentRefused }, nowMs, chance);
      const answer = outcome.reason === 'refused' ? refusalOf(db, id, tried) : answerOf(tried);
      saveOutcome(db, id, { nowMs, answer, outcome });
      if (outcome.state !== 'retrying') day[outcome.state] += 1;
    }
  }
  settleOvertaken(context);
  saveDay(db, officeDay(db, nowMs), day);
  saveLine(
    db,
    nowMs,
    results.map(({ tried }) => tried),
    chance,
  );
}

function putBack(db: WriteDb, id: number, attempts: number): void {
  const state = attempts > 0 ? 'retrying' : 'waiting';
  db.run(sql`UPDATE mail_messages SET state = ${state}, version = version + 1 WHERE id = ${id}`);
}

function finish(db: WriteDb, id: number, nowMs: number, reason: string): void {
  const state = reason === 'voided' ? 'unsendable' : 'failed';
  db.run(sql`
    UPDATE mail_messages SET state = ${state}, reason = ${reason}, settled_at_ms = ${nowMs}, version = version + 1
    WHERE id = ${id}`);
  letGoBehind(db, id);
}

/** Answers how many addresses took it. */
function saveAnswers(
  db: WriteDb,
  id: number,
  nowMs: number,
  { answers }: Extract<Tried, { kind: 'answered' }>,
): number {
  let accepted = 0;
  for (const { address, code, text } of answers) {
    const state = answeredState(code);
    if (state === 'accepted') accepted += 1;
    db.run(sql`
      UPDATE mail_recipients SET state = ${state}, answer = ${text}, settled_at_ms = ${state === 'waiting' ? null : nowMs}
      WHERE message_id = ${id} AND address = ${address} AND state = 'waiting'`);
  }
  return accepted;
}

type Attempted = Extract<Tried, { kind: 'answered' | 'dropped' }>;

/** The worst that was said: of what it says, of whoever refused it, else of whoever put it off. */
function answerOf(tried: Attempted): string {
  if (tried.kind === 'dropped') return tried.answer;
  if (tried.contentRefusal !== undefined) return tried.contentRefusal;
  const worst = tried.answers.toSorted((one, other) => other.code - one.code)[0];
  return worst?.text ?? '';
}

/** What was said of an address that refused it, in this try or in one before it: nobody's OK stands beside a refusal. */
function refusalOf(db: ReadDb, id: number, tried: Attempted): string {
  const isNow = tried.kind === 'answered' && tried.answers.some(({ code }) => answeredState(code) === 'rejected');
  if (isNow) return answerOf(tried);
  const [before] = db.all<{ answer: string }>(sql`
    SELECT answer FROM mail_recipients WHERE message_id = ${id} AND state = 'rejected' AND answer <> ''
    ORDER BY position LIMIT 1`);
  return before?.answer ?? '';
}

interface SavedOutcome {
  readonly nowMs: number;
  readonly answer: string;
  readonly outcome: Outcome;
}

function saveOutcome(db: WriteDb, id: number, { nowMs, answer, outcome }: SavedOutcome): void {
  const { state, reason } = outcome;
  const nextMs = state === 'retrying' ? outcome.nextAttemptAtMs : 0;
  db.run(sql`
    UPDATE mail_messages SET state = ${state}, reason = ${reason ?? ''}, answer = ${answer}, attempts = attempts + 1,
      next_attempt_at_ms = ${nextMs}, settled_at_ms = ${state === 'retrying' ? null : nowMs}, version = version + 1
    WHERE id = ${id}`);
  if (state === 'retrying') putOffBehind(db, id, nextMs);
  else letGoBehind(db, id);
  if (state === 'failed' && reason === 'gaveUp')
    db.run(sql`
      UPDATE mail_recipients SET state = 'rejected', settled_at_ms = ${nowMs} WHERE message_id = ${id} AND state = 'waiting'`);
}

/** Adds what became of mail to its day's counts: messages that went or failed, and addresses that took one. */
export function saveDay(
  db: WriteDb,
  onDate: string,
  { sent, failed, accepted }: Record<'sent' | 'failed' | 'accepted', number>,
) {
  if (sent + failed + accepted === 0) return;
  db.run(sql`
    INSERT INTO mail_days (on_date, sent, failed, accepted) VALUES (${onDate}, ${sent}, ${failed}, ${accepted})
    ON CONFLICT (on_date) DO UPDATE SET sent = sent + excluded.sent, failed = failed + excluded.failed,
      accepted = accepted + excluded.accepted`);
}
