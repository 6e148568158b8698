import { type SQL, sql } from 'drizzle-orm';
import type { ClientSelection } from '../../contract/clients';
import type { ReadDb } from '../../data/database';
import { selectionCondition } from '../clients';

/** Those of a selection, over `clients AS c`, that owe more than is to their credit. */
export function debtorsOf(db: ReadDb, selection: ClientSelection): SQL {
  return sql`${selectionCondition(db, selection)}
    AND EXISTS (SELECT 1 FROM client_accounts a WHERE a.client_id = c.id AND a.balance_cents > 0)`;
}
