import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openDatabase } from '../../src-main/data/database';
import { migrate, readMigrations } from '../../src-main/data/migrate';

const shipped = readMigrations(resolve(import.meta.dirname, '../../migrations'));
const until = (last: number) => shipped.filter(({ number }) => number <= last);

/** An office from before it, with a client that came with a list and owed by it. */
function officeBefore() {
  const folder = mkdtempSync(join(tmpdir(), 'abonado-opening-'));
  const database = openDatabase(join(folder, 'abonado.db'));
  onTestFinished(() => {
    database.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const { sqlite } = database;
  migrate(sqlite, until(26));
  sqlite.exec(`INSERT INTO clients (id, person_type, name, name_key, search_text, created_at_ms, updated_at_ms)
      VALUES (1, 'other', 'Ana', 'ana', 'ana', 1, 1);
    INSERT INTO client_carried_columns (client_id, unpaid_count, unpaid_balance_cents) VALUES (1, 2, 150050);
    INSERT INTO imports (id, file_name, at_ms, operator_name, created, changed) VALUES (1, 'lista.csv', 1, 'Ana', 1, 0);
    INSERT INTO import_rows VALUES (1, 1, 1, NULL)`);
  return sqlite;
}

test('0027: what lists brought stays as it is, and nothing is posted by itself', () => {
  const sqlite = officeBefore();
  const rows = () =>
    ['clients', 'client_carried_columns', 'client_accounts', 'import_rows'].map((table) =>
      sqlite.prepare(`SELECT * FROM ${table}`).all(),
    );
  const before = rows();
  migrate(sqlite, until(27));
  expect(rows()).toEqual(before);
  for (const table of ['opening_postings', 'opening_entries', 'debits'])
    expect(sqlite.prepare(`SELECT count(*) FROM ${table}`).pluck().get()).toBe(0);
});

test('0027: a client has one opening debt and one opening credit that stand, whoever writes them', () => {
  const sqlite = officeBefore();
  migrate(sqlite, until(27));
  const debt = () =>
    sqlite.exec(`INSERT INTO debits (client_id, kind, invoice_count, posted_on, due_on, at_ms, amount_cents)
      VALUES (1, 'opening', 2, '2026-11-01', '2026-11-01', 1, 100)`);
  const credit = () =>
    sqlite.exec(`INSERT INTO credits (client_id, kind, posted_on, at_ms, amount_cents)
      VALUES (1, 'opening', '2026-11-01', 1, 100)`);
  debt();
  credit();
  expect(debt).toThrow('UNIQUE');
  expect(credit).toThrow('UNIQUE');
  sqlite.exec(`UPDATE debits SET cancelled_at_ms = 2, cancelled_on = '2026-11-02'`);
  debt();
});
