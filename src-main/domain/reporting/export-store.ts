import { type SQL, sql } from 'drizzle-orm';
import type { ReportKind } from '../../contract/reporting';
import type { ReadDb } from '../../data/database';
import { invoiceIsPaid } from '../account';
import { type DaysToReport, isLate, LAST_DAYS, lastDayOf, reportDay } from './store';

/** A document as the list to report has it. Amounts in cents, days as `YYYY-MM-DD`. */
export interface ExportRow {
  readonly kind: ReportKind;
  readonly internalNumber: number;
  readonly entity: string;
  readonly issuerTaxId: string;
  readonly typeCode: string;
  readonly pointOfSale: number;
  /** The day that it is to bear before its authority. */
  readonly reportOn: string;
  readonly client: string;
  readonly clientCondition: string;
  readonly clientTaxId: string;
  readonly clientNationalId: string;
  readonly clientAddress: string;
  readonly startOn: string;
  readonly endOn: string;
  readonly dueOn: string;
  readonly netCents: number;
  readonly taxCents: number;
  readonly totalCents: number;
  /** Their names and amounts, as JSON. */
  readonly taxes: string;
  /** The invoice that a credit note takes back, as its authority knows it; '' of an invoice. */
  readonly credited: string;
}

const PAGE = 1000;

const SHOWN = sql`
  issuer.json ->> 'name' AS entity, issuer.json ->> 'taxId' AS issuerTaxId, document.json ->> 'code' AS typeCode,
  i.point_of_sale AS pointOfSale, client.json ->> 'name' AS client, client.json ->> 'condition' AS clientCondition,
  client.json ->> 'taxId' AS clientTaxId, client.json ->> 'nationalId' AS clientNationalId,
  client.json ->> 'address' AS clientAddress, i.period_start_on AS startOn, i.period_end_on AS endOn, i.due_on AS dueOn`;

const JOINS = sql`
  JOIN invoice_snapshots issuer ON issuer.id = i.issuer_snapshot_id
  JOIN invoice_snapshots client ON client.id = i.client_snapshot_id
  JOIN invoice_snapshots document ON document.id = i.document_snapshot_id`;

const writtenTaxes = (of: SQL) => sql`coalesce((
  SELECT json_group_array(json_array(name, amount_cents)) FROM ${of}), '[]')`;

/** Those in order first, then those that a later one of their series overtook, or that are too old. */
function* pages(read: (late: 0 | 1, after: number) => ExportRow[]): Generator<ExportRow> {
  for (const late of [0, 1] as const) {
    let after = 0;
    for (;;) {
      const page = read(late, after);
      yield* page;
      const last = page.at(-1);
      if (!last || page.length < PAGE) break;
      after = last.internalNumber;
    }
  }
}

/** What is due, invoices first, in the order of the queue, read a page at a time: memory does not grow with the list. */
export function* readExportRows(db: ReadDb, days: DaysToReport): Generator<ExportRow> {
  yield* pages((late, after) =>
    db.all<ExportRow>(sql`
      WITH ${LAST_DAYS}
      SELECT 'invoice' AS kind, i.internal_number AS internalNumber, ${SHOWN}, ${reportDay('i', days)} AS reportOn,
        i.net_cents AS netCents, i.tax_cents AS taxCents, i.total_cents AS totalCents,
        ${writtenTaxes(sql`invoice_taxes WHERE invoice_id = i.id`)} AS taxes, '' AS credited
      FROM invoices i ${JOINS} LEFT JOIN ${lastDayOf('i')}
      WHERE ${isLate('i', days)} = ${late} AND i.fiscal_state IN ('pending', 'rejected') AND i.voided_at_ms IS NULL AND i.internal_number > ${after}
        AND NOT (i.report_after_payment = 1 AND i.fiscal_state = 'pending' AND NOT ${invoiceIsPaid})
      ORDER BY i.internal_number LIMIT ${PAGE}`),
  );
  yield* pages((late, after) =>
    db.all<ExportRow>(sql`
      WITH ${LAST_DAYS}
      SELECT 'creditNote' AS kind, n.internal_number AS internalNumber, ${SHOWN}, ${reportDay('n', days)} AS reportOn,
        n.net_cents AS netCents, n.tax_cents AS taxCents, n.total_cents AS totalCents,
        ${writtenTaxes(sql`credit_note_taxes WHERE credit_note_id = n.id`)} AS taxes,
        printf('%04d-%08d', i.point_of_sale, i.number) AS credited
      FROM credit_notes n JOIN invoices i ON i.id = n.invoice_id ${JOINS} LEFT JOIN ${lastDayOf('n')}
      WHERE ${isLate('n', days)} = ${late} AND n.fiscal_state IN ('pending', 'rejected') AND n.internal_number > ${after}
      ORDER BY n.internal_number LIMIT ${PAGE}`),
  );
}
