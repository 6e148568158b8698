import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { debtScopes, type DebtScope } from '../../contract/automatic-states';
import { calendarDate } from '../../contract/values/calendar-date';
import type { ReadDb, WriteDb } from '../../data/database';

const progress = z.object({
  version: z.number(),
  scope: z.enum(debtScopes),
  throughOn: calendarDate.nullable(),
  runningOn: calendarDate.nullable(),
  cursorId: z.number(),
});
/** What reviews go by, and how far they have come. */
export type Progress = z.infer<typeof progress>;

export function readProgress(db: ReadDb): Progress {
  return progress.parse(
    db.get(sql`
      SELECT version, debt_scope AS scope, through_on AS throughOn, running_on AS runningOn, cursor_id AS cursorId
      FROM automatic_states`),
  );
}

/** A review is under way, and has looked at every contract up to this one. */
export function saveCursor(db: WriteDb, runningOn: string, cursorId: number): void {
  db.run(sql`UPDATE automatic_states SET running_on = ${runningOn}, cursor_id = ${cursorId}`);
}

/** A day was reviewed whole. */
export function saveThrough(db: WriteDb, throughOn: string): void {
  db.run(sql`UPDATE automatic_states SET through_on = ${throughOn}, running_on = NULL, cursor_id = 0`);
}

export function saveScope(db: WriteDb, scope: DebtScope): void {
  db.run(sql`UPDATE automatic_states SET debt_scope = ${scope}, version = version + 1`);
}
