import { resolve } from 'node:path';
import { onTestFinished } from 'vitest';
import { openDatabase } from '../../src-main/data/database';
import { migrate, readMigrations } from '../../src-main/data/migrate';

const shipped = readMigrations(resolve(import.meta.dirname, '../../migrations'));

/** The migrations that are shipped, up to one. */
export const until = (version: number) => shipped.filter(({ number }) => number <= version);

/** A database of a version, in memory, with one client, Ana, who has one contract. */
export function officeOfOneContract(version: number) {
  const database = openDatabase(':memory:');
  onTestFinished(() => database.close());
  const { sqlite } = database;
  migrate(sqlite, until(version));
  sqlite.exec(`
    INSERT INTO catalog_entries (id, kind, name, name_key) VALUES (1, 'plan', 'Hogar', 'hogar');
    INSERT INTO clients (id, person_type, name, name_key, search_text, created_at_ms, updated_at_ms)
      VALUES (1, 'other', 'Ana', 'ana', 'ana', 1, 1);
    INSERT INTO contracts (id, client_id, plan_id, started_on, created_at_ms, updated_at_ms)
      VALUES (1, 1, 1, '2026-01-01', 1, 1);`);
  return sqlite;
}
