import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openDatabase } from '../../src-main/data/database';
import { migrate, readMigrations } from '../../src-main/data/migrate';

const shipped = readMigrations(resolve(import.meta.dirname, '../../migrations'));

test('0035: clients and contracts from before stay as they are, and views have one name an owner', () => {
  const folder = mkdtempSync(join(tmpdir(), 'abonado-views-'));
  const database = openDatabase(join(folder, 'abonado.db'));
  onTestFinished(() => {
    database.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const { sqlite } = database;
  migrate(
    sqlite,
    shipped.filter(({ number }) => number < 35),
  );
  sqlite.exec(`
    INSERT INTO catalog_entries (id, kind, name, name_key) VALUES (1, 'plan', 'Fibra', 'fibra');
    INSERT INTO plans (entry_id, down_kbps, up_kbps, price_cents) VALUES (1, 1, 1, 100);
    INSERT INTO operators (id, name, email, email_key, role, password_hash)
    VALUES (1, 'Ana', 'ana@correo.example', 'ana@correo.example', 'operator', 'x');
    INSERT INTO clients (person_type, name, name_key, search_text, tax_id, created_at_ms, updated_at_ms)
    VALUES ('other', 'Ana', 'ana', 'ana', '20-26756539-3', 1, 2);
    INSERT INTO contracts (client_id, plan_id, started_on, created_at_ms, updated_at_ms) VALUES (1, 1, '2026-01-10', 1, 2)`);
  const rows = () =>
    ['clients', 'contracts', 'client_accounts'].map((table) => sqlite.prepare(`SELECT * FROM ${table}`).all());
  const before = rows();
  migrate(
    sqlite,
    shipped.filter(({ number }) => number <= 35),
  );
  expect(rows()).toEqual(before);
  const save = (owner: number | null, key: string, json = '{}') =>
    sqlite
      .prepare(
        'INSERT INTO saved_views (operator_id, name, name_key, json, created_at_ms, updated_at_ms) VALUES (?, ?, ?, ?, 1, 1)',
      )
      .run(owner, key, key, json);
  save(null, 'deben');
  save(1, 'deben');
  expect(() => save(null, 'deben')).toThrow('UNIQUE');
  expect(() => save(1, 'deben')).toThrow('UNIQUE');
  expect(() => save(1, 'otra', '{')).toThrow('CHECK');
});
