import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openDatabase } from '../../src-main/data/database';
import { migrate, readMigrations } from '../../src-main/data/migrate';

const shipped = readMigrations(resolve(import.meta.dirname, '../../migrations'));
const until = (last: number) => shipped.filter(({ number }) => number <= last);

test('0037: contracts stay as they are, nothing is remembered of them, and what is goes with its contract', () => {
  const folder = mkdtempSync(join(tmpdir(), 'abonado-releases-'));
  const database = openDatabase(join(folder, 'abonado.db'));
  onTestFinished(() => {
    database.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const { sqlite } = database;
  migrate(sqlite, until(36));
  sqlite.exec(`INSERT INTO catalog_entries (id, kind, name, name_key) VALUES (1, 'plan', 'Hogar', 'hogar');
    INSERT INTO clients (id, person_type, name, name_key, search_text, created_at_ms, updated_at_ms)
      VALUES (1, 'other', 'Ana', 'ana', 'ana', 1, 1);
    INSERT INTO contracts (id, client_id, plan_id, started_on, state, created_at_ms, updated_at_ms)
      VALUES (1, 1, 1, '2026-01-01', 'enabled', 1, 1)`);
  const before = sqlite.prepare('SELECT * FROM contracts').all();
  migrate(sqlite, until(37));
  expect(sqlite.prepare('SELECT * FROM contracts').all()).toEqual(before);
  expect(sqlite.prepare('SELECT * FROM opening_releases').all()).toEqual([]);
  const keep = (stood: string) =>
    sqlite.prepare('INSERT INTO opening_releases (contract_id, stood) VALUES (1, ?)').run(stood);
  expect(() => keep('enabled')).toThrow('CHECK');
  keep('disabled');
  expect(sqlite.prepare('SELECT * FROM plan_next_prices').all()).toEqual([]);
  sqlite.exec('INSERT INTO plans (entry_id, down_kbps, up_kbps, price_cents) VALUES (1, 0, 0, 100)');
  const next = (day: string) =>
    sqlite.prepare('INSERT INTO plan_next_prices (plan_id, from_on, price_cents) VALUES (1, ?, 200)').run(day);
  expect(() => next('mañana')).toThrow('CHECK');
  next('2026-12-16');
  expect(() => next('2027-01-01')).toThrow('UNIQUE');
  sqlite.exec("INSERT INTO logos (media, bytes) VALUES ('image/png', x'89')");
  expect(() => sqlite.exec("INSERT INTO logos (media, bytes) VALUES ('image/gif', x'89')")).toThrow('CHECK');
  expect(() => sqlite.exec("UPDATE logos SET bytes = x'90'")).toThrow('never changes');
  expect(() => sqlite.exec('DELETE FROM logos')).toThrow('never deleted');
  sqlite.exec('DELETE FROM contracts');
  expect(sqlite.prepare('SELECT * FROM opening_releases').all()).toEqual([]);
});
