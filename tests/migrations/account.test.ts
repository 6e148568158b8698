import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openDatabase } from '../../src-main/data/database';
import { migrate, readMigrations } from '../../src-main/data/migrate';
import { ACCOUNT_FAULTS } from '../../src-main/domain/account';

const shipped = readMigrations(resolve(import.meta.dirname, '../../migrations'));
const until = (version: number) => shipped.filter(({ number }) => number <= version);

/** An office from before accounts: Ana has two invoices, Beto has none, and Carla left. */
function officeBefore() {
  const folder = mkdtempSync(join(tmpdir(), 'abonado-account-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const database = openDatabase(join(folder, 'abonado.db'));
  onTestFinished(() => database.close());
  const { sqlite } = database;
  migrate(sqlite, until(14));
  sqlite.exec(`INSERT INTO catalog_entries (id, kind, name, name_key) VALUES (1, 'plan', 'Hogar', 'hogar')`);
  for (const [id, name, state] of [
    [1, 'Ana', 'active'],
    [2, 'Beto', 'active'],
    [3, 'Carla', 'deactivated'],
  ])
    sqlite.exec(`INSERT INTO clients (id, person_type, name, name_key, search_text, state, created_at_ms, updated_at_ms)
      VALUES (${id}, 'other', '${name}', '${name}', '${name}', '${state}', 1, 1)`);
  sqlite.exec(`INSERT INTO contracts (id, client_id, plan_id, started_on, created_at_ms, updated_at_ms)
    VALUES (1, 1, 1, '2026-01-01', 1, 1)`);
  sqlite.exec(`INSERT INTO legal_entities (id, name, name_key, condition_id) VALUES (1, 'Norte', 'norte', 1)`);
  sqlite.exec(`INSERT INTO invoice_runs (at_ms, operator_name, issued_on, until_on, invoices, total_cents)
    VALUES (77, 'Ana', '2026-10-01', '2026-10-01', 3, 600)`);
  sqlite.exec(`INSERT INTO invoice_snapshots (kind, subject_id, json) VALUES ('issuer', 1, '{}')`);
  for (const [number, month, voided] of [
    [1, '09', 'NULL'],
    [2, '10', 'NULL'],
    [3, '11', '99'],
  ])
    sqlite.exec(`INSERT INTO invoices (run_id, internal_number, client_id, contract_id, legal_entity_id, invoice_type_id,
        point_of_sale, period_start_on, period_end_on, scheduled_on, issued_on, due_on, issuer_snapshot_id,
        client_snapshot_id, document_snapshot_id, net_cents, tax_cents, total_cents, fiscal_state, report_after_payment,
        voided_at_ms)
      VALUES (1, ${number}, 1, 1, 1, 1, 3, '2026-${month}-01', '2026-${month}-28', '2026-${month}-01', '2026-${month}-01',
        '2026-${month}-11', 1, 1, 1, 100, 21, 121, 'pending', 0, ${voided})`);
  return sqlite;
}

function officeNow() {
  const sqlite = officeBefore();
  migrate(sqlite, until(15));
  return sqlite;
}

test('every invoice that stands becomes its debit, and every client has an account', () => {
  const sqlite = officeBefore();
  const rows = () =>
    ['clients', 'contracts', 'invoices', 'invoice_runs'].map((table) => sqlite.prepare(`SELECT * FROM ${table}`).all());
  const before = rows();
  migrate(sqlite, until(15));
  expect(rows()).toEqual(before);
  expect(
    sqlite.prepare('SELECT invoice_id, contract_id, kind, due_on, at_ms, amount_cents FROM debits').raw().all(),
  ).toEqual([
    [1, 1, 'invoice', '2026-09-11', 77, 121],
    [2, 1, 'invoice', '2026-10-11', 77, 121],
  ]);
  expect(
    sqlite
      .prepare('SELECT client_id, state, balance_cents, unpaid_invoices, oldest_due_on FROM client_accounts')
      .raw()
      .all(),
  ).toEqual([
    [1, 'active', 242, 2, '2026-09-11'],
    [2, 'active', 0, 0, null],
    [3, 'deactivated', 0, 0, null],
  ]);
  // What the accounts were then, by what holds today: an invoice has its lines and taxes, and its run says how many it is.
  migrate(sqlite, shipped);
  sqlite.exec('UPDATE invoice_runs SET total_cents = 363');
  for (const id of [1, 2, 3])
    sqlite.exec(`
      INSERT INTO invoice_lines VALUES (${id}, 0, 1, 'Hogar', '2026-09-01', '2026-09-28', 28, 28, 121, 121);
      INSERT INTO invoice_taxes VALUES (${id}, 0, (SELECT min(id) FROM taxes), 'IVA', 2100, 'included', 100, 21);`);
  expect(sqlite.prepare(ACCOUNT_FAULTS).all()).toEqual([]);
});

test('a new client has its account, which follows its state and goes with it', () => {
  const sqlite = officeNow();
  sqlite.exec(`INSERT INTO clients (id, person_type, name, name_key, search_text, created_at_ms, updated_at_ms)
    VALUES (4, 'other', 'Dora', 'dora', 'dora', 1, 1)`);
  const account = () => sqlite.prepare('SELECT state FROM client_accounts WHERE client_id = 4').pluck().get();
  expect(account()).toBe('active');
  sqlite.exec(`UPDATE clients SET state = 'deactivated' WHERE id = 4`);
  expect(account()).toBe('deactivated');
  sqlite.exec('DELETE FROM clients WHERE id = 4');
  expect(account()).toBeUndefined();
});

const PAYMENT = `INSERT INTO payments (receipt_number, client_id, paid_on, at_ms, amount_cents, method_id, operator_name, origin)
  VALUES (1, 1, '2026-10-05', 100, 121, 1, 'Ana', 'counter')`;
const ALLOCATION = 'INSERT INTO allocations (debit_id, payment_id, amount_cents, at_ms) VALUES (1, 1, 121, 100)';

test.each([
  'DELETE FROM payments',
  'DELETE FROM debits',
  'DELETE FROM credits',
  'DELETE FROM allocations',
  'UPDATE payments SET amount_cents = 5',
  'UPDATE payments SET receipt_number = 7',
  'UPDATE debits SET amount_cents = 500',
  `UPDATE debits SET due_on = '2027-01-01'`,
  'UPDATE credits SET amount_cents = 500',
  'UPDATE allocations SET amount_cents = 5',
  'UPDATE allocations SET reversed_at_ms = NULL WHERE id = 2',
  `UPDATE payments SET void_reason = 'otra' WHERE id = 2`,
])('history stays as it is: %s', (statement) => {
  const sqlite = officeNow();
  sqlite.exec(PAYMENT);
  sqlite.exec(`INSERT INTO payments (receipt_number, client_id, paid_on, at_ms, amount_cents, method_id, operator_name,
    origin, voided_at_ms, voided_on, void_reason)
    VALUES (2, 1, '2026-10-05', 100, 121, 1, 'Ana', 'counter', 1, '2026-10-05', 'doble')`);
  sqlite.exec(ALLOCATION);
  sqlite.exec(
    'INSERT INTO allocations (debit_id, payment_id, amount_cents, at_ms, reversed_at_ms) VALUES (1, 2, 121, 1, 2)',
  );
  sqlite.exec(`INSERT INTO credits (client_id, kind, payment_id, posted_on, at_ms, amount_cents)
    VALUES (1, 'excess', 1, '2026-10-05', 1, 5)`);
  expect(() => sqlite.exec(statement)).toThrow(/never|once/u);
});

test.each([
  PAYMENT.replace('VALUES (1,', 'VALUES (0,'),
  PAYMENT.replace('121, 1,', '0, 1,'),
  PAYMENT.replace(`'counter'`, `'mail'`),
  'UPDATE debits SET paid_cents = 122 WHERE id = 1',
  'UPDATE client_accounts SET balance_cents = 1 WHERE client_id = 2',
  `INSERT INTO debits (client_id, kind, posted_on, due_on, at_ms, amount_cents) VALUES (2, 'invoice', '2026-10-01', '2026-10-01', 1, 1)`,
  `INSERT INTO debits (client_id, contract_id, kind, invoice_id, posted_on, due_on, at_ms, amount_cents)
    VALUES (1, 1, 'invoice', 1, '2026-10-01', '2026-10-01', 1, 1)`,
  `INSERT INTO credits (client_id, kind, posted_on, at_ms, amount_cents) VALUES (1, 'excess', '2026-10-05', 1, 5)`,
  'INSERT INTO allocations (debit_id, amount_cents, at_ms) VALUES (1, 5, 1)',
])('the last line refuses %s', (statement) => {
  expect(() => officeNow().exec(statement)).toThrow(/CHECK|UNIQUE|FOREIGN KEY/u);
});

test('an opening debt stands for as many invoices as its list said', () => {
  const sqlite = officeNow();
  sqlite.exec(`INSERT INTO debits (client_id, kind, invoice_count, posted_on, due_on, at_ms, amount_cents)
    VALUES (2, 'opening', 3, '2026-10-01', '2026-10-01', 1, 900)`);
  expect(sqlite.prepare(`SELECT invoice_count FROM debits WHERE kind = 'opening'`).pluck().get()).toBe(3);
});
