import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openDatabase } from '../../src-main/data/database';
import { migrate, readMigrations } from '../../src-main/data/migrate';

const shipped = readMigrations(resolve(import.meta.dirname, '../../migrations'));

const SURCHARGE = `INSERT INTO debits
  (client_id, contract_id, kind, invoice_id, surcharge_step, payment_id, posted_on, due_on, at_ms, amount_cents)
  VALUES (1, 1, 'surcharge', 1, 2, 1, '2026-11-20', '2026-11-20', 1, 50)`;

/** An office from before it, where an invoice's second due date has asked. */
function officeBefore() {
  const folder = mkdtempSync(join(tmpdir(), 'abonado-surcharges-'));
  const database = openDatabase(join(folder, 'abonado.db'));
  onTestFinished(() => {
    database.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const { sqlite } = database;
  migrate(
    sqlite,
    shipped.filter(({ number }) => number < 51),
  );
  sqlite.pragma('foreign_keys = off');
  sqlite.exec(SURCHARGE);
  return sqlite;
}

test('0051: what was asked stays, and a due date can ask for a difference', () => {
  const sqlite = officeBefore();
  const asked = () => sqlite.prepare('SELECT * FROM debits').all();
  const before = asked();
  expect(() => sqlite.exec(SURCHARGE)).toThrow('UNIQUE');
  migrate(
    sqlite,
    shipped.filter(({ number }) => number <= 51),
  );
  expect(asked()).toEqual(before);
  sqlite.pragma('foreign_keys = off');
  sqlite.exec(SURCHARGE);
  expect(asked()).toHaveLength(2);
});
