import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { ReadDb, WriteDb } from '../../data/database';
import type { Tried } from '../../jobs/mail-orders';
import { isLeftAlone, lineWaitMs } from './rules';

const lineRow = z.object({ state: z.string(), failures: z.number(), resumeAtMs: z.number() });

/** How the way to the server is: whether it was down, how often, and when it is tried again. */
export function readLine(db: ReadDb) {
  return lineRow.parse(db.get(sql`SELECT state, failures, resume_at_ms AS resumeAtMs FROM mail_line WHERE id = 1`));
}

/**
 * The line is ready once the server answered for a message. One that took none, or fell silent every time, is left alone
 * for longer each time; what was on its way while it broke counts once.
 */
export function saveLine(db: WriteDb, nowMs: number, tried: readonly Tried[], chance: number): void {
  if (tried.some(({ kind }) => kind === 'answered')) {
    db.run(sql`
      UPDATE mail_line SET state = 'ready', answer = '', since_ms = ${nowMs}, failures = 0, resume_at_ms = 0
      WHERE state <> 'ready'`);
    return;
  }
  const problem = tried.findLast(({ kind }) => kind === 'line' || kind === 'dropped');
  const { failures, resumeAtMs, state: before } = readLine(db);
  if (!problem || isLeftAlone(resumeAtMs, nowMs)) return;
  const state = problem.kind === 'line' ? problem.line : 'unreachable';
  const answer = 'answer' in problem ? problem.answer : '';
  const resume = nowMs + lineWaitMs(failures + 1, chance);
  db.run(sql`
    UPDATE mail_line SET state = ${state}, answer = ${answer}, failures = failures + 1, resume_at_ms = ${resume},
      since_ms = iif(${before} = 'ready', ${nowMs}, since_ms)
    WHERE id = 1`);
}

/** A line that is well has had its minute's share: nothing more goes until the next one. */
export function leaveLineUntil(db: WriteDb, untilMs: number): void {
  db.run(sql`UPDATE mail_line SET resume_at_ms = ${untilMs} WHERE id = 1`);
}

/** Somebody asked for it, or changed the way: it is tried at once. */
export function resumeLine(db: WriteDb): void {
  db.run(sql`UPDATE mail_line SET resume_at_ms = 0, failures = min(failures, 1) WHERE id = 1`);
}
