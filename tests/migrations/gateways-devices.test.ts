import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { type Database, openDatabase } from '../../src-main/data/database';
import { migrate, readMigrations } from '../../src-main/data/migrate';

const shipped = readMigrations(resolve(import.meta.dirname, '../../migrations'));

function officeBefore(): Database['sqlite'] {
  const folder = mkdtempSync(join(tmpdir(), 'abonado-gateways-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const database = openDatabase(join(folder, 'abonado.db'));
  onTestFinished(() => database.close());
  migrate(
    database.sqlite,
    shipped.filter(({ number }) => number < 10),
  );
  database.sqlite.exec(`INSERT INTO clients (id, person_type, name, name_key, search_text, created_at_ms, updated_at_ms)
    VALUES (1, 'other', 'Ana', 'ana', 'ana', 1, 1), (2, 'other', 'Beto', 'beto', 'beto', 1, 1)`);
  database.sqlite.exec(`INSERT INTO client_carried_columns (client_id, gateways) VALUES (1, 'Pago Fácil 123')`);
  return database.sqlite;
}

function office(): Database['sqlite'] {
  const sqlite = officeBefore();
  migrate(sqlite, shipped);
  sqlite.exec(`INSERT INTO gateways (id, name, name_key, kind) VALUES (1, 'Rapipago', 'rapipago', 'rapipago')`);
  return sqlite;
}

const attach = (client: number, key: string, detached = 'NULL') => `INSERT INTO client_gateways
  (client_id, gateway_id, reference, reference_key, attached_at_ms, detached_at_ms)
  VALUES (${client}, 1, '${key}', '${key}', 1, ${detached})`;

test('an office from before keeps its clients and what their list carried, and finds the kinds there are', () => {
  const sqlite = officeBefore();
  const rows = () => [
    sqlite.prepare('SELECT id, name, version FROM clients').all(),
    sqlite.prepare('SELECT client_id, gateways FROM client_carried_columns').all(),
  ];
  const before = rows();
  migrate(sqlite, shipped);
  expect(rows()).toEqual(before);
  expect(sqlite.prepare('SELECT count(*) FROM gateway_kinds').pluck().get()).toBe(8);
  expect(sqlite.prepare('SELECT base_address, expiry_days FROM device_settings').raw().all()).toEqual([['', 365]]);
  expect(sqlite.prepare('SELECT count(*) FROM gateways').pluck().get()).toBe(0);
});

test('a reference is one client’s in a gateway until it is detached', () => {
  const sqlite = office();
  sqlite.exec(attach(1, '7'));
  expect(() => sqlite.exec(attach(2, '7'))).toThrow('UNIQUE');
  sqlite.exec('UPDATE client_gateways SET detached_at_ms = 2');
  sqlite.exec(attach(2, '7'));
  sqlite.exec(attach(1, '7', '3'));
  expect(() => sqlite.exec('DELETE FROM gateways')).toThrow('FOREIGN KEY');
});

const device = (values: Record<string, string | number | null>) => {
  const all = { client_id: 1, name: 'x', source: 'typed', sealed_link: 's1.a.b', created_at_ms: 1, ...values };
  const literal = Object.values(all).map((value) =>
    typeof value === 'string' ? `'${value}'` : String(value ?? 'NULL'),
  );
  return `INSERT INTO client_devices (${Object.keys(all).join(', ')}) VALUES (${literal.join(', ')})`;
};

test.each([
  device({ sealed_link: 'https://alerta.example/x' }),
  device({ sealed_link: '' }),
  device({ revoked_at_ms: 1 }),
  device({ expires_on: '1/1/2026' }),
  device({ source: 'guessed' }),
  device({ client_id: 9 }),
  `INSERT INTO gateways (name, name_key, kind) VALUES ('x', 'x', 'trueque')`,
  `INSERT INTO gateways (name, name_key, kind) VALUES ('x', 'rapipago', 'other')`,
  `INSERT INTO gateways (name, name_key, kind, check_digit) VALUES ('x', 'x', 'other', 'luhn')`,
  `INSERT INTO gateways (name, name_key, kind, digits) VALUES ('x', 'x', 'other', 0)`,
  attach(9, '7'),
  attach(1, ''),
  'INSERT INTO device_settings (id) VALUES (2)',
])('the last line refuses %s', (statement) => {
  const sqlite = office();
  expect(() => sqlite.exec(statement)).toThrow(/CHECK|FOREIGN KEY|UNIQUE|NOT NULL/u);
});

test('a revoked device has no link, and what a client has goes with the client', () => {
  const sqlite = office();
  sqlite.exec(device({}));
  sqlite.exec(device({ sealed_link: '', revoked_at_ms: 1 }));
  sqlite.exec(attach(1, '7'));
  sqlite.exec('DELETE FROM clients WHERE id = 1');
  const left = (table: string) => sqlite.prepare(`SELECT count(*) FROM ${table}`).pluck().get();
  expect([left('client_devices'), left('client_gateways')]).toEqual([0, 0]);
});
