import { sql } from 'drizzle-orm';
import { Refusal } from '../../contract/failures';
import type { ClientSelection } from '../../contract/clients';
import { calendarDate, type CalendarDate } from '../../contract/values/calendar-date';
import type { ReadDb, WriteDb } from '../../data/database';
import { selectionCondition } from '../clients';

export interface Named {
  readonly contractId: number;
  readonly customId: string;
  readonly client: string;
  readonly phone: string;
  readonly plan: string;
  readonly exception: { readonly id: number; readonly untilOn: CalendarDate; readonly reason: string } | null;
}

interface NamedRow extends Omit<Named, 'exception'> {
  readonly exceptionId: number | null;
  readonly untilOn: string | null;
  readonly reason: string | null;
}

/** Contracts as a clerk knows them, by name of their clients. */
export function listNamed(db: ReadDb, contractIds: readonly number[]): Named[] {
  return db
    .all<NamedRow>(sql`
      SELECT k.id AS contractId, c.custom_id AS customId, c.name AS client,
        CASE WHEN c.mobile <> '' THEN c.mobile ELSE c.phone END AS phone, plan.name AS plan,
        e.id AS exceptionId, e.until_on AS untilOn, e.reason
      FROM json_each(${JSON.stringify(contractIds)}) AS wanted
      CROSS JOIN contracts k ON k.id = wanted.value
      JOIN clients c ON c.id = k.client_id
      JOIN catalog_entries plan ON plan.id = k.plan_id
      LEFT JOIN state_exceptions e ON e.client_id = k.client_id AND e.withdrawn_at_ms IS NULL
      ORDER BY c.name_key, k.id`)
    .map(({ exceptionId, untilOn, reason, ...named }) => ({
      ...named,
      exception:
        exceptionId === null || untilOn === null
          ? null
          : { id: exceptionId, untilOn: calendarDate.parse(untilOn), reason: reason ?? '' },
    }));
}

/** What is left of these debts, by each. */
export function listRests(db: ReadDb, debitIds: readonly number[]): Map<number, number> {
  const rows = db.all<{ id: number; restCents: number }>(sql`
    SELECT d.id, d.amount_cents - d.paid_cents AS restCents
    FROM json_each(${JSON.stringify(debitIds)}) AS wanted CROSS JOIN debits d ON d.id = wanted.value`);
  return new Map(rows.map(({ id, restCents }) => [id, restCents]));
}

/** The live contracts of a selection of clients. */
export function listSelected(db: ReadDb, selection: ClientSelection): number[] {
  return db
    .all<{ id: number }>(sql`
      SELECT k.id FROM contracts k JOIN clients c ON c.id = k.client_id
      WHERE k.ended_on IS NULL AND ${selectionCondition(db, selection)} ORDER BY k.id`)
    .map(({ id }) => id);
}

interface NewException {
  readonly clientId: number;
  readonly untilOn: string;
  readonly reason: string;
  readonly atMs: number;
  readonly operatorId: number | null;
  readonly operatorName: string;
}

export interface Exception {
  readonly id: number;
  readonly clientId: number;
  readonly untilOn: string;
  readonly reason: string;
}

const EXCEPTION = sql.raw('id, client_id AS clientId, until_on AS untilOn, reason');

export function findException(db: ReadDb, clientId: number): Exception | undefined {
  return db.all<Exception>(sql`
    SELECT ${EXCEPTION} FROM state_exceptions WHERE client_id = ${clientId} AND withdrawn_at_ms IS NULL`)[0];
}

/** Takes the place of the one before. */
export function insertException(db: WriteDb, exception: NewException): number {
  const { clientId, untilOn, reason, atMs, operatorId, operatorName } = exception;
  const before = findException(db, clientId);
  if (before) withdrawException(db, before.id, atMs);
  return db.get<{ id: number }>(sql`
    INSERT INTO state_exceptions (client_id, until_on, reason, at_ms, operator_id, operator_name)
    VALUES (${clientId}, ${untilOn}, ${reason}, ${atMs}, ${operatorId}, ${operatorName}) RETURNING id`).id;
}

/** The one that stands; NOT_FOUND where it does not any more. */
export function requireException(db: ReadDb, id: number): Exception {
  const [found] = db.all<Exception>(sql`
    SELECT ${EXCEPTION} FROM state_exceptions WHERE id = ${id} AND withdrawn_at_ms IS NULL`);
  if (!found) throw new Refusal('NOT_FOUND');
  return found;
}

export function withdrawException(db: WriteDb, id: number, atMs: number): void {
  db.run(sql`UPDATE state_exceptions SET withdrawn_at_ms = ${atMs} WHERE id = ${id}`);
}
