import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openDatabase } from '../../src-main/data/database';
import { migrate, readMigrations } from '../../src-main/data/migrate';

const shipped = readMigrations(resolve(import.meta.dirname, '../../migrations'));

function openBefore() {
  const folder = mkdtempSync(join(tmpdir(), 'abonado-consumption-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const database = openDatabase(join(folder, 'abonado.db'));
  const { sqlite } = database;
  onTestFinished(() => database.close());
  migrate(
    sqlite,
    shipped.filter(({ number }) => number < 8),
  );
  sqlite.exec(`INSERT INTO clients (id, person_type, name, name_key, search_text, created_at_ms, updated_at_ms)
    VALUES (1, 'other', 'Ana', 'ana', 'ana', 1, 1)`);
  sqlite.exec(`INSERT INTO catalog_entries (id, kind, name, name_key) VALUES (1, 'plan', 'Fibra', 'fibra')`);
  sqlite.exec(`INSERT INTO contracts (id, client_id, plan_id, started_on, created_at_ms, updated_at_ms)
    VALUES (1, 1, 1, '2026-01-01', 1, 1)`);
  return sqlite;
}

test('an office from before keeps its contracts, and has no consumption and the usual keeping', () => {
  const sqlite = openBefore();
  const rows = () => sqlite.prepare('SELECT * FROM contracts').all();
  const before = rows();
  migrate(
    sqlite,
    shipped.filter(({ number }) => number <= 8),
  );
  expect(rows()).toEqual(before);
  expect(sqlite.prepare('SELECT sample_days, hour_months FROM consumption_settings').all()).toEqual([
    { sample_days: 40, hour_months: 24 },
  ]);
  expect(sqlite.prepare('SELECT count(*) AS rows FROM consumption_samples').get()).toEqual({ rows: 0 });
});

test('what a contract used goes to its address when the contract is taken away, added to what is there', () => {
  const sqlite = openBefore();
  migrate(
    sqlite,
    shipped.filter(({ number }) => number <= 8),
  );
  sqlite.exec(`
    INSERT INTO consumption_imports (id, file_name, fingerprint, at_ms, operator_name, measure, lines, samples, known, repeated, too_old)
    VALUES (1, 'a.csv', '', 1, '', 'interval', 1, 1, 1, 0, 0), (2, 'b.csv', '', 1, '', 'interval', 1, 1, 1, 0, 0);
    INSERT INTO consumption_sources (id, kind, key, text) VALUES (7, 'ip', 'k', '10.0.0.1');
    INSERT INTO consumption_shares (source_id, import_id, owner, last_s) VALUES (7, 1, -7, 1), (7, 2, 1, 1);
    INSERT INTO consumption_hours VALUES (1, 5, 10, 1), (-7, 5, 1, 1), (1, 6, 20, 2);
    INSERT INTO consumption_days VALUES (1, 0, 30, 3, 2), (-7, 0, 1, 1, 1);
    DELETE FROM contracts WHERE id = 1;
  `);
  expect(sqlite.prepare('SELECT owner, hour, down, up FROM consumption_hours').raw().all()).toEqual([
    [-7, 5, 11, 2],
    [-7, 6, 20, 2],
  ]);
  expect(sqlite.prepare('SELECT owner, day, down, up, samples FROM consumption_days').raw().all()).toEqual([
    [-7, 0, 31, 4, 3],
  ]);
  expect(sqlite.prepare('SELECT owner FROM consumption_shares').raw().all()).toEqual([[-7], [-7]]);
});
