import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { CreditNote, CreditNoteRow } from '../../contract/credit-notes';
import { fiscalStates } from '../../contract/invoices';
import { Refusal } from '../../contract/failures';
import { calendarDate } from '../../contract/values/calendar-date';
import { basisPoints, cents } from '../../contract/values/money';
import type { ReadDb, WriteDb } from '../../data/database';
import { requireInvoice } from '../invoices';
import type { Parts } from './rules';

const row = z.object({
  id: z.number(),
  version: z.number(),
  internalNumber: z.number(),
  invoiceId: z.number(),
  pointOfSale: z.number(),
  number: z.number().nullable(),
  issuedOn: calendarDate,
  operator: z.string(),
  reason: z.string(),
  netCents: cents,
  taxCents: cents,
  totalCents: cents,
  fiscalState: z.enum(fiscalStates),
  rejectionReason: z.string(),
  authorizationCode: z.string(),
  authorizationExpiresOn: calendarDate.nullable(),
  fiscalOn: calendarDate.nullable(),
});

const SHOWN = sql`
  n.id, n.version, n.internal_number AS internalNumber, n.invoice_id AS invoiceId, n.point_of_sale AS pointOfSale, n.number,
  n.issued_on AS issuedOn, n.operator_name AS operator, n.reason, n.net_cents AS netCents, n.tax_cents AS taxCents,
  n.total_cents AS totalCents, n.fiscal_state AS fiscalState, n.rejection_reason AS rejectionReason,
  n.authorization_code AS authorizationCode, n.authorization_expires_on AS authorizationExpiresOn,
  n.fiscal_on AS fiscalOn
  FROM credit_notes n`;

export function listNotes(db: ReadDb, invoiceId: number): CreditNoteRow[] {
  return db
    .all(sql`SELECT ${SHOWN} WHERE n.invoice_id = ${invoiceId} ORDER BY n.internal_number`)
    .map((found) => row.parse(found));
}

const tax = z.object({
  name: z.string(),
  rateBp: basisPoints,
  mode: z.enum(['included', 'added']),
  amountCents: cents,
});

function taxesOf(db: ReadDb, id: number): z.infer<typeof tax>[] {
  return db
    .all(sql`
      SELECT name, rate_bp AS rateBp, mode, amount_cents AS amountCents
      FROM credit_note_taxes WHERE credit_note_id = ${id} ORDER BY position`)
    .map((found) => tax.parse(found));
}

export function requireNote(db: ReadDb, id: number): CreditNote {
  const [found] = db.all(sql`SELECT ${SHOWN} WHERE n.id = ${id}`);
  if (found === undefined) throw new Refusal('NOT_FOUND');
  const note = row.parse(found);
  const { issuer, issuedTo, document, number: invoiceNumber } = requireInvoice(db, note.invoiceId);
  return { ...note, issuer, issuedTo, document, invoiceNumber, taxes: taxesOf(db, id) };
}

/** What the notes of an invoice took, part by part. */
export function listCredited(db: ReadDb, invoiceId: number): Parts[] {
  const notes = db.all<{ id: number; netCents: number }>(
    sql`SELECT id, net_cents AS netCents FROM credit_notes WHERE invoice_id = ${invoiceId} ORDER BY id`,
  );
  return notes.map(({ id, netCents }) => ({
    netCents,
    taxCents: taxesOf(db, id).map(({ amountCents }) => amountCents),
  }));
}

/** Which series an invoice's notes are numbered in. */
export function seriesOf(db: ReadDb, invoiceId: number): { legalEntityId: number; invoiceTypeId: number } {
  return db.get<{ legalEntityId: number; invoiceTypeId: number }>(sql`
    SELECT legal_entity_id AS legalEntityId, invoice_type_id AS invoiceTypeId FROM invoices WHERE id = ${invoiceId}`);
}

/** The day of the last note of a series that the office numbers itself; null before the first. */
export function findLastDay(
  db: ReadDb,
  { legalEntityId, invoiceTypeId, pointOfSale }: Pick<NewNote, 'legalEntityId' | 'invoiceTypeId' | 'pointOfSale'>,
): string | null {
  const [found] = db.all<{ issuedOn: string }>(sql`
    SELECT issued_on AS issuedOn FROM credit_notes
    WHERE legal_entity_id = ${legalEntityId} AND invoice_type_id = ${invoiceTypeId} AND point_of_sale = ${pointOfSale}
      AND number IS NOT NULL ORDER BY number DESC LIMIT 1`);
  return found?.issuedOn ?? null;
}

export interface NewNote {
  readonly invoiceId: number;
  readonly clientId: number;
  readonly legalEntityId: number;
  readonly invoiceTypeId: number;
  readonly pointOfSale: number;
  readonly number: number | null;
  readonly issuedOn: string;
  readonly atMs: number;
  readonly operator: string;
  readonly reason: string;
  readonly netCents: number;
  readonly taxCents: number;
  readonly totalCents: number;
  readonly fiscalState: 'none' | 'pending';
  readonly taxes: readonly Omit<CreditNote['taxes'][number], 'amountCents'>[];
  readonly taxAmounts: readonly number[];
}

export function insertNote(db: WriteDb, note: NewNote): { id: number; internalNumber: number } {
  const made = db.get<{ id: number; internalNumber: number }>(sql`
    INSERT INTO credit_notes (internal_number, invoice_id, client_id, legal_entity_id, invoice_type_id, point_of_sale,
      number, issued_on, at_ms, operator_name, reason, net_cents, tax_cents, total_cents, fiscal_state)
    VALUES ((SELECT coalesce(max(internal_number), 0) + 1 FROM credit_notes), ${note.invoiceId}, ${note.clientId},
      ${note.legalEntityId}, ${note.invoiceTypeId}, ${note.pointOfSale}, ${note.number}, ${note.issuedOn}, ${note.atMs},
      ${note.operator}, ${note.reason}, ${note.netCents}, ${note.taxCents}, ${note.totalCents}, ${note.fiscalState})
    RETURNING id, internal_number AS internalNumber`);
  for (const [at, { name, rateBp, mode }] of note.taxes.entries())
    db.run(sql`
      INSERT INTO credit_note_taxes (credit_note_id, position, name, rate_bp, mode, amount_cents)
      VALUES (${made.id}, ${at}, ${name}, ${rateBp}, ${mode}, ${note.taxAmounts[at] ?? 0})`);
  return made;
}

interface Named {
  readonly id: number;
  readonly internalNumber: number;
  readonly issuedOn: string;
}

/** Those to be printed, in the order of their numbers. */
export function listPrintableNotes(db: ReadDb, ids: readonly number[]): Named[] {
  return db.all<Named>(sql`
    SELECT id, internal_number AS internalNumber, issued_on AS issuedOn FROM credit_notes
    WHERE id IN (SELECT value FROM json_each(${JSON.stringify(ids)})) ORDER BY internal_number`);
}
