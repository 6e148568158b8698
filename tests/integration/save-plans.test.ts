import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import Sqlite from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { blankClientFields, type ClientFields, storedClientFields } from '../../src-main/contract/clients';
import { migrate, readMigrations } from '../../src-main/data/migrate';
import * as schema from '../../src-main/data/schema';
import { keepConnection } from '../../src-main/data/statements';
import { changeClient, changeState, checkClient, createClient } from '../../src-main/domain/clients/save';
import { requireClient } from '../../src-main/domain/clients/store';
import { insertOffice } from '../../src-main/domain/office';
import { OFFICE_SETUP } from '../support/test-app';

/** What a statement makes for itself is as long as what it found: the parts of a client, or what was handed to it. */
const OWN = /^SCAN (?:above|parts|wanted|json_each|CONSTANT ROW)/u;

const nothing = () => undefined;

/** An office of one client, and every statement that is asked of it. */
function askedOffice() {
  const folder = mkdtempSync(join(tmpdir(), 'abonado-plans-'));
  const asked: string[] = [];
  const sqlite = new Sqlite(join(folder, 'abonado.db'), { verbose: (text) => asked.push(String(text)) });
  onTestFinished(() => {
    sqlite.close();
    rmSync(folder, { recursive: true, force: true });
  });
  migrate(sqlite, readMigrations(resolve('migrations')));
  const db = drizzle({ client: sqlite, schema });
  keepConnection(db, sqlite);
  insertOffice(db, { ...OFFICE_SETUP, demo: false }, '', 1);
  const context = {
    db,
    task: { progress: nothing },
    actor: null,
    nowMs: 2,
    batchId: 'batch',
    drafts: { find: nothing },
    publish: nothing,
    becomeActor: nothing,
  };
  const id = createClient(
    context,
    { ...blankClientFields, name: 'Ana Muñoz' },
    {
      origin: 'form',
    },
  );
  /** The tables, by the names that the statements give them, that were gone through from end to end. */
  const scannedBy = (work: () => unknown) => {
    asked.length = 0;
    work();
    return asked
      .filter((text) => /^\s*(?:SELECT|UPDATE|DELETE|INSERT|WITH)\b/iu.test(text))
      .flatMap((text) =>
        sqlite
          .prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN ${text}`)
          .all()
          .filter(({ detail }) => detail.startsWith('SCAN') && !OWN.test(detail))
          .map(({ detail }) => `${detail}: ${text}`),
      );
  };
  return { context, id, scannedBy };
}

test('a save, a rename and a deactivation go through no table from end to end', () => {
  const { context, id, scannedBy } = askedOffice();
  const save = (fields: Partial<ClientFields>) => () => {
    const before = requireClient(context.db, id);
    const next: ClientFields = { ...storedClientFields.parse(before), ...fields };
    checkClient(context.db, next, before);
    changeClient(context, before, next, { origin: 'form', renameReason: 'se casó' });
  };
  expect(scannedBy(save({ address: 'Belgrano 12' }))).toEqual([]);
  expect(scannedBy(save({ name: 'Ana Ríos', email: 'rios@correo.example' }))).toEqual([]);
  expect(scannedBy(() => changeState(context, requireClient(context.db, id), 'deactivated', 'form'))).toEqual([]);
});
