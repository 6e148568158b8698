import { type SQL, sql } from 'drizzle-orm';
import type { ReadDb } from '../../data/database';
import { query } from '../../data/statements';

export interface Addressee {
  readonly clientId: number;
  readonly client: string;
  readonly customId: string;
  readonly email: string;
  /** Joined by commas. */
  readonly others: string;
}

export interface MailedInvoice extends Addressee {
  readonly id: number;
  readonly typeCode: string;
  readonly pointOfSale: number;
  readonly number: number | null;
  readonly internalNumber: number;
  readonly plan: string;
  readonly startOn: string;
  readonly endOn: string;
  readonly issuedOn: string;
  readonly dueOn: string;
  readonly totalCents: number;
}

/** A client that nobody has billed by hand gets its mail, as its blank form says. */
const ADDRESSEE = `c.id AS clientId, c.name AS client, c.custom_id AS customId, c.email,
  coalesce(b.notification_emails, '') AS others`;

const INVOICE = `
  ${ADDRESSEE}, i.id, document.json ->> 'code' AS typeCode, i.point_of_sale AS pointOfSale, i.number,
  i.internal_number AS internalNumber, i.period_start_on AS startOn, i.period_end_on AS endOn, i.issued_on AS issuedOn,
  i.due_on AS dueOn, i.total_cents AS totalCents,
  coalesce((SELECT description FROM invoice_lines WHERE invoice_id = i.id
    ORDER BY plan_id IS NULL, position DESC LIMIT 1), '') AS plan
  FROM invoices i
  JOIN invoice_snapshots document ON document.id = i.document_snapshot_id
  JOIN clients c ON c.id = i.client_id
  LEFT JOIN client_billing b ON b.client_id = c.id`;

const mailedInvoices = query<MailedInvoice>(`
  SELECT ${INVOICE} WHERE i.id > ? AND i.id <= ? AND coalesce(b.email_invoice, 1) = 1 ORDER BY i.id`);
const lastInvoice = query<MailedInvoice>(`SELECT ${INVOICE} WHERE i.client_id = ? ORDER BY i.id DESC LIMIT 1`);

/** Those of a range that their clients' switch sends out, in the order of issue. */
export function listMailedInvoices(db: ReadDb, afterId: number, throughId: number): MailedInvoice[] {
  return mailedInvoices(db, afterId, throughId);
}

export function findLastInvoice(db: ReadDb, clientId: number): MailedInvoice | undefined {
  return lastInvoice(db, clientId)[0];
}

export interface MailedPayment extends Addressee {
  readonly id: number;
  readonly receiptNumber: number;
  readonly paidOn: string;
  readonly amountCents: number;
  readonly method: string;
}

const selectPayment = (which: string) => `
  SELECT ${ADDRESSEE}, p.id, p.receipt_number AS receiptNumber, p.paid_on AS paidOn, p.amount_cents AS amountCents,
    method.name AS method
  FROM payments p
  JOIN payment_methods method ON method.id = p.method_id
  JOIN clients c ON c.id = p.client_id
  LEFT JOIN client_billing b ON b.client_id = c.id
  WHERE ${which} ORDER BY p.id DESC LIMIT 1`;
const mailedPayment = query<MailedPayment>(selectPayment('p.id = ? + 0 AND coalesce(b.email_payment, 1) = 1'));
const lastPayment = query<MailedPayment>(selectPayment('p.client_id = ?'));

/** A payment, where its client's switch sends it out. */
export function findMailedPayment(db: ReadDb, paymentId: number): MailedPayment | undefined {
  return mailedPayment(db, paymentId)[0];
}

const voidedPayment = query<{ id: number }>('SELECT id FROM payments WHERE id = ? AND voided_at_ms IS NOT NULL');

/** Whether a payment is void: nobody is thanked for it. */
export function isPaymentVoid(db: ReadDb, paymentId: number): boolean {
  return voidedPayment(db, paymentId).length > 0;
}

export function findLastPayment(db: ReadDb, clientId: number): MailedPayment | undefined {
  return lastPayment(db, clientId)[0];
}

/** Whom a selection means is found anew for each page. */
const PAGE = 2000;

/** The clients that a condition over `clients AS c` finds, by their number. */
export function* eachAddressee(db: ReadDb, condition: SQL): Generator<Addressee> {
  let after = 0;
  for (;;) {
    const page = db.all<Addressee>(sql`
      SELECT ${sql.raw(ADDRESSEE)} FROM clients c NOT INDEXED LEFT JOIN client_billing b ON b.client_id = c.id
      WHERE c.id > ${after} AND ${condition} ORDER BY c.id LIMIT ${PAGE}`);
    yield* page;
    const last = page.at(-1);
    if (!last || page.length < PAGE) return;
    after = last.clientId;
  }
}

export function countAddressees(db: ReadDb, condition: SQL): { clients: number; withoutEmail: number } {
  return db.get<{ clients: number; withoutEmail: number }>(sql`
    SELECT count(*) AS clients, count(*) FILTER (WHERE c.email = '') AS withoutEmail FROM clients c WHERE ${condition}`);
}

export function findAddressee(db: ReadDb, clientId: number): Addressee | undefined {
  const [found] = [...eachAddressee(db, sql`c.id = ${clientId}`)];
  return found;
}
