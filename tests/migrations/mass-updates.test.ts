import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openDatabase } from '../../src-main/data/database';
import { migrate, readMigrations } from '../../src-main/data/migrate';

const shipped = readMigrations(resolve(import.meta.dirname, '../../migrations'));
const own = 29;

function openBefore() {
  const folder = mkdtempSync(join(tmpdir(), 'abonado-mass-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const database = openDatabase(join(folder, 'abonado.db'));
  onTestFinished(() => database.close());
  migrate(
    database.sqlite,
    shipped.filter(({ number }) => number < own),
  );
  database.sqlite.exec(`
    INSERT INTO clients (id, person_type, name, name_key, search_text, created_at_ms, updated_at_ms)
    VALUES (1, 'other', 'Ana', 'ana', 'ana', 1, 1)`);
  return database.sqlite;
}

test('mass updates come beside what is there, which stays as it is', () => {
  const sqlite = openBefore();
  const clients = () => sqlite.prepare('SELECT * FROM clients').raw().all();
  const before = clients();
  expect(
    migrate(
      sqlite,
      shipped.filter(({ number }) => number <= own),
    ),
  ).toBe(1);
  expect(clients()).toEqual(before);
  expect(sqlite.prepare('SELECT count(*) FROM mass_updates').pluck().get()).toBe(0);
});

test('only an undo names what it takes back, and a batch changes somebody', () => {
  const sqlite = openBefore();
  migrate(
    sqlite,
    shipped.filter(({ number }) => number <= own),
  );
  const insert = (kind: string, changed: number, undoes: number | null) => () =>
    sqlite
      .prepare(
        "INSERT INTO mass_updates (batch_id, kind, at_ms, operator_name, fields, changed, undoes_id) VALUES (?, ?, 1, '', '[]', ?, ?)",
      )
      .run(`${kind} ${changed} ${undoes}`, kind, changed, undoes);
  insert('update', 1, null)();
  insert('undo', 1, 1)();
  expect(insert('update', 1, 1)).toThrow(/CHECK/u);
  expect(insert('undo', 1, null)).toThrow(/CHECK/u);
  expect(insert('update', 0, null)).toThrow(/CHECK/u);
  expect(insert('other', 1, null)).toThrow(/CHECK/u);
});
