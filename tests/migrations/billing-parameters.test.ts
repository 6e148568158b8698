import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { countries } from '../../src-main/contract/office';
import { openDatabase } from '../../src-main/data/database';
import { migrate, readMigrations } from '../../src-main/data/migrate';

const shipped = readMigrations(resolve(import.meta.dirname, '../../migrations'));

function officeAt(version: number) {
  const folder = mkdtempSync(join(tmpdir(), 'abonado-billing-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const database = openDatabase(join(folder, 'abonado.db'));
  onTestFinished(() => database.close());
  const { sqlite } = database;
  migrate(
    sqlite,
    shipped.filter(({ number }) => number <= version),
  );
  return sqlite;
}

test('an office from before keeps its catalogues and clients, and has what every country bills by', () => {
  const sqlite = officeAt(10);
  sqlite.exec(`INSERT INTO catalog_entries (id, kind, name, name_key) VALUES (1, 'plan', 'Hogar', 'hogar')`);
  sqlite.exec('INSERT INTO plans (entry_id, down_kbps, up_kbps, price_cents) VALUES (1, 1, 1, 5)');
  sqlite.exec(`INSERT INTO clients (id, person_type, name, name_key, search_text, created_at_ms, updated_at_ms)
    VALUES (1, 'other', 'Ana', 'ana', 'ana', 1, 1)`);
  sqlite.exec(`INSERT INTO client_carried_columns (client_id, billing_enabled) VALUES (1, 'Sí')`);
  const rows = () =>
    ['catalog_entries', 'plans', 'clients', 'client_carried_columns'].map((table) =>
      sqlite.prepare(`SELECT * FROM ${table}`).all(),
    );
  const before = rows();
  migrate(
    sqlite,
    shipped.filter(({ number }) => number <= 11),
  );
  expect(rows()).toEqual(before);
  const perCountry = (table: string) =>
    sqlite.prepare(`SELECT DISTINCT country FROM ${table} ORDER BY country`).pluck().all();
  for (const table of ['tax_conditions', 'invoice_types', 'taxes']) expect(perCountry(table)).toEqual([...countries]);
});

test('every country’s pairs of conditions that its issuers and clients may have, and no others, have a type of its own', () => {
  const sqlite = officeAt(11);
  const wrong = sqlite
    .prepare(
      `SELECT count(*) FROM invoice_type_rules r
      JOIN tax_conditions i ON i.id = r.issuer_condition_id JOIN tax_conditions c ON c.id = r.client_condition_id
      JOIN invoice_types t ON t.id = r.invoice_type_id
      WHERE i.country <> c.country OR t.country <> i.country OR i.is_fantasy <> c.is_fantasy
        OR i.is_fantasy = t.is_fiscal OR i.for_issuer = 0 OR c.for_client = 0`,
    )
    .pluck();
  expect(wrong.get()).toBe(0);
  const missing = sqlite
    .prepare(
      `SELECT i.country, i.name, c.name FROM tax_conditions i
      JOIN tax_conditions c ON c.country = i.country AND c.is_fantasy = i.is_fantasy AND c.for_client = 1
      WHERE i.for_issuer = 1 AND NOT EXISTS (
        SELECT 1 FROM invoice_type_rules r WHERE r.issuer_condition_id = i.id AND r.client_condition_id = c.id)`,
    )
    .raw();
  expect(missing.all()).toEqual([]);
  // What was not read in a law of the country is for an accountant to confirm.
  const unmarked = sqlite.prepare(
    `SELECT count(*) FROM tax_conditions WHERE country <> 'AR' AND to_confirm = 0 AND is_fantasy = 0`,
  );
  expect(unmarked.pluck().get()).toBe(0);
});

test.each([
  `UPDATE taxes SET rate_bp = -1`,
  `UPDATE taxes SET from_on = '2026-02-01', to_on = '2026-01-01'`,
  `UPDATE billing_profiles SET cycle_day = 29`,
  `UPDATE billing_profiles SET second_due_days = due_days`,
  `UPDATE billing_profiles SET third_due_days = 30`,
  `UPDATE billing_profiles SET cut_days = 0`,
  `UPDATE billing_profiles SET retired = 1`,
  `UPDATE tax_conditions SET for_issuer = 0, for_client = 0`,
  `INSERT INTO invoice_type_rules (issuer_condition_id, client_condition_id, invoice_type_id, to_confirm) VALUES (1, 1, 99999, 0)`,
  `INSERT INTO number_series (legal_entity_id, invoice_type_id, point_of_sale, next_number, in_use) VALUES (1, 1, 0, 1, 1)`,
])('the last line refuses %s', (statement) => {
  const sqlite = officeAt(11);
  sqlite.exec(`INSERT INTO legal_entities (name, name_key, condition_id) VALUES ('Norte', 'norte', 1)`);
  expect(() => sqlite.exec(statement)).toThrow(/CHECK|FOREIGN KEY|UNIQUE/u);
});
