import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openDatabase } from '../../src-main/data/database';
import { migrate, readMigrations } from '../../src-main/data/migrate';
import { officeOfOneContract, until } from '../support/migrated-office';

const shipped = readMigrations(resolve(import.meta.dirname, '../../migrations'));

test('0009: clients from before are as they were, without a position, which is whole and on the globe', () => {
  const folder = mkdtempSync(join(tmpdir(), 'abonado-map-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const database = openDatabase(join(folder, 'abonado.db'));
  onTestFinished(() => database.close());
  const { sqlite } = database;
  migrate(
    sqlite,
    shipped.filter(({ number }) => number < 9),
  );
  sqlite.exec(`INSERT INTO clients (id, person_type, name, name_key, search_text, created_at_ms, updated_at_ms)
    VALUES (1, 'other', 'Ana', 'ana', 'ana', 1, 1)`);
  const before = sqlite.prepare('SELECT * FROM clients').all();
  migrate(
    sqlite,
    shipped.filter(({ number }) => number <= 9),
  );
  const placed = before.map((row) => ({ ...Object(row), latitude: null, longitude: null }));
  expect(sqlite.prepare('SELECT * FROM clients').all()).toEqual(placed);
  expect(sqlite.prepare(`SELECT rowid FROM clients_search WHERE clients_search MATCH '"ana"'`).all()).toHaveLength(1);
  const set = (values: string) => () => sqlite.exec(`UPDATE clients SET ${values}`);
  expect(set('latitude = -34')).toThrow('CHECK');
  expect(set('longitude = -68')).toThrow('CHECK');
  expect(set('latitude = -91, longitude = 0')).toThrow('CHECK');
  expect(set('latitude = 0, longitude = 181')).toThrow('CHECK');
  set('latitude = -34.6, longitude = -68.3')();
  set('latitude = NULL, longitude = NULL')();
  expect(sqlite.prepare('SELECT * FROM map_settings').all()).toEqual([]);
});

test('0057: clients from before are as they were, and those of a state are found by what their pins need', () => {
  const sqlite = officeOfOneContract(56);
  const clients = () => sqlite.prepare('SELECT * FROM clients').all();
  const before = clients();
  migrate(sqlite, until(57));
  expect(clients()).toEqual(before);
  const ofAll =
    "SELECT id, latitude, contract_state FROM clients WHERE state = 'active' AND id > 0 ORDER BY id LIMIT 10";
  expect(sqlite.prepare(`EXPLAIN QUERY PLAN ${ofAll}`).all()).toMatchObject([
    { detail: 'SEARCH clients USING COVERING INDEX clients_placed (state=? AND id>?)' },
  ]);
});
