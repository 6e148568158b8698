import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openDatabase } from '../../src-main/data/database';
import { migrate, readMigrations } from '../../src-main/data/migrate';

const shipped = readMigrations(resolve(import.meta.dirname, '../../migrations'));

/** An older office with a row in its audit, brought up to this migration. */
function migratedOffice() {
  const folder = mkdtempSync(join(tmpdir(), 'abonado-audit-'));
  const database = openDatabase(join(folder, 'abonado.db'));
  onTestFinished(() => {
    database.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const { sqlite } = database;
  const upTo = (last: number) =>
    migrate(
      sqlite,
      shipped.filter(({ number }) => number <= last),
    );
  upTo(13);
  const insert = (verb: string, id: number | null, after: string) =>
    sqlite
      .prepare(
        `${verb} INTO audit_entries (id, batch_id, at_ms, operator_name, origin, entity, entity_id, action, after)
         VALUES (?, 'b', 1, 'Ana', 'form', 'client', 1, 'created', ?)`,
      )
      .run(id, after);
  insert('INSERT', null, 'uno');
  const rows = () => sqlite.prepare('SELECT id, after FROM audit_entries ORDER BY id').raw().all();
  const before = sqlite.prepare('SELECT * FROM audit_entries').all();
  upTo(14);
  expect(sqlite.prepare('SELECT * FROM audit_entries').all()).toEqual(before);
  expect(sqlite.pragma('integrity_check', { simple: true })).toBe('ok');
  return { insert, rows };
}

test.each(['REPLACE', 'INSERT OR REPLACE', 'INSERT'])(
  'an older office keeps its audit, and %s rewrites no row of it',
  (verb) => {
    const { insert, rows } = migratedOffice();
    expect(() => insert(verb, 1, 'FALSO')).toThrow('append-only');
    expect(rows()).toEqual([[1, 'uno']]);
  },
);

test('rows without a number go on being numbered, and none that could stand in their way comes in', () => {
  const { insert, rows } = migratedOffice();
  insert('INSERT', null, 'dos');
  for (const id of [-1, 0]) expect(() => insert('REPLACE', id, 'FALSO')).toThrow('numbers its rows itself');
  insert('INSERT', null, 'tres');
  expect(rows()).toEqual([
    [1, 'uno'],
    [2, 'dos'],
    [3, 'tres'],
  ]);
});
