import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openDatabase } from '../../src-main/data/database';
import { migrate, readMigrations } from '../../src-main/data/migrate';

const shipped = readMigrations(resolve(import.meta.dirname, '../../migrations'));

/** An office from before it: the debt that client 2 brought was posted, and is client 1's by a merge; 1's own was not. */
function officeBefore() {
  const folder = mkdtempSync(join(tmpdir(), 'abonado-openings-'));
  const database = openDatabase(join(folder, 'abonado.db'));
  onTestFinished(() => {
    database.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const { sqlite } = database;
  migrate(
    sqlite,
    shipped.filter(({ number }) => number < 48),
  );
  sqlite.exec(`
    INSERT INTO clients (id, person_type, name, name_key, search_text, created_at_ms, updated_at_ms)
    VALUES (1, 'other', 'Ana', 'ana', 'ana', 1, 2), (2, 'other', 'Ana P', 'ana p', 'ana p', 1, 2);
    INSERT INTO opening_postings (id, at_ms, operator_name, debtors, invoices, debt_cents, creditors, credit_cents)
    VALUES (1, 1, 'Ana', 1, 1, 100, 0, 0);
    INSERT INTO debits (id, client_id, kind, posted_on, due_on, at_ms, amount_cents)
    VALUES (1, 1, 'opening', '2026-11-01', '2026-11-01', 1, 100);
    INSERT INTO opening_entries (posting_id, client_id, debit_id) VALUES (1, 2, 1);`);
  return sqlite;
}

const upTo48 = shipped.filter(({ number }) => number <= 48);

const DEBT = `INSERT INTO debits (client_id, kind, posted_on, due_on, at_ms, amount_cents)
  VALUES (1, 'opening', '2026-11-01', '2026-11-01', 1, 50)`;

test('0048: what was posted stays as it is', () => {
  const sqlite = officeBefore();
  const rows = () =>
    ['opening_entries', 'debits', 'client_accounts'].map((table) => sqlite.prepare(`SELECT * FROM ${table}`).all());
  const before = rows();
  migrate(sqlite, upTo48);
  expect(rows()).toEqual(before);
});

test('0048: a client’s own is posted beside another’s, once; and anew where it was taken back', () => {
  const sqlite = officeBefore();
  expect(() => sqlite.exec(DEBT)).toThrow('an opening debt is posted once');
  migrate(sqlite, upTo48);
  const enter = (clientId: number) => {
    const { lastInsertRowid } = sqlite.prepare(DEBT).run();
    sqlite.exec(`
      INSERT INTO opening_postings (at_ms, operator_name, debtors, invoices, debt_cents, creditors, credit_cents)
      VALUES (2, 'Ana', 1, 1, 50, 0, 0);
      INSERT INTO opening_entries (posting_id, client_id, debit_id)
      SELECT max(id), ${clientId}, ${lastInsertRowid} FROM opening_postings`);
  };
  enter(1);
  expect(() => enter(1)).toThrow('what a client brought is posted once');
  expect(() => enter(2)).toThrow('what a client brought is posted once');
  sqlite.exec(`UPDATE debits SET cancelled_at_ms = 3, cancelled_on = '2026-11-02' WHERE id = 1`);
  enter(2);
});
