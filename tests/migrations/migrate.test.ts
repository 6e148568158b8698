import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import Sqlite from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { copyProved } from '../../src-main/data/backups';
import { DamagedDatabaseError, openDatabase } from '../../src-main/data/database';
import { migrate, NewerDatabaseError, readMigrations } from '../../src-main/data/migrate';

const shipped = readMigrations(resolve(import.meta.dirname, '../../migrations'));

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'abonado-migrate-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

test('an empty file becomes the newest version, and a second run changes nothing', () => {
  const database = openDatabase(join(temporaryFolder(), 'abonado.db'));
  expect(migrate(database.sqlite, shipped)).toBe(shipped.length);
  expect(migrate(database.sqlite, shipped)).toBe(0);
  expect(database.sqlite.pragma('user_version', { simple: true })).toBe(shipped.at(-1)?.number);
  expect(database.sqlite.pragma('foreign_keys', { simple: true })).toBe(1);
  database.close();
});

test('a database of a newer Abonado is refused and left as it is', () => {
  const database = openDatabase(join(temporaryFolder(), 'abonado.db'));
  migrate(database.sqlite, shipped);
  database.sqlite.pragma('user_version = 9999');
  expect(() => migrate(database.sqlite, shipped)).toThrow(NewerDatabaseError);
  expect(database.sqlite.pragma('user_version', { simple: true })).toBe(9999);
  database.close();
});

test('before a migration a whole copy is taken, and a failed migration leaves no trace', () => {
  const folder = temporaryFolder();
  const path = join(folder, 'abonado.db');
  const database = openDatabase(path);
  migrate(database.sqlite, shipped);
  database.sqlite.exec("INSERT INTO catalog_entries (kind, name, name_key) VALUES ('zone', 'Sur', 'sur')");
  const broken = [
    ...shipped,
    { number: 9000, sql: 'CREATE TABLE half (id INTEGER);--> statement-breakpoint\nNONSENSE' },
  ];
  const copy = join(folder, 'copia.db');
  expect(() => migrate(database.sqlite, broken, () => copyProved(path, copy))).toThrow('syntax error');
  expect(database.sqlite.prepare("SELECT count(*) FROM sqlite_master WHERE name = 'half'").pluck().get()).toBe(0);
  expect(database.sqlite.pragma('user_version', { simple: true })).toBe(shipped.at(-1)?.number);
  const opened = new Sqlite(copy, { readonly: true });
  expect(opened.pragma('integrity_check', { simple: true })).toBe('ok');
  expect(opened.prepare('SELECT name FROM catalog_entries').pluck().all()).toEqual(['Sur']);
  opened.close();
  database.close();
});

test('a migration that leaves something pointing at nothing is refused whole', () => {
  const database = openDatabase(join(temporaryFolder(), 'abonado.db'));
  migrate(database.sqlite, shipped);
  const orphan = `INSERT INTO clients (person_type, name, name_key, search_text, zone_id, created_at_ms, updated_at_ms)
    VALUES ('other', 'Ana', 'ana', 'ana', 404, 1, 1)`;
  expect(() => migrate(database.sqlite, [...shipped, { number: 9000, sql: orphan }])).toThrow();
  expect(database.sqlite.prepare('SELECT count(*) FROM clients').pluck().get()).toBe(0);
  expect(database.sqlite.pragma('foreign_keys', { simple: true })).toBe(1);
  database.close();
});

test('a damaged file is told apart and not written over', () => {
  const path = join(temporaryFolder(), 'abonado.db');
  writeFileSync(path, 'esto no es una base de datos, y es bastante más largo que una cabecera de SQLite'.repeat(4));
  const before = readFileSync(path);
  expect(() => openDatabase(path)).toThrow(DamagedDatabaseError);
  expect(readFileSync(path).equals(before)).toBe(true);
});
