import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { type Database, openDatabase } from '../../src-main/data/database';
import { migrate, readMigrations } from '../../src-main/data/migrate';

const shipped = readMigrations(resolve(import.meta.dirname, '../../migrations'));

function officeAt(version: number): Database {
  const folder = mkdtempSync(join(tmpdir(), 'abonado-contracts-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const database = openDatabase(join(folder, 'abonado.db'));
  onTestFinished(() => database.close());
  migrate(
    database.sqlite,
    shipped.filter(({ number }) => number <= version),
  );
  return database;
}

const client = (id: number, name: string, zone: number | null) => `INSERT INTO clients
  (id, person_type, name, name_key, zone_id, search_text, created_at_ms, updated_at_ms)
  VALUES (${id}, 'other', '${name}', '${name.toLowerCase()}', ${zone}, '${name.toLowerCase()}', 1, 1)`;

test('an office from before keeps its catalogues with their numbers, its clients and what finds them, its audit', () => {
  const { sqlite } = officeAt(5);
  sqlite.exec(`INSERT INTO catalog_entries (id, kind, name, name_key, retired, merged_into_id, version) VALUES
    (1, 'zone', 'Sur', 'sur', 0, NULL, 3), (2, 'zone', 'S.', 's.', 1, 1, 2), (9, 'city', 'Alvear', 'alvear', 0, NULL, 1)`);
  sqlite.exec('DELETE FROM catalog_entries WHERE id = 9');
  sqlite.exec(client(1, 'Ana', 1));
  sqlite.exec(client(2, 'Beto', null));
  sqlite.exec(`INSERT INTO audit_entries (batch_id, at_ms, operator_name, origin, entity, entity_id, action)
    VALUES ('b', 1, 'Ana', 'form', 'client', 1, 'created')`);
  sqlite.exec(
    `INSERT INTO imports (id, file_name, at_ms, operator_name, created, changed) VALUES (1, 'a.csv', 1, 'Ana', 2, 0)`,
  );
  const rows = () => ({
    entries: sqlite.prepare('SELECT * FROM catalog_entries ORDER BY id').all(),
    clients: sqlite.prepare('SELECT id, name, zone_id, search_text FROM clients ORDER BY id').all(),
    found: sqlite.prepare(`SELECT rowid FROM clients_search WHERE clients_search MATCH '"beto"'`).all(),
    audit: sqlite.prepare('SELECT id, entity, entity_id, action FROM audit_entries').all(),
    imports: sqlite.prepare('SELECT id, file_name FROM imports').all(),
  });
  const before = rows();
  migrate(sqlite, shipped);
  expect(rows()).toEqual(before);
  expect(sqlite.prepare('SELECT kind FROM imports').pluck().all()).toEqual(['clients']);
  expect(sqlite.prepare('SELECT contract_id FROM audit_entries').pluck().all()).toEqual([null]);
  expect(sqlite.prepare('SELECT contract_count, contract_state, contract_text FROM clients').raw().all()).toEqual([
    [0, null, ''],
    [0, null, ''],
  ]);
  // A number that was given is not given again, and what pointed at an entry still may not point at nothing.
  const added = sqlite.prepare(`INSERT INTO catalog_entries (kind, name, name_key) VALUES ('plan', 'Hogar', 'hogar')`);
  expect(added.run().lastInsertRowid).toBe(10);
  expect(() => sqlite.exec('DELETE FROM catalog_entries WHERE id = 1')).toThrow('FOREIGN KEY');
  expect(() => sqlite.exec(client(3, 'Caro', 77))).toThrow('FOREIGN KEY');
  expect(() => sqlite.exec('UPDATE audit_entries SET contract_id = 1')).toThrow('append-only');
});

function contractOffice(): Database['sqlite'] {
  const { sqlite } = officeAt(6);
  sqlite.exec(`INSERT INTO catalog_entries (id, kind, name, name_key) VALUES
    (1, 'plan', 'Hogar', 'hogar'), (2, 'node', 'Cerro', 'cerro'), (3, 'plan', 'Fibra', 'fibra')`);
  sqlite.exec(client(1, 'Ana', null));
  sqlite.exec(client(2, 'Beto', null));
  return sqlite;
}

const contract = (values: Record<string, string | number>) => {
  const all = { client_id: 1, plan_id: 1, started_on: '2026-01-02', created_at_ms: 1, updated_at_ms: 1, ...values };
  const literal = Object.values(all).map((value) => (typeof value === 'number' ? value : `'${value}'`));
  return `INSERT INTO contracts (${Object.keys(all).join(', ')}) VALUES (${literal.join(', ')})`;
};
const address = (ip: string, key: string) => ({ ip, ip_key: key, ip_end_key: key });

test('an IP and a MAC belong to one live contract, and are free again once it ended', () => {
  const sqlite = contractOffice();
  sqlite.exec(contract({ ...address('10.0.0.1', '40a000001'), mac: 'e48d8c0403c5' }));
  expect(() => sqlite.exec(contract({ client_id: 2, ...address('10.0.0.1', '40a000001') }))).toThrow('ip_key');
  expect(() => sqlite.exec(contract({ client_id: 2, mac: 'e48d8c0403c5' }))).toThrow('mac');
  sqlite.exec(`UPDATE contracts SET ended_on = '2026-03-01'`);
  sqlite.exec(contract({ client_id: 2, ...address('10.0.0.1', '40a000001'), mac: 'e48d8c0403c5' }));
  sqlite.exec(contract({ client_id: 2 }));
  sqlite.exec(contract({ client_id: 2 }));
});

test.each([
  { mac: '00000000000' },
  { mac: '000000000000' },
  { mac: 'FFFFFFFFFFFF' },
  { mac: 'e48d8c0403cg' },
  { state: 'disabled' },
  { disabled_by: 'system' },
  { state: 'disabled', disabled_by: 'system', paused_until_on: '2026-12-01' },
  { latitude: 1 },
  { latitude: 91, longitude: 1 },
  { own_price_cents: -1 },
  { ended_on: '2026-01-01' },
  { started_on: '1/1/2026' },
  { next_plan_on: '2026-12-01' },
  { ip: '10.0.0.1' },
  { client_id: 99 },
])('the last line refuses a contract of %o', (values) => {
  const sqlite = contractOffice();
  expect(() => sqlite.exec(contract(values))).toThrow(/CHECK|FOREIGN KEY/u);
});

test('a client tells its live contracts: how many, the worst, the first one’s plan, node and IP, and all their words', () => {
  const sqlite = contractOffice();
  const told = () =>
    sqlite
      .prepare(
        `SELECT contract_count, contract_state, contract_disabled_by, contract_plan_id, contract_node_id, contract_ip
        FROM clients WHERE id = 1`,
      )
      .raw()
      .get();
  const found = (word: string) =>
    sqlite.prepare('SELECT rowid FROM clients_search WHERE clients_search MATCH ?').pluck().all(`"${word}"`);
  sqlite.exec(contract({ ...address('10.0.0.1', 'a'), node_id: 2, user_name_key: 'ana-casa', user_name: 'ana-casa' }));
  expect(told()).toEqual([1, 'enabled', null, 1, 2, '10.0.0.1']);
  sqlite.exec(contract({ plan_id: 3, state: 'disabled', disabled_by: 'operator', mac: 'e48d8c0403c5' }));
  sqlite.exec(contract({ plan_id: 3, state: 'alerted' }));
  expect(told()).toEqual([3, 'disabled', 'operator', 1, 2, '10.0.0.1']);
  sqlite.exec(`UPDATE contracts SET state = 'disabled', disabled_by = 'system' WHERE id = 3`);
  expect(told()).toEqual([3, 'disabled', 'system', 1, 2, '10.0.0.1']);
  expect([found('ana-casa'), found('8c0403'), found('10.0.0.1')]).toEqual([[1], [1], [1]]);
  sqlite.exec(`UPDATE contracts SET ended_on = '2026-02-01' WHERE id <> 2`);
  expect(told()).toEqual([1, 'disabled', 'operator', 3, null, '']);
  expect([found('ana-casa'), found('8c0403')]).toEqual([[], [1]]);
  sqlite.exec('DELETE FROM contracts');
  expect(told()).toEqual([0, null, null, null, null, null]);
  expect(found('8c0403')).toEqual([]);
  sqlite.exec(`INSERT INTO clients_search (clients_search, rank) VALUES ('integrity-check', 1)`);
});
