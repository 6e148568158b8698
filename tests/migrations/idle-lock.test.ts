import { resolve } from 'node:path';
import Sqlite from 'better-sqlite3';
import { expect, test } from 'vitest';
import { migrate, readMigrations } from '../../src-main/data/migrate';

const shipped = readMigrations(resolve(import.meta.dirname, '../../migrations'));

test('0002: an office that was there keeps all it had, and locks after a quarter of an hour', () => {
  const sqlite = new Sqlite(':memory:');
  migrate(sqlite, shipped.slice(0, 1));
  sqlite.exec(
    "INSERT INTO office (id, name, country, time_zone, recovery_hash, created_at_ms) VALUES (1, 'Norte', 'CL', 'America/Santiago', 'x', 7)",
  );
  const before = sqlite.prepare('SELECT * FROM office').get();
  migrate(sqlite, shipped.slice(0, 2));
  expect(sqlite.prepare('SELECT * FROM office').get()).toEqual({ ...Object(before), idle_minutes: 15 });
  expect(() => sqlite.exec('UPDATE office SET idle_minutes = 481')).toThrow('CHECK');
  expect(() => sqlite.exec('UPDATE office SET idle_minutes = -1')).toThrow('CHECK');
  sqlite.exec('UPDATE office SET idle_minutes = 0');
  sqlite.close();
});
