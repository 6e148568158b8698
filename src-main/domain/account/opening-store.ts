import { type SQL, sql } from 'drizzle-orm';
import type { ReadDb } from '../../data/database';

/** Whether a client, which the statement calls `c` and which is no part of another, has nothing from before in its account. */
export const noOpeningEntry: SQL = sql`
  c.merged_into_id IS NULL
  AND NOT EXISTS (SELECT 1 FROM debits o WHERE o.client_id = c.id AND o.kind = 'opening' AND o.cancelled_at_ms IS NULL)
  AND NOT EXISTS (SELECT 1 FROM credits o WHERE o.client_id = c.id AND o.kind = 'opening' AND o.cancelled_at_ms IS NULL)`;

interface Posted {
  readonly debitId: number | null;
  readonly creditId: number | null;
}

/** Whose an opening debt, or credit, is by now: a merge may have moved it to another client. */
export function ownerOf(db: ReadDb, { debitId, creditId }: Posted): number {
  return db.get<{ clientId: number }>(sql`
    SELECT client_id AS clientId FROM debits WHERE id = ${debitId}
    UNION ALL SELECT client_id FROM credits WHERE id = ${creditId}`).clientId;
}
