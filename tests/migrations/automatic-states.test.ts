import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openDatabase } from '../../src-main/data/database';
import { migrate, readMigrations } from '../../src-main/data/migrate';

const shipped = readMigrations(resolve(import.meta.dirname, '../../migrations'));
const until = (last: number) => shipped.filter(({ number }) => number <= last);

test('0032: contracts stay as they are, and an office begins with its first review', () => {
  const folder = mkdtempSync(join(tmpdir(), 'abonado-states-'));
  const database = openDatabase(join(folder, 'abonado.db'));
  onTestFinished(() => {
    database.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const { sqlite } = database;
  migrate(sqlite, until(31));
  sqlite.exec(`INSERT INTO catalog_entries (id, kind, name, name_key) VALUES (1, 'plan', 'Hogar', 'hogar');
    INSERT INTO clients (id, person_type, name, name_key, search_text, created_at_ms, updated_at_ms)
      VALUES (1, 'other', 'Ana', 'ana', 'ana', 1, 1);
    INSERT INTO contracts (id, client_id, plan_id, started_on, state, disabled_by, created_at_ms, updated_at_ms)
      VALUES (1, 1, 1, '2026-01-01', 'disabled', 'system', 1, 1)`);
  const before = sqlite.prepare('SELECT * FROM contracts').all();
  migrate(sqlite, until(32));
  expect(sqlite.prepare('SELECT * FROM contracts').all()).toEqual(before);
  expect(sqlite.prepare('SELECT * FROM automatic_states').all()).toEqual([
    { id: 1, version: 1, debt_scope: 'contract', through_on: null, running_on: null, cursor_id: 0 },
  ]);
  const except = () =>
    sqlite.exec(`INSERT INTO state_exceptions (client_id, until_on, reason, at_ms, operator_name)
      VALUES (1, '2026-12-01', 'Hospital', 1, 'Ana')`);
  except();
  expect(except).toThrow('UNIQUE');
  sqlite.exec('UPDATE state_exceptions SET withdrawn_at_ms = 2');
  except();
});
