import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openDatabase } from '../../src-main/data/database';
import { migrate, readMigrations } from '../../src-main/data/migrate';

const shipped = readMigrations(resolve(import.meta.dirname, '../../migrations'));

function officeAt(version: number) {
  const folder = mkdtempSync(join(tmpdir(), 'abonado-invoices-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const database = openDatabase(join(folder, 'abonado.db'));
  onTestFinished(() => database.close());
  migrate(
    database.sqlite,
    shipped.filter(({ number }) => number <= version),
  );
  return database.sqlite;
}

/** An office with a client that is billed, and its contract. */
function billedOffice(version: number) {
  const sqlite = officeAt(version);
  sqlite.exec(`INSERT INTO catalog_entries (id, kind, name, name_key) VALUES (1, 'plan', 'Hogar', 'hogar')`);
  sqlite.exec(`INSERT INTO clients (id, person_type, name, name_key, search_text, created_at_ms, updated_at_ms)
    VALUES (1, 'other', 'Ana', 'ana', 'ana', 1, 1)`);
  sqlite.exec(`INSERT INTO contracts (id, client_id, plan_id, started_on, created_at_ms, updated_at_ms)
    VALUES (1, 1, 1, '2026-01-01', 1, 1)`);
  sqlite.exec(`INSERT INTO legal_entities (id, name, name_key, condition_id) VALUES (1, 'Norte', 'norte', 1)`);
  sqlite.exec(`INSERT INTO client_billing (client_id, enabled, legal_entity_id, tax_condition_id, cycle_day, billed_from_on,
    payment_method_id, report_after_payment, auto_state, email_invoice, email_payment)
    VALUES (1, 1, 1, 1, 10, '2026-11-01', 1, 0, 1, 1, 1)`);
  sqlite.exec('INSERT INTO client_taxes (client_id, tax_id) VALUES (1, 1)');
  return sqlite;
}

test('an office from before keeps how its clients are billed, and has issued nothing', () => {
  const sqlite = billedOffice(11);
  const rows = () =>
    ['clients', 'contracts', 'client_billing', 'client_taxes', 'legal_entities'].map((table) =>
      sqlite.prepare(`SELECT * FROM ${table}`).all(),
    );
  const before = rows();
  migrate(
    sqlite,
    shipped.filter(({ number }) => number <= 12),
  );
  expect(rows()).toEqual(before);
  expect(sqlite.prepare('SELECT count(*) FROM invoices').pluck().get()).toBe(0);
});

test.each([
  'UPDATE client_billing SET cycle_day = 29',
  'UPDATE client_billing SET payment_method_id = NULL',
  'UPDATE client_billing SET legal_entity_id = 77',
  'INSERT INTO client_taxes (client_id, tax_id) VALUES (1, 1)',
  'INSERT INTO client_taxes (client_id, tax_id) VALUES (1, 99999)',
])('the last line refuses %s', (statement) => {
  const sqlite = billedOffice(12);
  expect(() => sqlite.exec(statement)).toThrow(/CHECK|FOREIGN KEY|UNIQUE/u);
});

const invoice = (values: Record<string, string | number | null> = {}) => {
  const all = {
    run_id: 1,
    internal_number: 1,
    client_id: 1,
    contract_id: 1,
    legal_entity_id: 1,
    invoice_type_id: 1,
    point_of_sale: 3,
    number: null,
    period_start_on: '2026-11-01',
    period_end_on: '2026-11-30',
    scheduled_on: '2026-11-01',
    issued_on: '2026-11-24',
    due_on: '2026-12-04',
    issuer_snapshot_id: 1,
    client_snapshot_id: 1,
    document_snapshot_id: 1,
    net_cents: 100,
    tax_cents: 21,
    total_cents: 121,
    fiscal_state: 'pending',
    report_after_payment: 0,
    ...values,
  };
  const literal = Object.values(all).map((value) => (typeof value === 'string' ? `'${value}'` : String(value)));
  return `INSERT INTO invoices (${Object.keys(all).join(', ')}) VALUES (${literal.join(', ')})`;
};

function issuedOffice() {
  const sqlite = billedOffice(12);
  sqlite.exec(`INSERT INTO invoice_runs (at_ms, operator_name, issued_on, until_on, invoices, total_cents)
    VALUES (1, 'Ana', '2026-11-24', '2026-11-24', 1, 121)`);
  sqlite.exec(`INSERT INTO invoice_snapshots (kind, subject_id, json) VALUES ('issuer', 1, '{}')`);
  sqlite.exec(invoice());
  return sqlite;
}

test.each([
  // One invoice for a contract's period, one internal number, one number in a series.
  invoice({ internal_number: 2 }),
  invoice({ period_start_on: '2026-11-02' }),
  invoice({ internal_number: 2, period_start_on: '2026-11-02', total_cents: 122 }),
  invoice({ internal_number: 2, period_start_on: '2026-11-02', net_cents: 0, tax_cents: 0, total_cents: 0 }),
  invoice({ internal_number: 2, period_start_on: '2026-12-01' }),
  invoice({ internal_number: 2, period_start_on: '2026-11-02', fiscal_state: 'none' }),
  invoice({ internal_number: 2, period_start_on: '2026-11-02', number: 5, fiscal_state: 'reported' }),
  invoice({ internal_number: 2, period_start_on: '2026-11-02', due_on: '2026-11-23' }),
  invoice({ internal_number: 2, period_start_on: '2026-11-02', contract_id: 9 }),
])('the last line refuses %s', (statement) => {
  expect(() => issuedOffice().exec(statement)).toThrow(/CHECK|FOREIGN KEY|UNIQUE/u);
});

test('two invoices of a series never have one number', () => {
  const sqlite = issuedOffice();
  const numbered = { fiscal_state: 'none', number: 7 };
  sqlite.exec(invoice({ internal_number: 2, period_start_on: '2026-10-01', ...numbered }));
  const same = invoice({ internal_number: 3, period_start_on: '2026-09-01', ...numbered });
  expect(() => sqlite.exec(same)).toThrow('UNIQUE');
});

test.each([
  'DELETE FROM invoices',
  'UPDATE invoices SET total_cents = 5, net_cents = 5, tax_cents = 0',
  `UPDATE invoices SET period_start_on = '2026-11-03'`,
  'UPDATE invoice_lines SET amount_cents = 5',
  'DELETE FROM invoice_lines',
  'UPDATE invoice_taxes SET amount_cents = 5',
  'DELETE FROM invoice_taxes',
])('what was issued stays as it is: %s', (statement) => {
  const sqlite = issuedOffice();
  sqlite.exec(`INSERT INTO invoice_lines VALUES (1, 0, 1, 'Hogar', '2026-11-01', '2026-11-30', 30, 30, 121, 121)`);
  sqlite.exec(`INSERT INTO invoice_taxes VALUES (1, 0, 1, 'IVA', 2100, 'included', 100, 21)`);
  expect(() => sqlite.exec(statement)).toThrow(/never/u);
});
