import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import {
  clientSnapshot,
  documentSnapshot,
  fiscalStates,
  type Invoice,
  type InvoiceFilter,
  type InvoiceRow,
  type InvoiceRun,
  issuerSnapshot,
} from '../../contract/invoices';
import type { Printable } from '../../contract/invoice-documents';
import { Refusal } from '../../contract/failures';
import { calendarDate } from '../../contract/values/calendar-date';
import { basisPoints, cents } from '../../contract/values/money';
import { fold } from '../../contract/values/text';
import type { ReadDb } from '../../data/database';

/** Rows come as SQLite has them; the contract's shapes say what they are. */
const day = calendarDate;
const row = z.object({
  id: z.number(),
  internalNumber: z.number(),
  clientId: z.number(),
  contractId: z.number(),
  client: z.string(),
  plan: z.string(),
  typeCode: z.string(),
  pointOfSale: z.number(),
  number: z.number().nullable(),
  startOn: day,
  endOn: day,
  issuedOn: day,
  dueOn: day,
  totalCents: cents,
  fiscalState: z.enum(fiscalStates),
  voided: z.number().transform((value) => value === 1),
});

const SHOWN = sql`
  i.id, i.internal_number AS internalNumber, i.client_id AS clientId, i.contract_id AS contractId,
  client.json ->> 'name' AS client, document.json ->> 'code' AS typeCode,
  coalesce((SELECT description FROM invoice_lines WHERE invoice_id = i.id
    ORDER BY plan_id IS NULL, position DESC LIMIT 1), '') AS plan,
  i.point_of_sale AS pointOfSale, i.number, i.period_start_on AS startOn, i.period_end_on AS endOn,
  i.issued_on AS issuedOn, i.due_on AS dueOn, i.total_cents AS totalCents, i.fiscal_state AS fiscalState,
  i.voided_at_ms IS NOT NULL AS voided
  FROM invoices i
  JOIN invoice_snapshots client ON client.id = i.client_snapshot_id
  JOIN invoice_snapshots document ON document.id = i.document_snapshot_id`;

function whereOf({ text, runId, clientId, month, state }: InvoiceFilter): SQL {
  const conditions = [sql`1`];
  if (runId !== undefined) conditions.push(sql`i.run_id = ${runId}`);
  if (clientId !== undefined) conditions.push(sql`i.client_id = ${clientId}`);
  if (month !== undefined) {
    const first = `${month.slice(0, 7)}-01`;
    conditions.push(sql`coalesce(i.fiscal_on, i.issued_on) BETWEEN ${first} AND date(${first}, '+1 month', '-1 day')`);
  }
  if (state === 'voided') conditions.push(sql`i.voided_at_ms IS NOT NULL`);
  else if (state !== undefined) conditions.push(sql`i.voided_at_ms IS NULL AND i.fiscal_state = ${state}`);
  const number = /^\d{1,9}$/u.exec(text)?.[0];
  if (number !== undefined)
    conditions.push(sql`(i.internal_number = ${Number(number)} OR i.number = ${Number(number)})`);
  else if (text !== '') {
    const words = fold(text).replace(/[\\%_]/gu, '\\$&');
    conditions.push(sql`i.client_id IN (SELECT id FROM clients WHERE name_key LIKE ${`%${words}%`} ESCAPE '\\')`);
  }
  return sql.join(conditions, sql` AND `);
}

export function listInvoices(db: ReadDb, filter: InvoiceFilter, offset: number, limit: number): InvoiceRow[] {
  return db
    .all(sql`
      SELECT ${SHOWN} WHERE ${whereOf(filter)} ORDER BY i.internal_number DESC LIMIT ${limit} OFFSET ${offset}`)
    .map((found) => row.parse(found));
}

/** Whether a filter leaves nothing out. */
export function isEverything({ text, ...narrowed }: InvoiceFilter): boolean {
  return text === '' && Object.values(narrowed).every((value) => value === undefined);
}

/** How many, and what they come to. All of them together are what the runs say: nobody counts millions to open a list. */
export function countInvoices(db: ReadDb, filter: InvoiceFilter): { total: number; totalCents: number } {
  if (isEverything(filter))
    return db.get<{ total: number; totalCents: number }>(sql`
      SELECT coalesce(sum(invoices), 0) AS total, coalesce(sum(total_cents), 0)
        - (SELECT coalesce(sum(total_cents), 0) FROM invoices WHERE voided_at_ms IS NOT NULL) AS totalCents
      FROM invoice_runs`);
  return db.get<{ total: number; totalCents: number }>(sql`
    SELECT count(*) AS total, coalesce(sum(CASE WHEN i.voided_at_ms IS NULL THEN i.total_cents ELSE 0 END), 0) AS totalCents
    FROM invoices i WHERE ${whereOf(filter)}`);
}

const MOST_PRINTED = 1_000_000;

/** Those to be printed, in the order of their numbers; a void one only where it is named. */
export function listPrintable(
  db: ReadDb,
  what: Exclude<Printable, { kind: 'creditNotes' }>,
): { id: number; internalNumber: number; issuedOn: string }[] {
  const wanted =
    what.kind === 'filter'
      ? sql`${whereOf(what.filter)} AND i.voided_at_ms IS NULL`
      : sql`i.id IN (SELECT value FROM json_each(${JSON.stringify(what.ids)}))`;
  return db.all<{ id: number; internalNumber: number; issuedOn: string }>(sql`
    SELECT i.id, i.internal_number AS internalNumber, i.issued_on AS issuedOn FROM invoices i
    WHERE ${wanted} ORDER BY i.internal_number LIMIT ${MOST_PRINTED}`);
}

const more = z.object({
  issuer: z.string(),
  issuedTo: z.string(),
  document: z.string(),
  netCents: cents,
  taxCents: cents,
  secondDueOn: day.nullable(),
  secondSurchargeCents: cents,
  thirdDueOn: day.nullable(),
  thirdSurchargeCents: cents,
  version: z.number(),
  rejectionReason: z.string(),
  authorizationCode: z.string(),
  authorizationExpiresOn: day.nullable(),
  fiscalOn: day.nullable(),
  voidReason: z.string().nullable(),
});

const line = z.object({
  description: z.string(),
  byDays: z.number().transform((value) => value === 1),
  fromOn: day,
  toOn: day,
  days: z.number(),
  cycleDays: z.number(),
  priceCents: cents,
  amountCents: cents,
});

const tax = z.object({
  name: z.string(),
  rateBp: basisPoints,
  mode: z.enum(['included', 'added']),
  baseCents: cents,
  amountCents: cents,
});

/** An invoice as it was issued, whatever its client and issuer are by now. */
export function requireInvoice(db: ReadDb, id: number): Invoice {
  const [shown] = db.all(sql`SELECT ${SHOWN} WHERE i.id = ${id}`);
  const [rest] = db.all(sql`
    SELECT issuer.json AS issuer, client.json AS issuedTo, document.json AS document, i.net_cents AS netCents,
      i.tax_cents AS taxCents, i.second_due_on AS secondDueOn, i.second_surcharge_cents AS secondSurchargeCents,
      i.third_due_on AS thirdDueOn, i.third_surcharge_cents AS thirdSurchargeCents,
      i.version, i.rejection_reason AS rejectionReason, i.authorization_code AS authorizationCode, i.authorization_expires_on AS authorizationExpiresOn,
      i.fiscal_on AS fiscalOn,
      CASE WHEN i.voided_at_ms IS NULL THEN NULL ELSE i.void_reason END AS voidReason
    FROM invoices i
    JOIN invoice_snapshots issuer ON issuer.id = i.issuer_snapshot_id
    JOIN invoice_snapshots client ON client.id = i.client_snapshot_id
    JOIN invoice_snapshots document ON document.id = i.document_snapshot_id
    WHERE i.id = ${id}`);
  if (!shown || !rest) throw new Refusal('NOT_FOUND');
  const { issuer, issuedTo, document, ...amounts } = more.parse(rest);
  const lines = db.all(sql`
    SELECT description, plan_id IS NOT NULL AS byDays, from_on AS fromOn, to_on AS toOn, days, cycle_days AS cycleDays, price_cents AS priceCents,
      amount_cents AS amountCents
    FROM invoice_lines WHERE invoice_id = ${id} ORDER BY position`);
  const taxes = db.all(sql`
    SELECT name, rate_bp AS rateBp, mode, base_cents AS baseCents, amount_cents AS amountCents
    FROM invoice_taxes WHERE invoice_id = ${id} ORDER BY position`);
  return {
    ...row.parse(shown),
    ...amounts,
    issuer: issuerSnapshot.parse(JSON.parse(issuer)),
    issuedTo: clientSnapshot.parse(JSON.parse(issuedTo)),
    document: documentSnapshot.parse(JSON.parse(document)),
    lines: lines.map((found) => line.parse(found)),
    taxes: taxes.map((found) => tax.parse(found)),
  };
}

const MOST_RUNS = 100;

export function listRuns(db: ReadDb): InvoiceRun[] {
  const run = z.object({
    id: z.number(),
    atMs: z.number(),
    operator: z.string(),
    issuedOn: day,
    untilOn: day,
    invoices: z.number(),
    totalCents: cents,
  });
  return db
    .all(sql`
      SELECT id, at_ms AS atMs, operator_name AS operator, issued_on AS issuedOn, until_on AS untilOn, invoices,
        total_cents AS totalCents
      FROM invoice_runs ORDER BY id DESC LIMIT ${MOST_RUNS}`)
    .map((found) => run.parse(found));
}

/** Whether something was issued for a contract: it is then no longer to be taken away. */
export function isBilled(db: ReadDb, contractId: number): boolean {
  const { found } = db.get<{ found: number }>(
    sql`SELECT EXISTS (SELECT 1 FROM invoices WHERE contract_id = ${contractId}) AS found`,
  );
  return found === 1;
}
