import { sql } from 'drizzle-orm';
import type { MailStatus } from '../../contract/outbox';
import type { ReadDb } from '../../data/database';
import { boundsOfDay, officeDay } from '../office';
import { readLine } from './line-store';
import { isLeftAlone, roomFor } from './rules';
import type { StoredSettings } from './settings-store';

/** What went to the server today, or is on its way there: addresses. */
export function usedToday(db: ReadDb, nowMs: number): number {
  const { used } = db.get<{ used: number }>(sql`
    SELECT coalesce((SELECT accepted FROM mail_days WHERE on_date = ${officeDay(db, nowMs)}), 0) + (
      SELECT count(*) FROM mail_messages m JOIN mail_recipients r ON r.message_id = m.id
      WHERE m.state = 'sending' AND r.state = 'waiting') AS used`);
  return used;
}

function isAnythingDue(db: ReadDb, nowMs: number): boolean {
  const [found] = db.all(sql`
    SELECT id FROM mail_messages INDEXED BY mail_messages_due
    WHERE state IN ('waiting', 'retrying') AND next_attempt_at_ms <= ${nowMs} LIMIT 1`);
  return found !== undefined;
}

/** The limit that holds back what is due, on a line by which it could go; null for none. The day's, which lasts longer, first. */
export function readLimit(db: ReadDb, settings: StoredSettings, nowMs: number): MailStatus['limit'] {
  const { state, resumeAtMs } = readLine(db);
  if (state !== 'ready' || !isAnythingDue(db, nowMs)) return null;
  const { dailyLimit, minuteLimit } = settings;
  if (roomFor(dailyLimit, usedToday(db, nowMs)) === 0)
    return { kind: 'day', most: dailyLimit, untilMs: boundsOfDay(db, officeDay(db, nowMs)).endMs };
  // A line that is ready is left alone for nothing but the minute.
  return isLeftAlone(resumeAtMs, nowMs) ? { kind: 'minute', most: minuteLimit, untilMs: resumeAtMs } : null;
}
