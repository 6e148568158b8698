import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { Refusal } from '../../contract/failures';
import { type OpeningPosting, openingBalancesContract, type OpeningSums } from '../../contract/opening-balances';
import type { ReadDb, WriteDb } from '../../data/database';
import { noOpeningEntry } from '../account';
import type { Brought } from './rules';

export interface BroughtBy extends Brought {
  readonly clientId: number;
  readonly customId: string;
  readonly client: string;
  /** When the list was imported that the client came with. */
  readonly importedAtMs: number | null;
}

/** Every client that brought something and has no opening entry, by name. */
export function listBrought(db: ReadDb): BroughtBy[] {
  return db.all<BroughtBy>(sql`
    SELECT c.id AS clientId, c.custom_id AS customId, c.name AS client, carried.unpaid_count AS invoiceCount,
      carried.unpaid_balance_cents AS balanceCents, (
        SELECT i.at_ms FROM import_rows r JOIN imports i ON i.id = r.import_id
        WHERE r.client_id = c.id ORDER BY r.import_id LIMIT 1
      ) AS importedAtMs
    FROM client_carried_columns carried JOIN clients c ON c.id = carried.client_id
    WHERE (carried.unpaid_count <> 0 OR carried.unpaid_balance_cents <> 0) AND ${noOpeningEntry}
    ORDER BY c.name_key, c.id`);
}

interface NewPosting extends OpeningSums {
  readonly atMs: number;
  readonly operatorId: number | null;
  readonly operatorName: string;
}

export function insertPosting(db: WriteDb, posting: NewPosting): number {
  const { atMs, operatorId, operatorName, debtors, invoices, debtCents, creditors, creditCents } = posting;
  return db.get<{ id: number }>(sql`
    INSERT INTO opening_postings (at_ms, operator_id, operator_name, debtors, invoices, debt_cents, creditors, credit_cents)
    VALUES (${atMs}, ${operatorId}, ${operatorName}, ${debtors}, ${invoices}, ${debtCents}, ${creditors}, ${creditCents})
    RETURNING id`).id;
}

export interface OpeningEntry {
  readonly clientId: number;
  readonly debitId: number | null;
  readonly creditId: number | null;
}

export function insertEntry(
  db: WriteDb,
  { postingId, clientId, debitId, creditId }: OpeningEntry & { readonly postingId: number },
): void {
  db.run(sql`
    INSERT INTO opening_entries (posting_id, client_id, debit_id, credit_id)
    VALUES (${postingId}, ${clientId}, ${debitId}, ${creditId})`);
}

const posting = openingBalancesContract.postings.output.shape.postings.element;

const POSTINGS = sql.raw(`
  SELECT p.id, p.version, p.at_ms AS atMs, p.operator_name AS operator, p.debtors, p.invoices, p.debt_cents AS debtCents,
    p.creditors, p.credit_cents AS creditCents, (
      SELECT count(*) FROM opening_entries e
      LEFT JOIN debits d ON d.id = e.debit_id LEFT JOIN credits k ON k.id = e.credit_id
      WHERE e.posting_id = p.id AND coalesce(d.cancelled_at_ms, k.cancelled_at_ms) IS NULL
    ) AS standing
  FROM opening_postings p`);

export function listPostings(db: ReadDb): OpeningPosting[] {
  return z.array(posting).parse(db.all(sql`${POSTINGS} ORDER BY p.id DESC LIMIT 100`));
}

export function requirePosting(db: ReadDb, id: number): OpeningPosting {
  const [found] = db.all(sql`${POSTINGS} WHERE p.id = ${id}`);
  if (!found) throw new Refusal('NOT_FOUND');
  return posting.parse(found);
}

export function touchPosting(db: WriteDb, id: number): void {
  db.run(sql`UPDATE opening_postings SET version = version + 1 WHERE id = ${id}`);
}

export interface StandingEntry extends OpeningEntry {
  readonly client: string;
  readonly amountCents: number;
  readonly invoiceCount: number;
  /** Whether anything was paid of it, or used. */
  readonly touched: boolean;
}

/** What of a posting was not taken back. */
export function listStanding(db: ReadDb, postingId: number): StandingEntry[] {
  return db
    .all<Omit<StandingEntry, 'touched'> & { touched: number }>(sql`
      SELECT e.client_id AS clientId, e.debit_id AS debitId, e.credit_id AS creditId, c.name AS client,
        coalesce(d.amount_cents, k.amount_cents) AS amountCents, coalesce(d.invoice_count, 0) AS invoiceCount,
        coalesce(d.paid_cents, k.used_cents) > 0 AS touched
      FROM opening_entries e JOIN clients c ON c.id = e.client_id
      LEFT JOIN debits d ON d.id = e.debit_id LEFT JOIN credits k ON k.id = e.credit_id
      WHERE e.posting_id = ${postingId} AND coalesce(d.cancelled_at_ms, k.cancelled_at_ms) IS NULL
      ORDER BY c.name_key, c.id`)
    .map((row) => ({ ...row, touched: row.touched === 1 }));
}
