import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openDatabase } from '../../src-main/data/database';
import { migrate, readMigrations } from '../../src-main/data/migrate';

const shipped = readMigrations(resolve(import.meta.dirname, '../../migrations'));

test('0043: observations from before are found by the new indexes, and nothing else changes', () => {
  const folder = mkdtempSync(join(tmpdir(), 'abonado-texts-'));
  const database = openDatabase(join(folder, 'abonado.db'));
  onTestFinished(() => {
    database.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const { sqlite } = database;
  migrate(
    sqlite,
    shipped.filter(({ number }) => number < 43),
  );
  sqlite.exec(`
    INSERT INTO catalog_entries (id, kind, name, name_key) VALUES (1, 'plan', 'Fibra', 'fibra');
    INSERT INTO plans (entry_id, down_kbps, up_kbps, price_cents) VALUES (1, 1, 1, 100);
    INSERT INTO clients (id, person_type, name, name_key, search_text, notes, created_at_ms, updated_at_ms)
    VALUES (1, 'other', 'Ana', 'ana', 'ana', 'Llamar', 1, 2), (2, 'other', 'Beto', 'beto', 'beto', '', 1, 2);
    INSERT INTO contracts (client_id, plan_id, started_on, notes, created_at_ms, updated_at_ms)
    VALUES (1, 1, '2026-01-10', 'Techo', 1, 2), (2, 1, '2026-01-10', '', 1, 2)`);
  const rows = () => ['clients', 'contracts'].map((table) => sqlite.prepare(`SELECT * FROM ${table}`).all());
  const before = rows();
  migrate(
    sqlite,
    shipped.filter(({ number }) => number <= 43),
  );
  expect(rows()).toEqual(before);
  const noted = (table: string) =>
    sqlite.prepare(`SELECT id FROM ${table} INDEXED BY ${table}_notes WHERE notes <> ''`).pluck().all();
  expect(noted('clients')).toEqual([1]);
  expect(
    sqlite
      .prepare("SELECT client_id FROM contracts INDEXED BY contracts_notes WHERE notes <> '' AND ended_on IS NULL")
      .pluck()
      .all(),
  ).toEqual([1]);
});
