import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openDatabase } from '../../src-main/data/database';
import { migrate, readMigrations } from '../../src-main/data/migrate';

const shipped = readMigrations(resolve(import.meta.dirname, '../../migrations'));
const CATALOGS = ['zone', 'neighborhood', 'city', 'province', 'seller', 'collector'] as const;

test('an older office keeps its clients, and its filters no longer read them all', () => {
  const folder = mkdtempSync(join(tmpdir(), 'abonado-filters-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const database = openDatabase(join(folder, 'abonado.db'));
  const { sqlite } = database;
  migrate(
    sqlite,
    shipped.filter(({ number }) => number < 3),
  );
  sqlite.exec("INSERT INTO catalog_entries (id, kind, name, name_key) VALUES (7, 'zone', 'Sur', 'sur')");
  sqlite.exec(`INSERT INTO clients (id, person_type, name, name_key, search_text, zone_id, created_at_ms, updated_at_ms)
    VALUES (1, 'other', 'Ana', 'ana', 'ana', 7, 1, 1), (2, 'other', 'Beto', 'beto', 'beto', NULL, 1, 1)`);
  const clients = () => sqlite.prepare('SELECT * FROM clients ORDER BY id').all();
  const before = clients();
  migrate(
    sqlite,
    shipped.filter(({ number }) => number <= 3),
  );
  expect(clients()).toEqual(before);
  expect(sqlite.pragma('integrity_check', { simple: true })).toBe('ok');
  const steps = (query: string) =>
    sqlite
      .prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN ${query}`)
      .all()
      .map(({ detail }) => detail);
  for (const narrow of [...CATALOGS.map((catalog) => `${catalog}_id = 7`), "email_key = ''"]) {
    const where = `FROM clients c WHERE c.state = 'active' AND c.${narrow}`;
    const covered = [expect.stringMatching(/^SEARCH c USING COVERING INDEX clients_(?:without_)?[a-z]+ \(/u)];
    expect(steps(`SELECT count(*) ${where}`), narrow).toEqual(covered);
    expect(steps(`SELECT c.id, c.name_key ${where} ORDER BY c.name_key, c.id LIMIT 100`), narrow).toEqual(covered);
  }
  database.close();
});
