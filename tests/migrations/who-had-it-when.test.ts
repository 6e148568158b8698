import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openDatabase } from '../../src-main/data/database';
import { migrate, readMigrations } from '../../src-main/data/migrate';

const shipped = readMigrations(resolve(import.meta.dirname, '../../migrations'));
/** 24 November 2026, 12:00 UTC. */
const AT_MS = 1_795_521_600_000;

function openBefore() {
  const folder = mkdtempSync(join(tmpdir(), 'abonado-holders-'));
  const database = openDatabase(join(folder, 'abonado.db'));
  onTestFinished(() => {
    database.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const { sqlite } = database;
  migrate(
    sqlite,
    shipped.filter(({ number }) => number < 26),
  );
  sqlite.exec(`
    INSERT INTO clients (id, person_type, name, name_key, search_text, created_at_ms, updated_at_ms)
    VALUES (1, 'other', 'Ana', 'ana', 'ana', 1, 1);
    INSERT INTO catalog_entries (id, kind, name, name_key) VALUES (1, 'plan', 'Fibra', 'fibra');
    INSERT INTO contracts (id, client_id, plan_id, started_on, created_at_ms, updated_at_ms)
    VALUES (1, 1, 1, '2026-11-24', ${AT_MS}, ${AT_MS}), (2, 1, 1, '2026-01-01', ${AT_MS}, ${AT_MS}),
      (3, 1, 1, '2026-11-24', ${AT_MS}, ${AT_MS}), (4, 1, 1, '2026-11-24', ${AT_MS}, ${AT_MS});
    INSERT INTO imports (id, file_name, at_ms, operator_name, created, changed, kind) VALUES (1, 'a.csv', 1, '', 2, 1, 'contracts');
    INSERT INTO import_contract_rows VALUES (1, 1, 1, NULL), (1, 2, 1, NULL), (1, 4, 2, '{}');
    INSERT INTO consumption_sources (id, kind, key, text) VALUES (7, 'ip', 'k', '10.0.0.1'), (8, 'user', 'ana', 'ana');
    INSERT INTO consumption_imports
      (id, file_name, fingerprint, at_ms, operator_name, measure, lines, samples, known, repeated, too_old, first_s, last_s)
    VALUES (1, 'a.csv', '', 1, '', 'interval', 3, 2, 2, 0, 0, 9, 299);
    INSERT INTO consumption_shares (source_id, import_id, owner, last_s) VALUES (7, 1, 1, 300), (8, 1, -8, 400);
  `);
  return sqlite;
}

test('0026: shares hold for all of their import; contracts of a list without a first day are known by the day of it', () => {
  const sqlite = openBefore();
  const rows = (query: string) => sqlite.prepare(query).raw().all();
  const before = rows('SELECT * FROM contracts');
  migrate(
    sqlite,
    shipped.filter(({ number }) => number <= 26),
  );
  const all = [Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER];
  expect(rows('SELECT * FROM consumption_shares')).toEqual([
    [7, 1, ...all, 1, 300],
    [8, 1, ...all, -8, 400],
  ]);
  expect(rows('SELECT * FROM contracts')).toEqual(before);
  expect(rows('SELECT * FROM contract_assumed_starts')).toEqual([[1, '2026-11-24']]);
  expect(rows('SELECT * FROM office_day')).toEqual([[1, null]]);
  sqlite.exec('DELETE FROM contracts WHERE id = 1');
  expect(rows('SELECT * FROM contract_assumed_starts')).toEqual([]);
});
