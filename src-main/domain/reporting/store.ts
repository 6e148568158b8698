import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { fiscalStates } from '../../contract/invoices';
import { type Answer, type ReportKind, reportKinds, type ToReport } from '../../contract/reporting';
import { Refusal } from '../../contract/failures';
import { calendarDate, type CalendarDate } from '../../contract/values/calendar-date';
import { cents } from '../../contract/values/money';
import type { ReadDb, WriteDb } from '../../data/database';
import { invoiceIsPaid } from '../account';
import type { SeriesState } from './rules';

type Scope = 'due' | 'waiting';

const waits = sql`(i.report_after_payment = 1 AND i.fiscal_state = 'pending' AND NOT ${invoiceIsPaid})`;

const queued: Record<Scope, SQL> = {
  due: sql`i.fiscal_state IN ('pending', 'rejected') AND i.voided_at_ms IS NULL AND NOT ${waits}`,
  waiting: sql`i.fiscal_state IN ('pending', 'rejected') AND i.voided_at_ms IS NULL AND ${waits}`,
};

/** A credit note never waits: it takes back what was reported. */
const queuedNotes: Record<Scope, SQL> = {
  due: sql`n.fiscal_state IN ('pending', 'rejected')`,
  waiting: sql`0`,
};

const NEXT_INVOICE = sql`(SELECT s.next_number FROM number_series s WHERE s.legal_entity_id = i.legal_entity_id
  AND s.invoice_type_id = i.invoice_type_id AND s.point_of_sale = i.point_of_sale)`;
const NEXT_NOTE = sql`(SELECT s.next_number FROM credit_note_series s WHERE s.legal_entity_id = n.legal_entity_id
  AND s.invoice_type_id = n.invoice_type_id AND s.point_of_sale = n.point_of_sale)`;

const SNAPSHOTS = sql`
  JOIN invoice_snapshots issuer ON issuer.id = i.issuer_snapshot_id
  JOIN invoice_snapshots client ON client.id = i.client_snapshot_id
  JOIN invoice_snapshots document ON document.id = i.document_snapshot_id`;

const PARTIES = sql`issuer.json ->> 'name' AS entity, document.json ->> 'code' AS typeCode,
  client.json ->> 'name' AS client`;

const row = z.object({
  kind: z.enum(reportKinds),
  id: z.number(),
  version: z.number(),
  internalNumber: z.number(),
  entity: z.string(),
  typeCode: z.string(),
  pointOfSale: z.number(),
  client: z.string(),
  issuedOn: calendarDate,
  reportOn: calendarDate,
  totalCents: cents,
  rejected: z.number().transform((value) => value === 1),
  rejectionReason: z.string(),
  nextNumber: z.number().nullable(),
});

/**
 * The day that the last reported document of each series bears, by the series' places. Few rows: what is to be reported is
 * held against them without asking each one's series anew.
 */
export const LAST_DAYS = sql`
  last_days AS (
    SELECT 'invoice' AS kind, s.legal_entity_id, s.invoice_type_id, s.point_of_sale, (
      SELECT coalesce(r.fiscal_on, r.issued_on) FROM invoices r
      WHERE r.legal_entity_id = s.legal_entity_id AND r.invoice_type_id = s.invoice_type_id
        AND r.point_of_sale = s.point_of_sale AND r.number IS NOT NULL AND r.fiscal_state = 'reported'
      ORDER BY r.number DESC LIMIT 1) AS day
    FROM number_series s
    UNION ALL
    SELECT 'creditNote', s.legal_entity_id, s.invoice_type_id, s.point_of_sale, (
      SELECT coalesce(r.fiscal_on, r.issued_on) FROM credit_notes r
      WHERE r.legal_entity_id = s.legal_entity_id AND r.invoice_type_id = s.invoice_type_id
        AND r.point_of_sale = s.point_of_sale AND r.number IS NOT NULL AND r.fiscal_state = 'reported'
      ORDER BY r.number DESC LIMIT 1)
    FROM credit_note_series s
  )`;

/** Today, and the oldest day that the authority takes; null where nothing limits it. */
export interface DaysToReport {
  readonly today: string;
  readonly oldestOn: string | null;
}

/** Of a document `d`: whether a later one of its series was reported before it, or it is too old; and the day that it would bear now. */
export const lastDayOf = (document: 'i' | 'n') => {
  const alias = sql.raw(document);
  const kind = document === 'i' ? 'invoice' : 'creditNote';
  return sql`last_days AS last ON last.kind = ${kind} AND last.legal_entity_id = ${alias}.legal_entity_id
    AND last.invoice_type_id = ${alias}.invoice_type_id AND last.point_of_sale = ${alias}.point_of_sale`;
};
export const isLate = (document: 'i' | 'n', { oldestOn }: DaysToReport) =>
  sql`(max(coalesce(last.day, ''), ${oldestOn ?? ''}) > ${sql.raw(document)}.issued_on)`;
export const reportDay = (document: 'i' | 'n', days: DaysToReport) => sql`CASE WHEN ${isLate(document, days)}
  THEN max(coalesce(last.day, ''), ${days.today}) ELSE ${sql.raw(document)}.issued_on END`;

/**
 * Invoices, then credit notes, each in the order of their issue: that of the numbers to come. Those that a later one of their
 * series overtook, or that are too old, are the last: they bear the day on which they are reported.
 */
export function listToReport(
  db: ReadDb,
  scope: Scope,
  { offset, limit, days }: { readonly offset: number; readonly limit: number; readonly days: DaysToReport },
): ToReport[] {
  return db
    .all(sql`
      WITH ${LAST_DAYS}
      SELECT 'invoice' AS kind, i.id, i.version, i.internal_number AS internalNumber, ${PARTIES},
        i.point_of_sale AS pointOfSale, i.issued_on AS issuedOn, ${reportDay('i', days)} AS reportOn, i.total_cents AS totalCents,
        i.fiscal_state = 'rejected' AS rejected, i.rejection_reason AS rejectionReason, ${NEXT_INVOICE} AS nextNumber,
        1 AS place, ${isLate('i', days)} AS late
      FROM invoices i ${SNAPSHOTS} LEFT JOIN ${lastDayOf('i')} WHERE ${queued[scope]}
      UNION ALL
      SELECT 'creditNote', n.id, n.version, n.internal_number, ${PARTIES}, n.point_of_sale, n.issued_on,
        ${reportDay('n', days)}, n.total_cents, n.fiscal_state = 'rejected', n.rejection_reason, ${NEXT_NOTE}, 2,
        ${isLate('n', days)}
      FROM credit_notes n JOIN invoices i ON i.id = n.invoice_id ${SNAPSHOTS} LEFT JOIN ${lastDayOf('n')}
      WHERE ${queuedNotes[scope]}
      ORDER BY place, late, issuedOn, internalNumber LIMIT ${limit} OFFSET ${offset}`)
    .map((found) => row.parse(found));
}

export function countToReport(db: ReadDb, scope: Scope): number {
  return db.get<{ total: number }>(sql`
    SELECT (SELECT count(*) FROM invoices i WHERE ${queued[scope]})
      + (SELECT count(*) FROM credit_notes n WHERE ${queuedNotes[scope]}) AS total`).total;
}

const reported = z.object({
  kind: z.enum(reportKinds),
  id: z.number(),
  version: z.number(),
  clientId: z.number(),
  client: z.string(),
  legalEntityId: z.number(),
  invoiceTypeId: z.number(),
  pointOfSale: z.number(),
  number: z.number().nullable(),
  issuedOn: calendarDate,
  fiscalState: z.enum(fiscalStates),
  isVoid: z.number().transform((value) => value === 1),
  authorizationCode: z.string(),
});
export type ReportedDocument = z.infer<typeof reported>;

function findDocument(db: ReadDb, kind: ReportKind, condition: SQL): ReportedDocument | undefined {
  const [found] =
    kind === 'invoice'
      ? db.all(sql`
          SELECT 'invoice' AS kind, d.id, d.version, d.client_id AS clientId, client.json ->> 'name' AS client,
            d.legal_entity_id AS legalEntityId, d.invoice_type_id AS invoiceTypeId, d.point_of_sale AS pointOfSale,
            d.number, d.issued_on AS issuedOn, d.fiscal_state AS fiscalState, d.voided_at_ms IS NOT NULL AS isVoid,
            d.authorization_code AS authorizationCode
          FROM invoices d JOIN invoice_snapshots client ON client.id = d.client_snapshot_id WHERE ${condition}`)
      : db.all(sql`
          SELECT 'creditNote' AS kind, d.id, d.version, d.client_id AS clientId, client.json ->> 'name' AS client,
            d.legal_entity_id AS legalEntityId, d.invoice_type_id AS invoiceTypeId, d.point_of_sale AS pointOfSale,
            d.number, d.issued_on AS issuedOn, d.fiscal_state AS fiscalState, 0 AS isVoid, d.authorization_code AS authorizationCode
          FROM credit_notes d JOIN invoices i ON i.id = d.invoice_id
          JOIN invoice_snapshots client ON client.id = i.client_snapshot_id WHERE ${condition}`);
  return found === undefined ? undefined : reported.parse(found);
}

export function findByInternalNumber(db: ReadDb, kind: ReportKind, number: number): ReportedDocument | undefined {
  return findDocument(db, kind, sql`d.internal_number = ${number}`);
}

export function requireDocument(db: ReadDb, kind: ReportKind, id: number): ReportedDocument {
  const found = findDocument(db, kind, sql`d.id = ${id}`);
  if (!found) throw new Refusal('NOT_FOUND');
  return found;
}

type Series = Pick<ReportedDocument, 'kind' | 'legalEntityId' | 'invoiceTypeId' | 'pointOfSale'>;

const ofSeries = ({ legalEntityId, invoiceTypeId, pointOfSale }: Series) =>
  sql`legal_entity_id = ${legalEntityId} AND invoice_type_id = ${invoiceTypeId} AND point_of_sale = ${pointOfSale}`;

/** The number that the authority gives next; null where nothing says yet where a series begins. */
export function nextNumberOf(db: ReadDb, series: Series): number | null {
  const table = sql.raw(series.kind === 'invoice' ? 'number_series' : 'credit_note_series');
  const [found] = db.all<{ next: number }>(sql`SELECT next_number AS next FROM ${table} WHERE ${ofSeries(series)}`);
  return found?.next ?? null;
}

/** The day of the last document of a series that its authority has. */
function lastFiscalDayOf(db: ReadDb, series: Series): CalendarDate | null {
  const [found] = db.all<{ day: string }>(sql`
    SELECT coalesce(fiscal_on, issued_on) AS day FROM ${tableOf(series.kind)}
    WHERE ${ofSeries(series)} AND number IS NOT NULL AND fiscal_state = 'reported' ORDER BY number DESC LIMIT 1`);
  return found ? calendarDate.parse(found.day) : null;
}

/** Where the series of a document stands. */
export function seriesStateOf(db: ReadDb, series: Series): SeriesState {
  return { nextNumber: nextNumberOf(db, series), lastOn: lastFiscalDayOf(db, series) };
}

/** What follows a number in its series. */
export function saveNextNumber(db: WriteDb, series: Series, next: number): void {
  const { legalEntityId, invoiceTypeId, pointOfSale } = series;
  if (series.kind === 'invoice') {
    db.run(sql`UPDATE number_series SET next_number = ${next} WHERE ${ofSeries(series)}`);
    // Whoever edits the issuer meanwhile sees that its numbers went on.
    db.run(sql`UPDATE legal_entities SET version = version + 1 WHERE id = ${legalEntityId}`);
    return;
  }
  db.run(sql`
    INSERT INTO credit_note_series (legal_entity_id, invoice_type_id, point_of_sale, next_number)
    VALUES (${legalEntityId}, ${invoiceTypeId}, ${pointOfSale}, ${next})
    ON CONFLICT DO UPDATE SET next_number = excluded.next_number`);
}

const tableOf = (kind: ReportKind) => sql.raw(kind === 'invoice' ? 'invoices' : 'credit_notes');

export interface Approval extends Answer {
  readonly fiscalOn: CalendarDate;
}

export function saveApproval(db: WriteDb, { kind, id }: ReportedDocument, answer: Approval, nowMs: number): void {
  db.run(sql`
    UPDATE ${tableOf(kind)} SET version = version + 1, fiscal_state = 'reported', number = ${answer.number},
      authorization_code = ${answer.authorizationCode}, authorization_expires_on = ${answer.authorizationExpiresOn},
      fiscal_on = ${answer.fiscalOn}, reported_at_ms = ${nowMs}, rejection_reason = '' WHERE id = ${id}`);
}

export function saveRejection(db: WriteDb, { kind, id }: ReportedDocument, reason: string): void {
  db.run(sql`
    UPDATE ${tableOf(kind)} SET version = version + 1, fiscal_state = 'rejected', rejection_reason = ${reason}
    WHERE id = ${id}`);
}
