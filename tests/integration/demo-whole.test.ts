import Sqlite from 'better-sqlite3';
import { expect, test } from 'vitest';
import { accountFaults } from '../support/account';
import { createTestApp } from '../support/test-app';

/** Tables that a demonstration leaves empty, and why. Whatever else is empty is a screen with nothing on it. */
const EMPTY: Readonly<Record<string, string>> = {
  client_moving: 'work of a merge, empty again when its transaction ends',
  freed_periods: 'a period to be billed anew is so only until the next run',
  mail_files: 'a file goes away with the message that carries it',
  mail_secrets: 'a secret is kept only while its message waits',
  map_settings: 'a demonstration asks no server for pictures of the map',
};

test('a demonstration has something of everything that an office has, and all of it agrees', async () => {
  const app = createTestApp();
  expect(await app.call('startup', 'openDemo', {})).toEqual({ problem: null });
  expect(app.unexpected).toEqual([]);
  // Nothing of it was left half way.
  expect(await app.call('imports', 'drafts', {})).toEqual({ drafts: [] });
  expect(await app.call('gatewayFiles', 'drafts', {})).toEqual({ drafts: [] });
  const folder = `${app.folder}/demostracion`;
  const sqlite = new Sqlite(`${folder}/abonado.db`, { readonly: true });
  const tables = sqlite
    .prepare<[], string>(
      "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name",
    )
    .pluck()
    .all();
  const empty = tables.filter((name) => sqlite.prepare(`SELECT 1 FROM "${name}" LIMIT 1`).get() === undefined);
  expect(empty).toEqual(Object.keys(EMPTY));
  expect(sqlite.pragma('foreign_key_check')).toEqual([]);
  expect(sqlite.pragma('integrity_check', { simple: true })).toBe('ok');
  sqlite.close();
  expect(accountFaults(folder)).toEqual([]);
  expect(app.unexpected).toEqual([]);
});
