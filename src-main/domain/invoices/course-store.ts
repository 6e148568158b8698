import { sql } from 'drizzle-orm';
import { addDays, type CalendarDate, calendarDate } from '../../contract/values/calendar-date';
import type { ReadDb, WriteDb } from '../../data/database';
import { listItems } from '../billing-items';
import type { ContractToBill } from './next';
import { courseFrom } from './periods';
import { listBilledPeriods } from './settlement-store';
import { listTerms } from './terms-store';

interface Row {
  readonly id: number;
  readonly startedOn: string;
  readonly endedOn: string | null;
  readonly billedUntilOn: string | null;
}

/** A client's live contracts as they would be billed from a day on. */
export function listContractsToBill(db: ReadDb, clientId: number, billedFromOn: string): ContractToBill[] {
  const rows = db.all<Row>(sql`
    SELECT k.id, k.started_on AS startedOn, k.ended_on AS endedOn, c.billed_until_on AS billedUntilOn
    FROM contracts k
    LEFT JOIN contract_courses c ON c.contract_id = k.id
    WHERE k.client_id = ${clientId} AND k.ended_on IS NULL
    ORDER BY k.id`);
  const ids = rows.map(({ id }) => id);
  const items = listItems(db, ids);
  const terms = listTerms(db, ids);
  const billed = listBilledPeriods(db, ids);
  return rows.flatMap((row) => {
    const named = terms.get(row.id);
    if (!named) return [];
    return [
      {
        ...courseFrom({ ...row, billedFromOn }),
        items: items.get(row.id) ?? [],
        billed: billed.get(row.id) ?? [],
        endedOn: row.endedOn === null ? null : calendarDate.parse(row.endedOn),
        terms: named.terms,
      },
    ];
  });
}

/** How far a contract had come, and as what comes before the day from which it is billed was left out; null: nowhere. */
export interface LeftOut {
  readonly contractId: number;
  readonly was: string | null;
  readonly made: string;
}

/** A client's contracts that began before a day and have not come to it. */
export function listBehind(db: ReadDb, clientId: number, day: CalendarDate): LeftOut[] {
  const made = addDays(day, -1);
  return db
    .all<{ contractId: number; was: string | null }>(sql`
      SELECT k.id AS contractId, c.billed_until_on AS was FROM contracts k
      LEFT JOIN contract_courses c ON c.contract_id = k.id
      WHERE k.client_id = ${clientId} AND k.started_on < ${day} AND coalesce(c.billed_until_on, '') < ${made} ORDER BY k.id`)
    .map((one) => ({ ...one, made }));
}

/** What of a client's contracts lies before a day, and was not billed by then, is nobody's to bill. */
export function leaveOutBefore(db: WriteDb, clientId: number, day: CalendarDate): LeftOut[] {
  const behind = listBehind(db, clientId, day);
  db.run(sql`
    INSERT INTO contract_courses (contract_id, billed_until_on)
    SELECT value ->> 'contractId', value ->> 'made' FROM json_each(${JSON.stringify(behind)}) WHERE true
    ON CONFLICT (contract_id) DO UPDATE SET billed_until_on = excluded.billed_until_on`);
  return behind;
}

/** Where nothing was billed, or left out, since, contracts go on from where they had come to. */
export function takeBackLeftOut(db: WriteDb, left: readonly LeftOut[]): void {
  for (const { contractId, was, made } of left) {
    const untouched = sql`contract_id = ${contractId} AND billed_until_on = ${made}`;
    if (was === null) db.run(sql`DELETE FROM contract_courses WHERE ${untouched}`);
    else db.run(sql`UPDATE contract_courses SET billed_until_on = ${was} WHERE ${untouched}`);
  }
}
