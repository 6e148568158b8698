import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openDatabase } from '../../src-main/data/database';
import { migrate, readMigrations } from '../../src-main/data/migrate';

const shipped = readMigrations(resolve(import.meta.dirname, '../../migrations'));

test('an office from before keeps its imports, without notes', () => {
  const folder = mkdtempSync(join(tmpdir(), 'abonado-notes-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const database = openDatabase(join(folder, 'abonado.db'));
  const { sqlite } = database;
  migrate(
    sqlite,
    shipped.filter(({ number }) => number < 5),
  );
  sqlite.exec(`INSERT INTO imports (id, file_name, at_ms, operator_name, created, changed)
    VALUES (1, 'lista.xlsx', 5, 'Ana', 2, 1)`);
  sqlite.exec('INSERT INTO import_rows (import_id, client_id, version_after) VALUES (1, 9, 1)');
  const rows = () => [sqlite.prepare('SELECT * FROM imports').all(), sqlite.prepare('SELECT * FROM import_rows').all()];
  const before = rows();
  migrate(
    sqlite,
    shipped.filter(({ number }) => number <= 5),
  );
  expect(rows()).toEqual(before);
  expect(sqlite.prepare('SELECT * FROM import_notes').all()).toEqual([]);
  database.close();
});
