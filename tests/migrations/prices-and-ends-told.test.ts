import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openDatabase } from '../../src-main/data/database';
import { migrate, readMigrations } from '../../src-main/data/migrate';

const shipped = readMigrations(resolve(import.meta.dirname, '../../migrations'));

test('0050: former prices were told when the next one began, those to come when the audit says', () => {
  const folder = mkdtempSync(join(tmpdir(), 'abonado-told-'));
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
  to(49);
  sqlite.exec(`INSERT INTO catalog_entries (id, kind, name, name_key) VALUES
      (1, 'plan', 'Fibra', 'fibra'), (2, 'plan', 'Hogar', 'hogar');
    INSERT INTO plans VALUES (1, 1, 1, 100), (2, 1, 1, 50);
    INSERT INTO plan_former_prices VALUES (1, '2026-11-16', 90), (1, '2026-12-01', 95);
    INSERT INTO plan_next_prices VALUES (1, '2027-01-01', 120), (2, '2027-01-01', 60);
    INSERT INTO audit_entries (batch_id, at_ms, operator_name, origin, entity, entity_id, action, field, after)
      VALUES ('a', 7000, '', 'operator', 'catalog', 1, 'updated', 'nextPrice', '1.20 · 2027-01-01');
    INSERT INTO clients (id, person_type, name, name_key, search_text, created_at_ms, updated_at_ms)
      VALUES (1, 'other', 'Ana', 'ana', 'ana', 1, 1);
    INSERT INTO contracts (id, client_id, plan_id, started_on, created_at_ms, updated_at_ms)
      VALUES (1, 1, 2, '2026-01-01', 1, 1);
    INSERT INTO contract_former_plans (contract_id, until_on, plan_id, price_cents, follows_plan, by_merge)
      VALUES (1, '2026-11-11', 1, 100, 1, 0), (1, '2026-12-01', 1, 100, 1, 1)`);
  to(50);
  const told = (table: string, order: string) =>
    sqlite.prepare(`SELECT told_at_ms FROM ${table} ORDER BY ${order}`).pluck().all();
  expect(sqlite.prepare('SELECT * FROM plan_former_prices').all()).toEqual([
    { plan_id: 1, until_on: '2026-11-16', told_at_ms: Date.parse('2026-11-16'), price_cents: 90 },
    { plan_id: 1, until_on: '2026-12-01', told_at_ms: Date.parse('2026-12-01'), price_cents: 95 },
  ]);
  expect(told('plan_next_prices', 'plan_id')).toEqual([7000, Date.parse('2027-01-01')]);
  expect(told('contract_former_plans', 'until_on')).toEqual([null, Date.parse('2026-12-01')]);
  expect(() => sqlite.exec("INSERT INTO plan_former_prices VALUES (1, '1/12/2026', 1, 100)")).toThrow('CHECK');
  // Who ends is marked once, with the last credit note.
  sqlite.exec("UPDATE contracts SET ended_on = '2027-01-10' WHERE id = 1");
  sqlite.exec('UPDATE contracts SET ended_on = NULL WHERE id = 1');
  sqlite.exec("UPDATE contracts SET ended_on = '2027-01-11' WHERE id = 1");
  expect(sqlite.prepare('SELECT * FROM contract_ends').all()).toEqual([{ contract_id: 1, last_note_id: 0 }]);
});
