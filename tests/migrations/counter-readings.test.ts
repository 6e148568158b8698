import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openDatabase } from '../../src-main/data/database';
import { migrate, readMigrations } from '../../src-main/data/migrate';

const shipped = readMigrations(resolve(import.meta.dirname, '../../migrations'));

function openBefore() {
  const folder = mkdtempSync(join(tmpdir(), 'abonado-readings-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const database = openDatabase(join(folder, 'abonado.db'));
  onTestFinished(() => database.close());
  const { sqlite } = database;
  migrate(
    sqlite,
    shipped.filter(({ number }) => number < 19),
  );
  sqlite.exec(`
    INSERT INTO clients (id, person_type, name, name_key, search_text, created_at_ms, updated_at_ms)
    VALUES (1, 'other', 'Ana', 'ana', 'ana', 1, 1);
    INSERT INTO catalog_entries (id, kind, name, name_key) VALUES (1, 'plan', 'Fibra', 'fibra');
    INSERT INTO contracts (id, client_id, plan_id, started_on, created_at_ms, updated_at_ms)
    VALUES (1, 1, 1, '2026-01-01', 1, 1), (2, 1, 1, '2026-01-01', 1, 1);
    INSERT INTO consumption_sources (id, kind, key, text) VALUES (7, 'ip', 'k', '10.0.0.1'), (8, 'user', 'ana', 'ana');
    INSERT INTO consumption_imports
      (id, file_name, fingerprint, at_ms, operator_name, measure, lines, samples, known, repeated, too_old, first_s, last_s)
    VALUES (1, 'a.csv', '', 1, '', 'counter', 3, 2, 2, 0, 0, 9, 299), (2, 'b.csv', '', 1, '', 'counter', 1, 1, 1, 0, 0, 399, 399),
      (3, 'c.csv', '', 1, '', 'interval', 1, 1, 1, 0, 0, 5, 5);
    INSERT INTO consumption_shares (source_id, import_id, owner, last_s, counter_down, counter_up)
    VALUES (7, 1, 1, 300, 70, 7), (7, 2, 1, 400, 90, 9), (8, 3, 1, 5, NULL, NULL);
    INSERT INTO consumption_samples VALUES (7, 199, 30, 3, 1), (7, 299, 20, 2, 1), (7, 399, 20, 2, 2), (8, 5, 1, 1, 3);
    INSERT INTO consumption_hours VALUES (1, 0, 71, 8);
    INSERT INTO consumption_days VALUES (1, 0, 71, 8, 4);
  `);
  return sqlite;
}

test('a counter goes on from its last reading; what was counted before stands, and is closed', () => {
  const sqlite = openBefore();
  const rows = (query: string) => sqlite.prepare(query).raw().all();
  const kept = ['consumption_samples', 'consumption_hours', 'consumption_days', 'contracts'];
  const before = kept.map((table) => rows(`SELECT * FROM ${table}`));
  migrate(
    sqlite,
    shipped.filter(({ number }) => number <= 19),
  );
  expect(kept.map((table) => rows(`SELECT * FROM ${table}`))).toEqual(before);
  expect(rows('SELECT * FROM consumption_readings')).toEqual([[7, 400, 90, 9, 2, 2]]);
  expect(rows('SELECT id, swept_until_s FROM consumption_sources')).toEqual([
    [7, 399],
    [8, null],
  ]);
  expect(rows('SELECT id, swept FROM consumption_imports')).toEqual([
    [1, 1],
    [2, 1],
    [3, 0],
  ]);
  expect(rows('SELECT * FROM consumption_shares')).toEqual([
    [7, 1, 1, 300],
    [7, 2, 1, 400],
    [8, 3, 1, 5],
  ]);
});

test('a contract does not go with what it used', () => {
  const sqlite = openBefore();
  migrate(sqlite, shipped);
  expect(() => sqlite.exec('DELETE FROM contracts WHERE id = 1')).toThrow(/would be lost/u);
  sqlite.exec('DELETE FROM contracts WHERE id = 2');
});
