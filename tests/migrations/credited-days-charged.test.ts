import { resolve } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openDatabase } from '../../src-main/data/database';
import { migrate, readMigrations } from '../../src-main/data/migrate';

const shipped = readMigrations(resolve(import.meta.dirname, '../../migrations'));
const until = (version: number) => shipped.filter(({ number }) => number <= version);

test('0052: the items from before charge no credited days, and none is of an invoice that is not there', () => {
  const database = openDatabase(':memory:');
  onTestFinished(() => database.close());
  const { sqlite } = database;
  migrate(sqlite, until(51));
  sqlite.exec(`
    INSERT INTO catalog_entries (id, kind, name, name_key) VALUES (1, 'plan', 'Hogar', 'hogar');
    INSERT INTO clients (id, person_type, name, name_key, search_text, created_at_ms, updated_at_ms)
      VALUES (1, 'other', 'Ana', 'ana', 'ana', 1, 1);
    INSERT INTO contracts (id, client_id, plan_id, started_on, created_at_ms, updated_at_ms)
      VALUES (1, 1, 1, '2026-01-01', 1, 1);
    INSERT INTO billing_items (contract_id, kind, repeats, description, amount_cents, from_on)
      VALUES (1, 'charge', 0, 'Instalación', 100, '2026-01-01');`);
  const items = () => sqlite.prepare('SELECT * FROM billing_items').all();
  const before = items();
  migrate(sqlite, until(52));
  expect(items()).toEqual(before);
  expect(sqlite.prepare('SELECT * FROM credited_day_charges').all()).toEqual([]);
  // Of an invoice that is not there nothing was credited.
  const charge = sqlite.prepare('INSERT INTO credited_day_charges (item_id, invoice_id) VALUES (1, 1)');
  expect(() => charge.run()).toThrow(/FOREIGN KEY/u);
});
