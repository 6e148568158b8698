import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { itemKinds, type BillingItem, type ItemFields } from '../../contract/billing-items';
import { Refusal } from '../../contract/failures';
import { calendarDate } from '../../contract/values/calendar-date';
import { basisPoints, cents } from '../../contract/values/money';
import type { ReadDb, WriteDb } from '../../data/database';
import { isSpent, type Item } from './rules';

const flag = z.number().transform((value) => value === 1);

const row = z.object({
  id: z.number(),
  version: z.number(),
  contractId: z.number(),
  kind: z.enum(itemKinds),
  repeats: flag,
  description: z.string(),
  amountCents: cents.nullable(),
  rateBp: basisPoints.nullable(),
  fromOn: calendarDate,
  toOn: calendarDate.nullable(),
  retired: flag,
  uses: z.number(),
  usedCents: cents,
});
type Row = z.infer<typeof row>;

const SHOWN = sql`
  i.id, i.version, i.contract_id AS contractId, i.kind, i.repeats, i.description, i.amount_cents AS amountCents,
  i.rate_bp AS rateBp, i.from_on AS fromOn, i.to_on AS toOn, i.retired,
  (SELECT count(*) FROM billing_item_uses u WHERE u.item_id = i.id) AS uses,
  (SELECT coalesce(sum(u.amount_cents), 0) FROM billing_item_uses u WHERE u.item_id = i.id) AS usedCents
  FROM billing_items i`;

/** Contracts' items that may still be billed, in the order in which they were entered. */
export function listItems(db: ReadDb, contractIds: readonly number[]): Map<number, Item[]> {
  const items = new Map<number, Item[]>();
  const rows = db.all(sql`
    SELECT ${SHOWN} WHERE i.retired = 0
      AND i.contract_id IN (SELECT value FROM json_each(${JSON.stringify(contractIds)})) ORDER BY i.id`);
  for (const found of rows) {
    const item = row.parse(found);
    items.set(item.contractId, [...(items.get(item.contractId) ?? []), item]);
  }
  return items;
}

export function requireItem(db: ReadDb, id: number): Row {
  const [found] = db.all(sql`SELECT ${SHOWN} WHERE i.id = ${id}`);
  if (found === undefined) throw new Refusal('NOT_FOUND');
  return row.parse(found);
}

const CONTRACT_NAME = sql`(
  SELECT e.name || coalesce(' · ' || nullif(coalesce(nullif(k.ip, ''), nullif(k.user_name, ''), k.address), ''), '')
  FROM catalog_entries e WHERE e.id = k.plan_id)`;

export function listItemsOf(db: ReadDb, clientId: number, today: string): BillingItem[] {
  const named = z.object({ contract: z.string() });
  return db
    .all(sql`
      SELECT ${CONTRACT_NAME} AS contract, ${SHOWN} JOIN contracts k ON k.id = i.contract_id
      WHERE k.client_id = ${clientId} ORDER BY i.id DESC`)
    .map((found) => {
      const { retired, ...item } = row.parse(found);
      const hasEnded = item.toOn !== null && item.toOn < today;
      return { ...item, ...named.parse(found), over: retired || hasEnded || isSpent(item) };
    });
}

/** The live contracts of a client, in short. */
export function listContractNames(db: ReadDb, clientId: number): { id: number; name: string }[] {
  return db.all<{ id: number; name: string }>(sql`
    SELECT k.id, ${CONTRACT_NAME} AS name FROM contracts k
    WHERE k.client_id = ${clientId} AND k.ended_on IS NULL ORDER BY k.id`);
}

export function insertItem(db: WriteDb, contractId: number, fields: ItemFields): number {
  const { kind, repeats, description, amountCents, rateBp, fromOn, toOn } = fields;
  return db.get<{ id: number }>(sql`
    INSERT INTO billing_items (contract_id, kind, repeats, description, amount_cents, rate_bp, from_on, to_on)
    VALUES (${contractId}, ${kind}, ${repeats ? 1 : 0}, ${description}, ${amountCents}, ${rateBp}, ${fromOn}, ${toOn})
    RETURNING id`).id;
}

export function updateItem(db: WriteDb, id: number, fields: ItemFields): void {
  const { kind, repeats, description, amountCents, rateBp, fromOn, toOn } = fields;
  db.run(sql`
    UPDATE billing_items SET version = version + 1, kind = ${kind}, repeats = ${repeats ? 1 : 0},
      description = ${description}, amount_cents = ${amountCents}, rate_bp = ${rateBp}, from_on = ${fromOn}, to_on = ${toOn}
    WHERE id = ${id}`);
}

export function retireItem(db: WriteDb, id: number): void {
  db.run(sql`UPDATE billing_items SET version = version + 1, retired = 1 WHERE id = ${id}`);
}

/** What a voided invoice billed is billed again with its period. */
export function releaseItems(db: WriteDb, invoiceId: number): void {
  db.run(sql`DELETE FROM billing_item_uses WHERE invoice_id = ${invoiceId}`);
}
