import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openDatabase } from '../../src-main/data/database';
import { migrate, readMigrations } from '../../src-main/data/migrate';

const shipped = readMigrations(resolve(import.meta.dirname, '../../migrations'));

test('an office from before keeps its audit and its catalogues, and knows what was merged by its audit', () => {
  const folder = mkdtempSync(join(tmpdir(), 'abonado-merged-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const database = openDatabase(join(folder, 'abonado.db'));
  const { sqlite } = database;
  migrate(
    sqlite,
    shipped.filter(({ number }) => number < 4),
  );
  sqlite.exec(`INSERT INTO catalog_entries (id, kind, name, name_key, retired) VALUES
    (1, 'zone', 'General Paz', 'general paz', 0), (2, 'zone', 'Gral. Paz', 'gral. paz', 1),
    (3, 'zone', 'Vieja', 'vieja', 1), (4, 'city', 'General Paz', 'general paz', 0), (5, 'zone', 'Otra vez', 'otra vez', 0)`);
  const audit = sqlite.prepare(`INSERT INTO audit_entries
    (batch_id, at_ms, operator_name, origin, entity, entity_id, action, field, before, after)
    VALUES ('b', 1, 'Ana', 'form', 'catalog', ?, 'merged', 'zone', ?, 'General Paz')`);
  audit.run(2, 'Gral. Paz');
  audit.run(5, 'Otra vez');
  const columns = 'id, batch_id, at_ms, operator_name, origin, entity, entity_id, action, field, before, after';
  const rows = () => ({
    audit: sqlite.prepare(`SELECT ${columns} FROM audit_entries ORDER BY id`).all(),
    entries: sqlite.prepare('SELECT id, kind, name, name_key, retired, version FROM catalog_entries ORDER BY id').all(),
  });
  const before = rows();
  migrate(sqlite, shipped);
  expect(rows()).toEqual(before);
  expect(sqlite.prepare('SELECT id, merged_into_id FROM catalog_entries ORDER BY id').raw().all()).toEqual([
    [1, null],
    [2, 1],
    [3, null],
    [4, null],
    // Offered again since: it stands for itself.
    [5, null],
  ]);
  expect(sqlite.prepare('SELECT DISTINCT before_id, after_id FROM audit_entries').raw().all()).toEqual([[null, null]]);
  expect(() => sqlite.exec('UPDATE audit_entries SET before_id = 1')).toThrow('append-only');
  database.close();
});
