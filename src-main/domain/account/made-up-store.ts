import { type SQL, sql } from 'drizzle-orm';
import type { CalendarDate } from '../../contract/values/calendar-date';
import type { ReadDb, WriteDb } from '../../data/database';
import { refreshAccounts } from './ledger-store';

/** Who a made-up office bills by, and how. Amounts in cents. */
export interface MadeUpBilling {
  readonly legalEntityId: number;
  readonly pointOfSale: number;
  readonly paymentMethodId: number;
  readonly tax: { readonly id: number; readonly name: string; readonly rateBp: number };
  /** Whoever has a tax number, and the others: each with its condition, its type of invoice, and that as it is printed. */
  readonly registered: MadeUpParty;
  readonly consumer: MadeUpParty;
  readonly issuerJson: string;
}

interface MadeUpParty {
  readonly conditionId: number;
  readonly condition: string;
  readonly invoiceTypeId: number;
  readonly documentJson: string;
}

/** Switches billing on for everybody, from a day on, and keeps what each is now for its invoices. */
export function billEverybody(db: WriteDb, billing: MadeUpBilling, billedFromOn: CalendarDate): void {
  const { legalEntityId, paymentMethodId, tax, registered, consumer, issuerJson } = billing;
  db.run(sql`
    INSERT INTO client_billing (client_id, enabled, legal_entity_id, tax_condition_id, cycle_day, billed_from_on,
      payment_method_id, report_after_payment, auto_state, email_invoice, email_payment)
    SELECT id, 1, ${legalEntityId}, CASE tax_id WHEN '' THEN ${consumer.conditionId} ELSE ${registered.conditionId} END, 1,
      ${billedFromOn}, ${paymentMethodId}, 0, 0, 1, 1
    FROM clients ORDER BY id`);
  db.run(sql`INSERT INTO client_taxes (client_id, tax_id) SELECT client_id, ${tax.id} FROM client_billing`);
  db.run(
    sql`INSERT INTO invoice_snapshots (kind, subject_id, json) VALUES ('issuer', ${legalEntityId}, ${issuerJson})`,
  );
  for (const { invoiceTypeId, documentJson } of [registered, consumer])
    db.run(sql`
      INSERT INTO invoice_snapshots (kind, subject_id, json) VALUES ('document', ${invoiceTypeId}, ${documentJson})`);
  db.run(sql`
    INSERT INTO invoice_snapshots (kind, subject_id, json)
    SELECT 'client', c.id, json_object('name', c.name, 'customId', c.custom_id, 'taxId', c.tax_id,
      'nationalId', c.national_id, 'address', c.address, 'neighborhood', coalesce(nb.name, ''),
      'city', coalesce(ci.name, ''), 'province', coalesce(pv.name, ''), 'condition',
      CASE c.tax_id WHEN '' THEN ${consumer.condition} ELSE ${registered.condition} END)
    FROM clients c
    LEFT JOIN catalog_entries nb ON nb.id = c.neighborhood_id
    LEFT JOIN catalog_entries ci ON ci.id = c.city_id
    LEFT JOIN catalog_entries pv ON pv.id = c.province_id
    ORDER BY c.id`);
}

/** Every price that somebody pays: few, whatever the office. */
export function listPrices(db: ReadDb): number[] {
  return db
    .all<{ price: number }>(sql`
      SELECT DISTINCT coalesce(k.own_price_cents, p.price_cents) AS price FROM contracts k
      JOIN plans p ON p.entry_id = k.plan_id ORDER BY 1`)
    .map(({ price }) => price);
}

export interface MadeUpMonth {
  readonly startOn: CalendarDate;
  readonly endOn: CalendarDate;
  readonly days: number;
  readonly dueOn: CalendarDate;
  readonly today: CalendarDate;
  /** Noon of its first day. */
  readonly atMs: number;
  /** How many months ago it was; this one's invoices are still to be reported. */
  readonly ago: number;
  /** The net of each price. */
  readonly nets: readonly (readonly [price: number, net: number])[];
  readonly operator: { readonly id: number; readonly name: string };
}

/** Most pay at once but for this month's, which a third has paid; one in ten leaves the last months unpaid. */
const paysBy = (ago: number) => sql`CASE WHEN b.client_id % 10 = 3 THEN ${ago} > b.client_id % 3
  WHEN ${ago} = 0 THEN b.client_id % 100 < 35 ELSE true END`;

const lastOf = (db: WriteDb, table: SQL) =>
  db.get<{ last: number }>(sql`SELECT coalesce(max(id), 0) AS last FROM ${table}`).last;

/** A month's invoices, one for each contract that held for all of it, and the payments of those who paid. */
export function insertMadeUpMonth(db: WriteDb, billing: MadeUpBilling, month: MadeUpMonth): void {
  const [invoices, debits, payments] = [sql`invoices`, sql`debits`, sql`payments`].map((table) => lastOf(db, table));
  const { startOn, atMs, operator } = month;
  db.run(sql`
    INSERT INTO invoice_runs (at_ms, operator_id, operator_name, issued_on, until_on, invoices, total_cents)
    VALUES (${atMs}, ${operator.id}, ${operator.name}, ${startOn}, ${startOn}, 0, 0)`);
  insertMadeUpInvoices(db, billing, month, invoices ?? 0);
  db.run(sql`
    UPDATE invoice_runs SET (invoices, total_cents) = (
      SELECT count(*), coalesce(sum(total_cents), 0) FROM invoices WHERE id > ${invoices}
    ) WHERE id = (SELECT max(id) FROM invoice_runs)`);
  db.run(sql`
    INSERT INTO debits (client_id, contract_id, kind, invoice_id, posted_on, due_on, at_ms, amount_cents, paid_cents)
    SELECT i.client_id, i.contract_id, 'invoice', i.id, i.issued_on, i.due_on, ${atMs}, i.total_cents,
      CASE WHEN ${paysBy(month.ago)} THEN i.total_cents ELSE 0 END
    FROM invoices i JOIN client_billing b ON b.client_id = i.client_id WHERE i.id > ${invoices} ORDER BY i.id`);
  db.run(sql`
    INSERT INTO payments (receipt_number, client_id, paid_on, at_ms, amount_cents, method_id, operator_id, operator_name,
      origin)
    SELECT ${payments} + row_number() OVER (ORDER BY client_id), client_id,
      min(date(${startOn}, '+' || (1 + client_id % 9) || ' days'), ${month.today}), ${atMs} + client_id % 9 + 1,
      sum(amount_cents), ${billing.paymentMethodId}, ${operator.id}, ${operator.name}, 'counter'
    FROM debits WHERE id > ${debits} AND paid_cents > 0 GROUP BY client_id ORDER BY client_id`);
  db.run(sql`
    INSERT INTO allocations (debit_id, payment_id, amount_cents, at_ms)
    SELECT d.id, p.id, d.amount_cents, p.at_ms FROM payments p
    CROSS JOIN debits d ON d.client_id = p.client_id AND d.posted_on = ${startOn} AND d.id > ${debits}
    WHERE p.id > ${payments} ORDER BY d.id`);
}

function insertMadeUpInvoices(db: WriteDb, billing: MadeUpBilling, month: MadeUpMonth, before: number): void {
  const { legalEntityId, pointOfSale, registered, consumer, tax } = billing;
  const { startOn, endOn, days, dueOn, atMs, nets } = month;
  const isReported = month.ago > 0;
  const type = sql`CASE b.tax_condition_id WHEN ${registered.conditionId} THEN ${registered.invoiceTypeId}
    ELSE ${consumer.invoiceTypeId} END`;
  db.run(sql`
    INSERT INTO invoices (run_id, internal_number, client_id, contract_id, legal_entity_id, invoice_type_id,
      point_of_sale, number, period_start_on, period_end_on, scheduled_on, issued_on, due_on, issuer_snapshot_id,
      client_snapshot_id, document_snapshot_id, net_cents, tax_cents, total_cents, fiscal_state, authorization_code,
      authorization_expires_on, reported_at_ms, report_after_payment)
    WITH prices AS MATERIALIZED (
      SELECT value ->> 0 AS price, value ->> 1 AS net FROM json_each(${JSON.stringify(nets)})
    ), billed AS (
      SELECT k.id, k.client_id, ${type} AS type, coalesce(k.own_price_cents, p.price_cents) AS price
      FROM contracts k
      JOIN client_billing b ON b.client_id = k.client_id
      JOIN plans p ON p.entry_id = k.plan_id
      WHERE k.started_on <= ${startOn} AND k.ended_on IS NULL AND k.disabled_by IS NOT 'operator'
    )
    SELECT (SELECT max(id) FROM invoice_runs), ${before} + row_number() OVER (ORDER BY billed.id), billed.client_id,
      billed.id, ${legalEntityId}, billed.type, ${pointOfSale},
      ${isReported ? sql`series.next_number - 1 + row_number() OVER (PARTITION BY billed.type ORDER BY billed.id)` : sql`NULL`},
      ${startOn}, ${endOn}, ${startOn}, ${startOn}, ${dueOn}, issuer.id, client.id, document.id, prices.net,
      prices.price - prices.net, prices.price, ${isReported ? 'reported' : 'pending'},
      ${isReported ? '74512345678901' : ''}, ${isReported ? dueOn : null}, ${isReported ? atMs : null}, 0
    FROM billed
    JOIN prices ON prices.price = billed.price
    JOIN number_series series ON series.legal_entity_id = ${legalEntityId} AND series.invoice_type_id = billed.type
      AND series.point_of_sale = ${pointOfSale}
    JOIN invoice_snapshots client ON client.kind = 'client' AND client.subject_id = billed.client_id
    JOIN invoice_snapshots issuer ON issuer.kind = 'issuer' AND issuer.subject_id = ${legalEntityId}
    JOIN invoice_snapshots document ON document.kind = 'document' AND document.subject_id = billed.type
    ORDER BY billed.id`);
  if (isReported)
    db.run(sql`
      UPDATE number_series SET next_number = next_number + (
        SELECT count(*) FROM invoices i WHERE i.id > ${before} AND i.invoice_type_id = number_series.invoice_type_id)
      WHERE legal_entity_id = ${legalEntityId} AND point_of_sale = ${pointOfSale}`);
  db.run(sql`
    INSERT INTO invoice_lines (invoice_id, position, plan_id, description, from_on, to_on, days, cycle_days, price_cents,
      amount_cents)
    SELECT i.id, 0, k.plan_id, e.name, ${startOn}, ${endOn}, ${days}, ${days}, i.total_cents, i.total_cents
    FROM invoices i JOIN contracts k ON k.id = i.contract_id JOIN catalog_entries e ON e.id = k.plan_id
    WHERE i.id > ${before} ORDER BY i.id`);
  db.run(sql`
    INSERT INTO invoice_taxes (invoice_id, position, tax_id, name, rate_bp, mode, base_cents, amount_cents)
    SELECT id, 0, ${tax.id}, ${tax.name}, ${tax.rateBp}, 'included', net_cents, tax_cents
    FROM invoices WHERE id > ${before} ORDER BY id`);
}

const CLIENTS_AT_ONCE = 10_000;

/** Every contract has come to a day, and every account to what was posted. */
export function closeMadeUp(db: WriteDb, untilOn: CalendarDate): void {
  db.run(sql`
    INSERT INTO contract_courses (contract_id, billed_until_on)
    SELECT k.id, ${untilOn} FROM contracts k JOIN client_billing b ON b.client_id = k.client_id ORDER BY k.id`);
  const ids = db.all<{ id: number }>(sql`SELECT client_id AS id FROM client_billing ORDER BY client_id`);
  for (let at = 0; at < ids.length; at += CLIENTS_AT_ONCE)
    refreshAccounts(
      db,
      ids.slice(at, at + CLIENTS_AT_ONCE).map(({ id }) => id),
    );
}
