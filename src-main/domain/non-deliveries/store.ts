import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { NonDelivery } from '../../contract/non-deliveries';
import { fold } from '../../contract/values/text';
import type { ReadDb, WriteDb } from '../../data/database';

const stored = z.object({
  address: z.string(),
  reason: z.string(),
  atMs: z.number(),
  operator: z.string(),
  listId: z.string(),
});

export function findMark(db: ReadDb, clientId: number): NonDelivery | null {
  const [found] = db.all(sql`
    SELECT address, reason, at_ms AS atMs, operator_name AS operator, list_id AS listId
    FROM undelivered_addresses WHERE client_id = ${clientId}`);
  if (found === undefined) return null;
  const { listId, ...mark } = stored.parse(found);
  return { ...mark, fromList: listId !== '' };
}

interface Marked {
  readonly clientId: number;
  readonly address: string;
  readonly reason: string;
  readonly listId: string;
  readonly atMs: number;
  readonly operator: string;
}

export function saveMark(db: WriteDb, mark: Marked): void {
  db.run(sql`
    INSERT INTO undelivered_addresses (client_id, address, reason, list_id, at_ms, operator_name)
    VALUES (${mark.clientId}, ${mark.address}, ${mark.reason}, ${mark.listId}, ${mark.atMs}, ${mark.operator})
    ON CONFLICT (client_id) DO UPDATE SET address = excluded.address, reason = excluded.reason,
      list_id = excluded.list_id, at_ms = excluded.at_ms, operator_name = excluded.operator_name`);
}

export function removeMark(db: WriteDb, clientId: number): void {
  db.run(sql`DELETE FROM undelivered_addresses WHERE client_id = ${clientId}`);
}

const owner = z.object({ id: z.number(), name: z.string(), email: z.string(), isMarked: z.number() });
type Owner = z.infer<typeof owner>;

/** The clients whose main address it is: of active ones one at most, of deactivated ones any number. */
export function listOwners(db: ReadDb, address: string): Owner[] {
  return db
    .all(sql`
      SELECT c.id, c.name, c.email, u.client_id IS NOT NULL AS isMarked
      FROM clients c LEFT JOIN undelivered_addresses u ON u.client_id = c.id
      WHERE c.email_key = ${fold(address)} AND c.email_key <> '' ORDER BY c.state, c.id`)
    .map((row) => owner.parse(row));
}

const markOfList = z.object({ clientId: z.number(), address: z.string() });

export function listMarksOf(db: ReadDb, listId: string): z.infer<typeof markOfList>[] {
  return db
    .all(sql`
      SELECT client_id AS clientId, address FROM undelivered_addresses
      WHERE list_id = ${listId} AND list_id <> '' ORDER BY client_id`)
    .map((row) => markOfList.parse(row));
}
