import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openDatabase } from '../../src-main/data/database';
import { migrate, readMigrations } from '../../src-main/data/migrate';

const shipped = readMigrations(resolve(import.meta.dirname, '../../migrations'));

test('an older office keeps its contracts, and a filter by their state no longer reads them all', () => {
  const folder = mkdtempSync(join(tmpdir(), 'abonado-standing-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const database = openDatabase(join(folder, 'abonado.db'));
  const { sqlite } = database;
  migrate(
    sqlite,
    shipped.filter(({ number }) => number < 7),
  );
  sqlite.exec("INSERT INTO catalog_entries (id, kind, name, name_key) VALUES (7, 'plan', 'Fibra', 'fibra')");
  sqlite.exec(`INSERT INTO clients (id, person_type, name, name_key, search_text, created_at_ms, updated_at_ms)
    VALUES (1, 'other', 'Ana', 'ana', 'ana', 1, 1)`);
  sqlite.exec(`INSERT INTO contracts (client_id, plan_id, ip, ip_key, ip_end_key, started_on, state, disabled_by,
    created_at_ms, updated_at_ms) VALUES (1, 7, '10.0.0.1', '4a', '4a', '2026-01-10', 'disabled', 'system', 1, 1)`);
  const rows = () => [sqlite.prepare('SELECT * FROM contracts').all(), sqlite.prepare('SELECT * FROM clients').all()];
  const before = rows();
  migrate(
    sqlite,
    shipped.filter(({ number }) => number <= 7),
  );
  expect(rows()).toEqual(before);
  expect(sqlite.pragma('integrity_check', { simple: true })).toBe('ok');
  for (const standing of ["state = 'alerted'", "state = 'disabled' AND disabled_by = 'system'"]) {
    const steps = sqlite
      .prepare<[], { detail: string }>(
        `EXPLAIN QUERY PLAN SELECT client_id FROM contracts WHERE ${standing} AND ended_on IS NULL`,
      )
      .all()
      .map(({ detail }) => detail);
    expect(steps, standing).toEqual([
      expect.stringMatching(/^SEARCH contracts USING COVERING INDEX contracts_standing \(/u),
    ]);
  }
  database.close();
});
