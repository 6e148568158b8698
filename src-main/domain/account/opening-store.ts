import { type SQL, sql } from 'drizzle-orm';
import type { ReadDb } from '../../data/database';

/**
 * Whether a client, which the statement calls `c`, is no part of another and what its list brought is not posted. Its entry
 * says so: the debt itself may be another client's by now, by a merge, and another's may be this one's.
 */
export const noOpeningEntry: SQL = sql`
  c.merged_into_id IS NULL AND NOT EXISTS (SELECT 1 FROM standing_openings o WHERE o.client_id = c.id)`;

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
