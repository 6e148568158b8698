import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openDatabase } from '../../src-main/data/database';
import { migrate, readMigrations } from '../../src-main/data/migrate';

const shipped = readMigrations(resolve(import.meta.dirname, '../../migrations'));

/** An office of version 23 with a former plan and two invoices, one of them reported; brought to version 24. */
function migrated() {
  const folder = mkdtempSync(join(tmpdir(), 'abonado-prices-'));
  const database = openDatabase(join(folder, 'abonado.db'));
  onTestFinished(() => {
    database.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const { sqlite } = database;
  const to = (version: number) =>
    migrate(
      sqlite,
      shipped.filter(({ number }) => number <= version),
    );
  to(23);
  sqlite.exec(`INSERT INTO catalog_entries (id, kind, name, name_key) VALUES (1, 'plan', 'Hogar', 'hogar');
    INSERT INTO plans VALUES (1, 1, 1, 100);
    INSERT INTO clients (id, person_type, name, name_key, search_text, created_at_ms, updated_at_ms)
      VALUES (1, 'other', 'Ana', 'ana', 'ana', 1, 1);
    INSERT INTO contracts (id, client_id, plan_id, started_on, created_at_ms, updated_at_ms)
      VALUES (1, 1, 1, '2026-01-01', 1, 1);
    INSERT INTO contract_former_plans VALUES (1, '2026-11-11', 1, 90);
    INSERT INTO legal_entities (id, name, name_key, condition_id) VALUES (1, 'Norte', 'norte', 1);
    INSERT INTO invoice_runs VALUES (1, 1, NULL, '', '2026-11-24', '2026-11-24', 2, 242);
    INSERT INTO invoice_snapshots VALUES (1, 'issuer', 1, '{}')`);
  for (const [id, startOn, state] of [
    [1, '2026-10-01', 'reported'],
    [2, '2026-11-01', 'pending'],
  ] as const)
    sqlite.exec(`INSERT INTO invoices (id, run_id, internal_number, client_id, contract_id, legal_entity_id, invoice_type_id,
      point_of_sale, number, period_start_on, period_end_on, scheduled_on, issued_on, due_on, issuer_snapshot_id,
      client_snapshot_id, document_snapshot_id, net_cents, tax_cents, total_cents, fiscal_state, report_after_payment,
      reported_at_ms)
      VALUES (${id}, 1, ${id}, 1, 1, 1, 1, 3, ${state === 'reported' ? 1 : 'NULL'}, '${startOn}', '${startOn}', '${startOn}',
        '2026-11-24', '2026-12-04', 1, 1, 1, 100, 21, 121, '${state}', 0, ${state === 'reported' ? 1 : 'NULL'})`);
  to(24);
  return sqlite;
}

test('0024: what was reported bears the day of its issue, a former plan its own price, and nothing else changes', () => {
  const sqlite = migrated();
  expect(sqlite.prepare('SELECT id, fiscal_on FROM invoices ORDER BY id').all()).toEqual([
    { id: 1, fiscal_on: '2026-11-24' },
    { id: 2, fiscal_on: null },
  ]);
  expect(sqlite.prepare('SELECT * FROM contract_former_plans').all()).toEqual([
    { contract_id: 1, until_on: '2026-11-11', plan_id: 1, price_cents: 90, follows_plan: 0 },
  ]);
  for (const table of ['plan_former_prices', 'invoice_settlements'])
    expect(sqlite.prepare(`SELECT count(*) FROM ${table}`).pluck().get(), table).toBe(0);
});

test('who is exempt has a tax of nothing to be told by', () => {
  const sqlite = migrated();
  const exempt = () => sqlite.prepare("SELECT rate_bp FROM taxes WHERE name_key = 'iva exento 0 %'").all();
  expect(exempt()).toEqual([{ rate_bp: 0 }]);
});

test.each([
  "UPDATE invoices SET fiscal_on = '2026-12-01' WHERE id = 1",
  "INSERT INTO invoice_settlements VALUES (1, 1, 1, '2026-11-01', 2, 0)",
  "INSERT INTO plan_former_prices VALUES (1, '1/12/2026', 100)",
  "INSERT INTO plan_former_prices VALUES (1, '2026-12-01', -1)",
  'UPDATE contract_former_plans SET follows_plan = 2',
])('refused by the database itself: %s', (statement) => {
  const sqlite = migrated();
  expect(() => sqlite.exec(statement)).toThrow();
});

test('what an invoice settled stays', () => {
  const sqlite = migrated();
  sqlite.exec("INSERT INTO invoice_settlements VALUES (1, 1, 1, '2026-11-01', 2, -5)");
  expect(() => sqlite.exec('UPDATE invoice_settlements SET amount_cents = 1')).toThrow(/never changes/u);
  expect(() => sqlite.exec('DELETE FROM invoice_settlements')).toThrow(/never deleted/u);
});

test('a plan that is taken away takes its former prices along', () => {
  const sqlite = migrated();
  sqlite.exec(`INSERT INTO catalog_entries (id, kind, name, name_key) VALUES (2, 'plan', 'Mega', 'mega');
    INSERT INTO plans VALUES (2, 1, 1, 100);
    INSERT INTO plan_former_prices VALUES (2, '2026-12-01', 90);
    DELETE FROM catalog_entries WHERE id = 2`);
  expect(sqlite.prepare('SELECT count(*) FROM plan_former_prices').pluck().get()).toBe(0);
});
