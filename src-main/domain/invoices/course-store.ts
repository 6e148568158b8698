import { sql } from 'drizzle-orm';
import { calendarDate } from '../../contract/values/calendar-date';
import type { ReadDb } from '../../data/database';
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
