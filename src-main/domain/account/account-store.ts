import { type SQL, sql } from 'drizzle-orm';
import {
  type AccountTotals,
  accountTotals,
  type Debit,
  type InvoiceName,
  type PaymentPromise,
  promise,
  type Transaction,
} from '../../contract/account';
import { Refusal } from '../../contract/failures';
import { cents } from '../../contract/values/money';
import type { ReadDb, WriteDb } from '../../data/database';
import { paymentPromises } from '../../data/schema';
import { query } from '../../data/statements';
import { OPEN } from './ledger-store';

const totalsOf = query<unknown>(`
  SELECT version, balance_cents AS balanceCents, unpaid_invoices AS unpaidInvoices, unpaid_cents AS unpaidCents,
    credit_cents AS creditCents, oldest_due_on AS oldestDueOn
  FROM client_accounts WHERE client_id = ?`);

/** What a client comes to; NOT_FOUND where there is no such client. */
export function requireTotals(db: ReadDb, clientId: number): AccountTotals {
  const [found] = totalsOf(db, clientId);
  if (!found) throw new Refusal('NOT_FOUND');
  return accountTotals.parse(found);
}

/** Whether anything was ever posted to a client's account: that is nobody's to take away. */
export function hasAccount(db: ReadDb, clientId: number): boolean {
  const { posted } = db.get<{ posted: number }>(sql`
    SELECT EXISTS (SELECT 1 FROM debits WHERE client_id = ${clientId})
      OR EXISTS (SELECT 1 FROM payments WHERE client_id = ${clientId})
      OR EXISTS (SELECT 1 FROM credits WHERE client_id = ${clientId}) AS posted`);
  return posted === 1;
}

/** An invoice's name, over `invoices i`, as `i_…`; see `rowToName`. */
export const INVOICE_NAME = sql.raw(`
  i.id AS i_id, i.internal_number AS i_internalNumber, i.point_of_sale AS i_pointOfSale, i.number AS i_number,
  i.period_start_on AS i_startOn, document.json ->> 'code' AS i_typeCode,
  coalesce((SELECT description FROM invoice_lines WHERE invoice_id = i.id
    ORDER BY plan_id IS NULL, position DESC LIMIT 1), '') AS i_plan`);
export const INVOICE_JOINS = sql.raw(`
  LEFT JOIN invoices i ON i.id = d.invoice_id
  LEFT JOIN invoice_snapshots document ON document.id = i.document_snapshot_id`);

/** As `INVOICE_NAME` reads it; all null where there is no invoice. */
export interface NameRow {
  readonly i_id: number | null;
  readonly i_internalNumber: number;
  readonly i_typeCode: string;
  readonly i_pointOfSale: number;
  readonly i_number: number | null;
  readonly i_plan: string;
  readonly i_startOn: InvoiceName['startOn'];
}

export function rowToName(row: NameRow): InvoiceName | null {
  if (row.i_id === null) return null;
  return {
    id: row.i_id,
    internalNumber: row.i_internalNumber,
    typeCode: row.i_typeCode,
    pointOfSale: row.i_pointOfSale,
    number: row.i_number,
    plan: row.i_plan,
    startOn: row.i_startOn,
  };
}

/** The invoices that these debts are of, by the debt. */
export function nameInvoices(db: ReadDb, debitIds: readonly number[]): Map<number, InvoiceName> {
  const rows = db.all<NameRow & { debitId: number }>(sql`
    SELECT d.id AS debitId, ${INVOICE_NAME} FROM json_each(${JSON.stringify(debitIds)}) AS wanted
    CROSS JOIN debits d ON d.id = wanted.value ${INVOICE_JOINS}`);
  return new Map(
    rows.flatMap((row) => {
      const name = rowToName(row);
      return name ? [[row.debitId, name] satisfies [number, InvoiceName]] : [];
    }),
  );
}

/** What a client owes, the oldest due first. */
export function listUnpaid(db: ReadDb, clientId: number): Debit[] {
  return db
    .all<Omit<Debit, 'invoice'> & NameRow>(sql`
      SELECT d.id, d.kind, d.contract_id AS contractId, d.invoice_count AS invoiceCount, d.posted_on AS postedOn,
        d.due_on AS dueOn, d.amount_cents AS amountCents, d.amount_cents - d.paid_cents AS restCents, ${INVOICE_NAME}
      FROM debits d ${INVOICE_JOINS}
      WHERE d.client_id = ${clientId} AND ${OPEN} ORDER BY d.due_on, d.id`)
    .map((row) => ({
      id: row.id,
      kind: row.kind,
      contractId: row.contractId,
      invoiceCount: row.invoiceCount,
      postedOn: row.postedOn,
      dueOn: row.dueOn,
      amountCents: row.amountCents,
      restCents: row.restCents,
      invoice: rowToName(row),
    }));
}

export function findPromise(db: ReadDb, clientId: number): PaymentPromise | null {
  const [found] = db.all(sql`
    SELECT id, until_on AS untilOn, note, at_ms AS atMs, operator_name AS operator
    FROM payment_promises WHERE client_id = ${clientId} AND withdrawn_at_ms IS NULL`);
  return found ? promise.parse(found) : null;
}

/** Takes the place of the one before. */
export function insertPromise(
  db: WriteDb,
  { atMs, ...rest }: Omit<typeof paymentPromises.$inferInsert, 'id' | 'withdrawnAtMs'>,
): number {
  db.run(sql`
    UPDATE payment_promises SET withdrawn_at_ms = ${atMs} WHERE client_id = ${rest.clientId} AND withdrawn_at_ms IS NULL`);
  return db
    .insert(paymentPromises)
    .values({ atMs, ...rest })
    .returning({ id: paymentPromises.id })
    .get().id;
}

/** Whose it was; NOT_FOUND where it no longer stands. */
export function withdrawPromise(db: WriteDb, id: number, atMs: number): { clientId: number; untilOn: string } {
  const [found] = db.all<{ clientId: number; untilOn: string }>(sql`
    SELECT client_id AS clientId, until_on AS untilOn FROM payment_promises
    WHERE id = ${id} AND withdrawn_at_ms IS NULL`);
  if (!found) throw new Refusal('NOT_FOUND');
  db.run(sql`UPDATE payment_promises SET withdrawn_at_ms = ${atMs} WHERE id = ${id}`);
  return found;
}

/**
 * Everything that was ever posted to an account: by its date, then the instant at which it was posted, and of one instant
 * what is owed before what pays it. Each table has a rank of its own, so that no two entries have the same place.
 */
function entriesOf(clientId: number): SQL {
  return sql`
    SELECT posted_on AS onDate, at_ms AS atMs, 0 AS rank, id, kind, amount_cents AS amountCents
    FROM debits WHERE client_id = ${clientId}
    UNION ALL
    SELECT cancelled_on, cancelled_at_ms, 4, id, kind || 'Cancelled', -amount_cents
    FROM debits WHERE client_id = ${clientId} AND cancelled_at_ms IS NOT NULL
    UNION ALL
    SELECT paid_on, at_ms, 1, id, 'payment', -amount_cents FROM payments WHERE client_id = ${clientId}
    UNION ALL
    SELECT voided_on, voided_at_ms, 3, id, 'paymentVoided', amount_cents
    FROM payments WHERE client_id = ${clientId} AND voided_at_ms IS NOT NULL
    UNION ALL
    SELECT posted_on, at_ms, 2, id, CASE kind WHEN 'opening' THEN 'openingCredit' ELSE kind END, -amount_cents
    FROM credits WHERE client_id = ${clientId} AND kind <> 'excess' AND (kind = 'opening' OR cancelled_at_ms IS NULL)
    UNION ALL
    SELECT cancelled_on, cancelled_at_ms, 5, id, 'openingCreditCancelled', amount_cents
    FROM credits WHERE client_id = ${clientId} AND kind = 'opening' AND cancelled_at_ms IS NOT NULL`;
}

interface TransactionRow
  extends Pick<
      Transaction,
      'kind' | 'onDate' | 'amountCents' | 'balanceCents' | 'dueOn' | 'paymentId' | 'receiptNumber'
    >,
    NameRow {
  readonly id: number;
  readonly invoiceCount: number | null;
  readonly restCents: Transaction['restCents'] | null;
  readonly method: string | null;
  readonly voidReason: string | null;
}

const ZERO = cents.parse(0);

/** One page of a client's account, the newest first, each line with the balance after it. */
export function listTransactions(db: ReadDb, clientId: number, offset: number, limit: number): Transaction[] {
  return db
    .all<TransactionRow>(sql`
      WITH entries AS (${entriesOf(clientId)}), page AS (
        SELECT *, sum(amountCents) OVER (ORDER BY onDate, atMs, rank, id ROWS UNBOUNDED PRECEDING) AS balanceCents
        FROM entries ORDER BY onDate DESC, atMs DESC, rank DESC, id DESC LIMIT ${limit} OFFSET ${offset}
      )
      SELECT page.id, page.kind, page.onDate, page.amountCents, page.balanceCents, d.invoice_count AS invoiceCount,
        CASE page.rank WHEN 0 THEN d.due_on END AS dueOn,
        CASE WHEN page.rank = 0 AND d.cancelled_at_ms IS NULL THEN d.amount_cents - d.paid_cents END AS restCents,
        p.id AS paymentId, p.receipt_number AS receiptNumber, m.name AS method, p.void_reason AS voidReason, ${INVOICE_NAME}
      FROM page
      LEFT JOIN debits d ON page.rank IN (0, 4) AND d.id = page.id
      LEFT JOIN payments p ON page.kind IN ('payment', 'paymentVoided') AND p.id = page.id
      LEFT JOIN payment_methods m ON m.id = p.method_id
      ${INVOICE_JOINS}
      ORDER BY page.onDate DESC, page.atMs DESC, page.rank DESC, page.id DESC`)
    .map(rowToTransaction);
}

function rowToTransaction(row: TransactionRow): Transaction {
  const { kind, onDate, amountCents, balanceCents, dueOn, paymentId, receiptNumber } = row;
  return {
    key: `${kind} ${row.id}`,
    kind,
    onDate,
    amountCents,
    balanceCents,
    dueOn,
    paymentId,
    receiptNumber,
    invoice: rowToName(row),
    invoiceCount: row.invoiceCount ?? 0,
    restCents: row.restCents ?? ZERO,
    method: row.method ?? '',
    voidReason: row.voidReason ?? '',
  };
}

export function countTransactions(db: ReadDb, clientId: number): number {
  return db.get<{ total: number }>(sql`SELECT count(*) AS total FROM (${entriesOf(clientId)})`).total;
}
