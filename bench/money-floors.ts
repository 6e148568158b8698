import { randomUUID } from 'node:crypto';
import type Sqlite from 'better-sqlite3';
import { fold, listColumns, openFloor } from './floors';

/** The clients by what they owe, the most first, as the grid shows them. */
export function debtListFloor(sqlite: Sqlite.Database): (limit: number, offset: number) => unknown[] {
  const statement = sqlite.prepare(`
    SELECT ${listColumns.row}, page.balance_cents, page.unpaid_invoices FROM (
      SELECT client_id, balance_cents, unpaid_invoices FROM client_accounts
      WHERE state = 'active' ORDER BY balance_cents DESC, client_id DESC LIMIT ? OFFSET ?
    ) AS page CROSS JOIN clients c ON c.id = page.client_id ${listColumns.joins}
    ORDER BY page.balance_cents DESC, page.client_id DESC`);
  return (limit, offset) => statement.all(limit, offset);
}

/** What an account comes to, what is unpaid, and its last lines each with the balance after it. */
export function accountFloor(sqlite: Sqlite.Database): (clientId: number, lines: number) => unknown {
  const totals = sqlite.prepare('SELECT * FROM client_accounts WHERE client_id = ?');
  const promise = sqlite.prepare('SELECT * FROM payment_promises WHERE client_id = ? AND withdrawn_at_ms IS NULL');
  const unpaid = sqlite.prepare(`
    SELECT d.*, i.internal_number, i.point_of_sale, i.number, i.period_start_on FROM debits d
    LEFT JOIN invoices i ON i.id = d.invoice_id
    WHERE d.client_id = ? AND d.paid_cents < d.amount_cents AND d.cancelled_at_ms IS NULL ORDER BY d.due_on, d.id`);
  const entries = `
    SELECT posted_on AS on_date, at_ms, 0 AS place, id, amount_cents FROM debits WHERE client_id = @clientId
    UNION ALL SELECT paid_on, at_ms, 1, id, -amount_cents FROM payments WHERE client_id = @clientId
    UNION ALL SELECT voided_on, voided_at_ms, 2, id, amount_cents FROM payments
      WHERE client_id = @clientId AND voided_at_ms IS NOT NULL`;
  const page = sqlite.prepare(`
    SELECT *, sum(amount_cents) OVER (ORDER BY on_date, at_ms, place, id ROWS UNBOUNDED PRECEDING) AS balance
    FROM (${entries}) ORDER BY on_date DESC, at_ms DESC, place DESC, id DESC LIMIT @lines`);
  const total = sqlite.prepare(`SELECT count(*) FROM (${entries})`);
  return (clientId, lines) => [
    totals.get(clientId),
    promise.get(clientId),
    unpaid.all(clientId),
    page.all({ clientId, lines }),
    total.get({ clientId }),
  ];
}

/** Clients who owe an invoice, the first ones. */
export function owingClients(sqlite: Sqlite.Database, limit: number): number[] {
  return sqlite
    .prepare<[number], number>(
      'SELECT client_id FROM client_accounts WHERE unpaid_invoices > 0 ORDER BY client_id LIMIT ?',
    )
    .pluck()
    .all(limit);
}

/** How a message of ours begins. */
const MAIL_HEAD = '<div style="font-family: Arial, sans-serif; font-size: 15px; line-height: 1.5; color: #1f2933">';

/**
 * A part of the oldest debt paid in one durable transaction: payment, allocation, debit, account, its audit, and the message
 * that thanks for it, which waits for a server.
 */
export function paymentFloor(
  sqlite: Sqlite.Database,
): (clientId: number, amount: number, paidOn: string, atMs: number) => void {
  const last = sqlite.prepare<[], number>('SELECT max(receipt_number) FROM payments').pluck();
  const oldest = sqlite.prepare<[number], { id: number }>(`
    SELECT d.id FROM debits d WHERE d.client_id = ? + 0 AND d.paid_cents < d.amount_cents AND d.cancelled_at_ms IS NULL
    ORDER BY d.due_on, d.id LIMIT 1`);
  const payment = sqlite.prepare(`
    INSERT INTO payments (receipt_number, client_id, paid_on, at_ms, amount_cents, method_id, operator_name, origin)
    VALUES (?, ?, ?, ?, ?, 1, 'Andrea Peña', 'counter')`);
  const allocation = sqlite.prepare(
    'INSERT INTO allocations (debit_id, payment_id, amount_cents, at_ms) VALUES (?, ?, ?, ?)',
  );
  const debit = sqlite.prepare('UPDATE debits SET paid_cents = paid_cents + ? WHERE id = ?');
  const account = sqlite.prepare(`
    UPDATE client_accounts SET version = version + 1, unpaid_cents = unpaid_cents - @amount,
      balance_cents = balance_cents - @amount WHERE client_id = @clientId`);
  const audit = sqlite.prepare(`
    INSERT INTO audit_entries (batch_id, at_ms, operator_name, origin, entity, entity_id, action, field, before, after)
    VALUES (?, ?, 'Andrea Peña', 'form', 'client', ?, 'payment', ?, '', ?)`);
  // Whether a client wants to be thanked is a switch of its own.
  const payer = sqlite.prepare<[number], { name: string; email: string }>(`
    SELECT c.name, c.email FROM clients c LEFT JOIN client_billing b ON b.client_id = c.id
    WHERE c.id = ? + 0 AND coalesce(b.email_payment, 1) = 1`);
  const message = sqlite.prepare(`INSERT INTO mail_messages (kind, client_id, client_name, source_id, message_key,
    subject, body_text, body_html, state, reason, created_at_ms, settled_at_ms, operator_name, search_text)
    VALUES ('payment', ?, ?, ?, ?, 'Norte Digital: recibimos su pago', ?, ?, 'unsendable', 'noServer', ?, ?, 'Andrea Peña', ?)`);
  const recipient = sqlite.prepare('INSERT INTO mail_recipients (message_id, position, address) VALUES (?, 0, ?)');
  const thank = (clientId: number, paymentId: number | bigint, number: number, batchId: string, atMs: number) => {
    const wanted = payer.get(clientId);
    if (!wanted) return;
    const { name, email } = wanted;
    const says = `El 30/11/2026 recibimos su pago de $ 10,00 (Efectivo). Recibo N.º ${number}.`;
    const text = `Hola, ${name}:\n\n${says}\n\nGracias.\n\nNorte Digital`;
    const html = `${MAIL_HEAD}\n<p>Hola, ${name}:</p>\n<p>${says}</p>\n<p>Gracias.</p>\n<p>Norte Digital</p>\n</div>`;
    const search = fold(`${name} norte digital: recibimos su pago ${email}`);
    const key = `${batchId}.${paymentId}`;
    const { lastInsertRowid: id } = message.run(clientId, name, paymentId, key, text, html, atMs, atMs, search);
    if (email !== '') recipient.run(id, email);
  };
  const save = sqlite.transaction((clientId: number, amount: number, paidOn: string, atMs: number) => {
    const owed = oldest.get(clientId);
    if (!owed) throw new Error('nothing is owed');
    const batchId = randomUUID();
    const number = (last.get() ?? 0) + 1;
    const { lastInsertRowid: id } = payment.run(number, clientId, paidOn, atMs, amount);
    allocation.run(owed.id, id, amount, atMs);
    debit.run(amount, owed.id);
    account.run({ clientId, amount });
    const told = { receipt: String(number), amount: '10.00', paidOn, method: 'Efectivo' };
    for (const [field, after] of Object.entries(told)) audit.run(batchId, atMs, clientId, `account.${field}`, after);
    thank(clientId, id, number, batchId, atMs);
  });
  return (...payment_) => save.immediate(...payment_);
}

type Cell = string | number | null;

/** Rows as they are in a table, and where each column is in them. */
interface Rows {
  readonly table: string;
  readonly columns: readonly string[];
  readonly rows: Cell[][];
}

function rowsOf(sqlite: Sqlite.Database, table: string, where: string): Rows {
  const statement = sqlite.prepare<[], Cell[]>(`SELECT * FROM ${table} WHERE ${where}`).raw();
  return { table, columns: statement.columns().map(({ name }) => name), rows: statement.all() };
}

/** The same rows with some columns changed; a column that is left out is the database's to fill. */
function changed({ table, columns, rows }: Rows, changes: Record<string, (before: Cell) => Cell | undefined>): Rows {
  const kept = columns.filter((name) => name !== 'id' || table === 'invoices');
  const places = kept.map((name) => ({ at: columns.indexOf(name), change: changes[name] }));
  return {
    table,
    columns: kept,
    rows: rows.map((row) => places.map(({ at, change }) => (change ? change(row[at] ?? null) : row[at]) ?? null)),
  };
}

const monthLater = (day: Cell) => {
  const at = new Date(`${String(day)}T00:00:00Z`);
  return new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1, at.getUTCDate())).toISOString().slice(0, 10);
};

/** The last month's rows as the next month's, of each table that a run writes. */
function nextMonth(path: string): { tables: Rows[]; last: { first: number; invoices: number; total: number } } {
  const sqlite = openFloor(path);
  const last = sqlite
    .prepare<[], { first: number; invoices: number; total: number }>(`
      SELECT (SELECT max(id) FROM invoices) - invoices AS first, invoices, total_cents AS total
      FROM invoice_runs ORDER BY id DESC LIMIT 1`)
    .get();
  if (!last) throw new Error('nothing was issued');
  const later = (number: Cell) => Number(number) + last.invoices;
  const dates = {
    period_start_on: monthLater,
    period_end_on: monthLater,
    scheduled_on: monthLater,
    issued_on: monthLater,
    due_on: monthLater,
  };
  const tables = [
    changed(rowsOf(sqlite, 'invoices', `id > ${last.first}`), {
      ...dates,
      id: later,
      internal_number: later,
      run_id: (id) => Number(id) + 1,
    }),
    changed(rowsOf(sqlite, 'invoice_lines', `invoice_id > ${last.first}`), {
      invoice_id: later,
      from_on: monthLater,
      to_on: monthLater,
    }),
    changed(rowsOf(sqlite, 'invoice_taxes', `invoice_id > ${last.first}`), { invoice_id: later }),
    changed(rowsOf(sqlite, 'debits', `id > (SELECT max(id) FROM debits) - ${last.invoices}`), {
      invoice_id: later,
      posted_on: monthLater,
      due_on: monthLater,
      paid_cents: () => 0,
    }),
  ];
  sqlite.close();
  return { tables, last };
}

/** The floor's messages come after all that the office has. */
const FIRST_MESSAGE = 1_000_000;

interface Mailed {
  readonly client: string;
  readonly email: string;
  readonly others: string;
  readonly plan: string;
  readonly totalCents: number;
}

/** Whom each of last month's invoices is told to, where its client's switch says so, by the invoice. */
function mailedOf(path: string, first: number): Map<number, Mailed> {
  const sqlite = openFloor(path);
  const rows = sqlite
    .prepare<[number], Mailed & { id: number }>(`
      SELECT i.id, c.name AS client, c.email, b.notification_emails AS others, l.description AS plan,
        i.total_cents AS totalCents
      FROM invoices i JOIN clients c ON c.id = i.client_id JOIN client_billing b ON b.client_id = c.id
      JOIN invoice_lines l ON l.invoice_id = i.id AND l.position = 0
      WHERE i.id > ? AND b.email_invoice = 1`)
    .all(first);
  sqlite.close();
  return new Map(rows.map(({ id, ...mailed }) => [id, mailed]));
}

/** Writes an invoice's message as the outbox has it while the office has no server: nobody is sent anything. */
function messageWriter(
  sqlite: Sqlite.Database,
): (id: number, invoice: { id: number; clientId: Cell }, to: Mailed) => void {
  const message = sqlite.prepare(`INSERT INTO mail_messages (id, kind, client_id, client_name, source_id, message_key,
    subject, body_text, body_html, state, reason, created_at_ms, settled_at_ms, operator_name, search_text)
    VALUES (?, 'invoice', ?, ?, ?, ?, ?, ?, ?, 'unsendable', ?, 1, 1, 'Andrea Peña', ?)`);
  const recipient = sqlite.prepare('INSERT INTO mail_recipients (message_id, position, address) VALUES (?, ?, ?)');
  const attachment = sqlite.prepare("INSERT INTO mail_attachments VALUES (?, 0, 'invoice', ?)");
  return (id, invoice, { client, email, others, plan, totalCents }) => {
    const addresses = email === '' ? [] : [email, ...others.split(',').filter((address) => address !== '')];
    const subject = `Norte Digital: factura B N.º interno ${invoice.id}`;
    const says = `la factura B N.º interno ${invoice.id} por $ ${totalCents / 100}, del período 01/01/2026 a 31/01/2026`;
    const text = `Hola, ${client}:\n\nEmitimos ${says} (${plan}). Vence el 10/01/2026.\n\nLa encuentra adjunta en PDF.\n\nNorte Digital`;
    const html = `${MAIL_HEAD}\n${text
      .split('\n\n')
      .map((line) => `<p>${line}</p>`)
      .join('\n')}\n</div>`;
    const reason = email === '' ? 'noAddress' : 'noServer';
    const search = fold([client, subject, ...addresses].join(' '));
    message.run(id, invoice.clientId, client, invoice.id, `floor.${id}`, subject, text, html, reason, search);
    for (const [at, address] of addresses.entries()) recipient.run(id, at, address);
    attachment.run(id, invoice.id);
  };
}

/**
 * Last month's invoices again as the next month's, row by row: a prepared insert for each row of each table that a run
 * writes, each invoice's message among them, and how far each contract and account has come, in one durable transaction.
 * The rows are read before the clock starts, and let go of with the last.
 */
export function runFloor(path: string): () => void {
  const month = nextMonth(path);
  let prepared: (typeof month & { mailed: Map<number, Mailed> }) | null = {
    ...month,
    mailed: mailedOf(path, month.last.first),
  };
  return () => {
    if (!prepared) throw new Error('a month is issued once');
    const { tables, last, mailed } = prepared;
    prepared = null;
    const sqlite = openFloor(path);
    const [invoices] = tables;
    const at = (name: string) => invoices?.columns.indexOf(name) ?? 0;
    const run = sqlite.prepare(`
      INSERT INTO invoice_runs (at_ms, operator_name, issued_on, until_on, invoices, total_cents)
      VALUES (1, 'Andrea Peña', '2026-01-01', '2026-01-01', ?, ?)`);
    const course = sqlite.prepare('UPDATE contract_courses SET billed_until_on = ? WHERE contract_id = ?');
    const account = sqlite.prepare(`
      UPDATE client_accounts SET version = version + 1, unpaid_cents = unpaid_cents + @total,
        balance_cents = balance_cents + @total, unpaid_invoices = unpaid_invoices + 1,
        oldest_due_on = coalesce(oldest_due_on, @dueOn) WHERE client_id = @clientId`);
    const write = messageWriter(sqlite);
    const work = sqlite.transaction(() => {
      run.run(last.invoices, last.total);
      for (const { table, columns, rows } of tables) {
        const insert = sqlite.prepare(
          `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
        );
        for (const row of rows) insert.run(row);
      }
      for (const row of invoices?.rows ?? []) {
        course.run(row[at('period_end_on')], row[at('contract_id')]);
        account.run({ total: row[at('total_cents')], dueOn: row[at('due_on')], clientId: row[at('client_id')] });
        const id = Number(row[at('id')]);
        const to = mailed.get(id - last.invoices);
        if (to) write(FIRST_MESSAGE + id, { id, clientId: row[at('client_id')] ?? null }, to);
      }
    });
    work.immediate();
    sqlite.close();
  };
}
