import { resolve } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openDatabase } from '../../src-main/data/database';
import { migrate, readMigrations } from '../../src-main/data/migrate';

test('every amount and every rate is a whole number in the database, which takes no other', () => {
  const database = openDatabase(':memory:');
  onTestFinished(() => database.close());
  const { sqlite } = database;
  migrate(sqlite, readMigrations(resolve(import.meta.dirname, '../../migrations')));
  const columns = sqlite
    .prepare<[], { name: string; type: string; strict: number }>(`
      SELECT tables.name || '.' || columns.name AS name, columns.type, tables.strict
      FROM pragma_table_list tables JOIN pragma_table_info(tables.name) columns
      WHERE tables.type = 'table' AND (columns.name GLOB '*cents*' OR columns.name GLOB '*_bp')`)
    .all();
  expect(columns.length).toBeGreaterThan(30);
  // A table that is not STRICT would keep 0.5 in a column of integers.
  expect(columns.filter(({ type, strict }) => type !== 'INTEGER' || strict !== 1)).toEqual([]);
});
