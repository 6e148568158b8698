import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import Sqlite from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { clientFilter, clientSort } from '../../src-main/contract/clients';
import { migrate, readMigrations } from '../../src-main/data/migrate';
import * as schema from '../../src-main/data/schema';
import { listClients, readRows } from '../../src-main/domain/clients/list-store';

/** How a row may be joined to the tables that hold everybody's contracts and accounts: by its own client alone. */
const BY_CLIENT = /USING (?:INTEGER PRIMARY KEY|(?:COVERING )?INDEX contracts_client) \((?:rowid|client_id)=\?\)/u;

test('a row of the grid reads what is its client’s own, never every contract of a state', () => {
  const folder = mkdtempSync(join(tmpdir(), 'abonado-plans-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const asked: string[] = [];
  const sqlite = new Sqlite(join(folder, 'abonado.db'), { verbose: (text) => asked.push(String(text)) });
  onTestFinished(() => {
    sqlite.close();
  });
  migrate(sqlite, readMigrations(resolve('migrations')));
  const db = drizzle({ client: sqlite, schema });
  listClients(db, clientFilter.parse({}), clientSort.parse({}), 0, 100);
  readRows(db, [1]);
  const lists = asked.filter((text) => text.includes('contractPausedUntilOn'));
  expect(lists).toHaveLength(2);
  for (const list of lists) {
    const steps = sqlite.prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN ${list}`).all();
    const found = steps
      .map(({ detail }) => detail)
      .filter((step) => /^(?:SEARCH|SCAN) (?:contracts|account)\b/u.test(step));
    expect(found).toEqual([expect.stringMatching(BY_CLIENT), expect.stringMatching(BY_CLIENT)]);
  }
});
