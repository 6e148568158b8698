import { type SQL, sql } from 'drizzle-orm';

/** Whether a client, which the statement calls `c`, has nothing from before this application in its account. */
export const noOpeningEntry: SQL = sql`
  NOT EXISTS (SELECT 1 FROM debits o WHERE o.client_id = c.id AND o.kind = 'opening' AND o.cancelled_at_ms IS NULL)
  AND NOT EXISTS (SELECT 1 FROM credits o WHERE o.client_id = c.id AND o.kind = 'opening' AND o.cancelled_at_ms IS NULL)`;
