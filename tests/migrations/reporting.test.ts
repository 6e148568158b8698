import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openDatabase } from '../../src-main/data/database';
import { migrate, readMigrations } from '../../src-main/data/migrate';

const shipped = readMigrations(resolve(import.meta.dirname, '../../migrations'));

/** An office of version 14 with one invoice, brought to `version`. */
function officeWithInvoice() {
  const folder = mkdtempSync(join(tmpdir(), 'abonado-reporting-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const database = openDatabase(join(folder, 'abonado.db'));
  onTestFinished(() => database.close());
  const { sqlite } = database;
  const to = (version: number) =>
    migrate(
      sqlite,
      shipped.filter(({ number }) => number <= version),
    );
  to(14);
  sqlite.exec(`INSERT INTO catalog_entries (id, kind, name, name_key) VALUES (1, 'plan', 'Hogar', 'hogar')`);
  sqlite.exec(`INSERT INTO clients (id, person_type, name, name_key, search_text, created_at_ms, updated_at_ms)
    VALUES (1, 'other', 'Ana', 'ana', 'ana', 1, 1)`);
  sqlite.exec(`INSERT INTO contracts (id, client_id, plan_id, started_on, created_at_ms, updated_at_ms)
    VALUES (1, 1, 1, '2026-01-01', 1, 1)`);
  sqlite.exec(`INSERT INTO legal_entities (id, name, name_key, condition_id) VALUES (1, 'Norte', 'norte', 1)`);
  sqlite.exec(`INSERT INTO invoice_runs VALUES (1, 1, NULL, '', '2026-11-24', '2026-11-24', 1, 121)`);
  sqlite.exec(`INSERT INTO invoice_snapshots VALUES (1, 'issuer', 1, '{}')`);
  sqlite.exec(`INSERT INTO invoices (id, run_id, internal_number, client_id, contract_id, legal_entity_id, invoice_type_id,
    point_of_sale, period_start_on, period_end_on, scheduled_on, issued_on, due_on, issuer_snapshot_id, client_snapshot_id,
    document_snapshot_id, net_cents, tax_cents, total_cents, fiscal_state, report_after_payment)
    VALUES (1, 1, 1, 1, 1, 1, 1, 3, '2026-11-01', '2026-11-30', '2026-11-01', '2026-11-24', '2026-12-04', 1, 1, 1, 100, 21, 121,
      'pending', 0)`);
  return { sqlite, to };
}

test('an invoice from before is as it was, neither rejected nor void, and waits to be reported', () => {
  const { sqlite, to } = officeWithInvoice();
  const before = sqlite.prepare('SELECT * FROM invoices').get();
  to(18);
  expect(sqlite.prepare('SELECT * FROM invoices').get()).toEqual({ ...Object(before), rejection_reason: '' });
  for (const table of ['credit_notes', 'freed_periods', 'billing_items', 'billing_item_uses'])
    expect(sqlite.prepare(`SELECT count(*) FROM ${table}`).pluck().get(), table).toBe(0);
});

test('what was reported, or is void, is not changed by any statement', () => {
  const { sqlite, to } = officeWithInvoice();
  to(18);
  sqlite.exec(`UPDATE invoices SET fiscal_state = 'reported', number = 1, reported_at_ms = 1`);
  for (const change of ['number = 2', "authorization_code = 'x'", 'voided_at_ms = 1', "rejection_reason = 'x'"])
    expect(() => sqlite.exec(`UPDATE invoices SET ${change}`), change).toThrow(/never changes/u);
});

test.each([
  "INSERT INTO billing_items (contract_id, kind, repeats, description, from_on) VALUES (1, 'charge', 0, 'x', '2026-11-01')",
  "INSERT INTO billing_items (contract_id, kind, repeats, description, rate_bp, from_on) VALUES (1, 'charge', 0, 'x', 1, '2026-11-01')",
  "INSERT INTO billing_items (contract_id, kind, repeats, description, amount_cents, from_on, to_on) VALUES (1, 'charge', 0, 'x', 1, '2026-11-01', '2026-12-01')",
  "INSERT INTO freed_periods VALUES (1, '2026-11-01', '2026-10-01', '2026-11-01', 30, 0)",
  'INSERT INTO credit_note_series VALUES (1, 1, 0, 1)',
])('the last line refuses %s', (statement) => {
  const { sqlite, to } = officeWithInvoice();
  to(18);
  expect(() => sqlite.exec(statement)).toThrow(/CHECK/u);
});
