import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { contractStates } from '../../contract/contracts';
import type { ReadDb, WriteDb } from '../../data/database';

/** How a contract stood by its client's debt from before, when the system enabled it since that was paid. */
export const stood = z.enum(contractStates).exclude(['enabled']);
export type Stood = z.infer<typeof stood>;

/** Forgets how a contract stood by its client's debt from before, or has it stand otherwise; answers what it was. */
export function replaceStood(db: WriteDb, contractId: number, next: Stood | null): Stood | null {
  const [was] = db.all<{ stood: Stood }>(
    sql`DELETE FROM opening_releases WHERE contract_id = ${contractId} RETURNING stood`,
  );
  if (next !== null) db.run(sql`INSERT INTO opening_releases (contract_id, stood) VALUES (${contractId}, ${next})`);
  return was?.stood ?? null;
}

/** The same, left as it is; null where nothing is remembered of the contract. */
export function findStood(db: ReadDb, contractId: number): Stood | null {
  const [row] = db.all<{ stood: Stood }>(sql`SELECT stood FROM opening_releases WHERE contract_id = ${contractId}`);
  return row?.stood ?? null;
}
