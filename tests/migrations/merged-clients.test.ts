import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openDatabase } from '../../src-main/data/database';
import { migrate, readMigrations } from '../../src-main/data/migrate';

const shipped = readMigrations(resolve(import.meta.dirname, '../../migrations'));

/** An office from before it: two clients, one with a payment, a credit that was cancelled and an opening debt. */
function officeBefore() {
  const folder = mkdtempSync(join(tmpdir(), 'abonado-merged-'));
  const database = openDatabase(join(folder, 'abonado.db'));
  onTestFinished(() => {
    database.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const { sqlite } = database;
  migrate(
    sqlite,
    shipped.filter(({ number }) => number < 42),
  );
  sqlite.exec(`
    INSERT INTO payment_methods (id, name, name_key) VALUES (1001, 'Vales', 'vales');
    INSERT INTO clients (id, person_type, name, name_key, search_text, created_at_ms, updated_at_ms)
    VALUES (1, 'other', 'Ana', 'ana', 'ana', 1, 2), (2, 'other', 'Ana P', 'ana p', 'ana p', 1, 2);
    INSERT INTO payments (id, receipt_number, client_id, paid_on, at_ms, amount_cents, method_id, operator_name, origin)
    VALUES (1, 1, 2, '2026-11-01', 1, 100, 1001, 'Ana', 'counter');
    INSERT INTO credits (id, client_id, kind, posted_on, at_ms, amount_cents, cancelled_at_ms, cancelled_on)
    VALUES (1, 2, 'opening', '2026-11-01', 1, 100, 2, '2026-11-02');
    INSERT INTO debits (id, client_id, kind, posted_on, due_on, at_ms, amount_cents)
    VALUES (1, 2, 'opening', '2026-11-01', '2026-11-01', 1, 100);`);
  return sqlite;
}

const upTo42 = shipped.filter(({ number }) => number <= 42);

test('0042: whatever was there stays as it is, and nobody is a part of anybody', () => {
  const sqlite = officeBefore();
  const rows = () =>
    ['payments', 'credits', 'debits', 'client_accounts'].map((table) => sqlite.prepare(`SELECT * FROM ${table}`).all());
  const clients = () =>
    sqlite.prepare('SELECT id, version, state, name, search_text, updated_at_ms FROM clients').all();
  const before = [rows(), clients()];
  migrate(sqlite, upTo42);
  expect([rows(), clients()]).toEqual(before);
  expect(sqlite.prepare('SELECT count(*) FROM clients WHERE merged_into_id IS NOT NULL').pluck().get()).toBe(0);
});

test('0042: history changes hands between two named clients alone, and what it says never changes', () => {
  const sqlite = officeBefore();
  migrate(sqlite, upTo42);
  for (const table of ['payments', 'credits', 'debits']) {
    expect(() => sqlite.exec(`UPDATE ${table} SET client_id = 1`), table).toThrow('never changes');
    expect(() => sqlite.exec(`UPDATE ${table} SET amount_cents = 5`), table).toThrow('never changes');
  }
  expect(() => sqlite.exec('UPDATE credits SET used_cents = 5')).toThrow('a cancelled credit never changes');
  sqlite.exec('INSERT INTO client_moving VALUES (2, 1)');
  for (const table of ['payments', 'credits', 'debits']) sqlite.exec(`UPDATE ${table} SET client_id = 1`);
  expect(() => sqlite.exec('UPDATE payments SET client_id = 2')).toThrow('never changes');
});

test('0042: an opening debt and an opening credit are posted once a client, and a merge may bring another along', () => {
  const sqlite = officeBefore();
  migrate(sqlite, upTo42);
  const post = (clientId: number) =>
    sqlite.exec(`INSERT INTO debits (client_id, kind, posted_on, due_on, at_ms, amount_cents)
      VALUES (${clientId}, 'opening', '2026-11-01', '2026-11-01', 1, 100)`);
  expect(() => post(2)).toThrow('an opening debt is posted once');
  post(1);
  sqlite.exec('INSERT INTO client_moving VALUES (2, 1); UPDATE debits SET client_id = 1 WHERE client_id = 2');
  expect(() => post(1)).toThrow('an opening debt is posted once');
});

test('0042: a merged client is deactivated', () => {
  const sqlite = officeBefore();
  migrate(sqlite, upTo42);
  expect(() => sqlite.exec('UPDATE clients SET merged_into_id = 1 WHERE id = 2')).toThrow(
    'a merged client is deactivated',
  );
  sqlite.exec(
    `UPDATE clients SET state = 'deactivated' WHERE id = 2; UPDATE clients SET merged_into_id = 1 WHERE id = 2`,
  );
  expect(() => sqlite.exec(`UPDATE clients SET state = 'active' WHERE id = 2`)).toThrow(
    'a merged client is deactivated',
  );
});
