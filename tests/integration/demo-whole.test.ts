import Sqlite from 'better-sqlite3';
import { expect, test } from 'vitest';
import { accountFaults } from '../support/account';
import { createTestApp } from '../support/test-app';

/** Tables that a demonstration leaves empty, and why. Whatever else is empty is a screen with nothing on it. */
const EMPTY: Readonly<Record<string, string>> = {
  client_moving: 'work of a merge, empty again when its transaction ends',
  consumption_further_samples: 'no two of its files say the same of one moment',
  consumption_told_again: 'nor do two addresses of one contract',
  contract_former_addresses: 'none of its contracts got another address, and no screen lists former ones',
  freed_periods: 'a period to be billed anew is so only until the next run',
  mail_files: 'a file goes away with the message that carries it',
  mail_secrets: 'a secret is kept only while its message waits',
  map_settings: 'a demonstration asks no server for pictures of the map',
};

/** Clients of whom something is told before they were. */
const TOLD_BEFORE_IT_WAS = `
  SELECT DISTINCT told.entity_id FROM audit_entries AS told
  JOIN audit_entries AS made USING (entity, entity_id)
  WHERE told.entity = 'client' AND made.action = 'created' AND made.contract_id IS NULL AND told.at_ms < made.at_ms`;

/** The first of a month, and the last of one whose next is shorter: what falls due in a month goes by its day. */
const DAYS = ['2026-11-01', '2026-10-31'];

test.each(DAYS)(
  'a demonstration of %s has something of everything that an office has, and all of it agrees',
  async (day) => {
    const app = createTestApp();
    app.clock.ms = Date.parse(`${day}T15:00:00Z`);
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
    expect(sqlite.prepare(TOLD_BEFORE_IT_WAS).pluck().all()).toEqual([]);
    expect(sqlite.pragma('foreign_key_check')).toEqual([]);
    expect(sqlite.pragma('integrity_check', { simple: true })).toBe('ok');
    sqlite.close();
    expect(accountFaults(folder)).toEqual([]);
    expect(app.unexpected).toEqual([]);
  },
);
