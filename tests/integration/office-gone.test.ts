import { cpSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { Refusal } from '../../src-main/contract/failures';
import {
  ADMINISTRATOR,
  clientFieldsWith,
  createTestApp,
  createTestOffice,
  OFFICE_SETUP,
  refusalOf,
  type TestApp,
} from '../support/test-app';

const credentials = { email: ADMINISTRATOR.email, password: ADMINISTRATOR.password };
const save = (app: Pick<TestApp, 'call'>) => app.call('clients', 'create', clientFieldsWith({ name: 'José Muñoz' }));
const databaseOf = (folder: string) => join(folder, 'abonado.db');

const replaceOther = (folder: string) => {
  const other = mkdtempSync(join(tmpdir(), 'abonado-other-'));
  onTestFinished(() => rmSync(other, { recursive: true, force: true }));
  new Sqlite(databaseOf(folder)).exec(`VACUUM INTO '${databaseOf(other)}'`).close();
  renameSync(databaseOf(other), databaseOf(folder));
};

test.each<[string, (folder: string) => void]>([
  ['the folder is deleted', (folder) => rmSync(folder, { recursive: true })],
  ['the database is deleted', (folder) => rmSync(databaseOf(folder))],
  ['the database is replaced by another', replaceOther],
  ['the log of the database is deleted', (folder) => rmSync(`${databaseOf(folder)}-wal`)],
])('a save is refused, not acknowledged and lost, after %s', async (_what, happen) => {
  const app = await createTestOffice();
  await save(app);
  happen(app.folder);
  expect(await refusalOf(save(app))).toMatchObject({ code: 'OFFICE_GONE' });
  expect(await app.call('startup', 'get', {})).toMatchObject({ problem: 'gone' });
  expect(await refusalOf(save(app))).toMatchObject({ code: 'OFFICE_CLOSED', params: { reason: 'gone' } });
});

test('whoever saves as the folder is moved is told the truth: that it was not saved, or that it may be', async () => {
  const told = new Set<string>();
  for (let at = 1; !told.has('saved'); at += 1) {
    const app = await createTestOffice();
    const away = `${app.folder}-away`;
    onTestFinished(() => rmSync(away, { recursive: true, force: true }));
    const { ms } = app.clock;
    let left = at;
    // The clock is asked all along the way: the folder goes at one moment after another.
    Object.defineProperty(app.clock, 'ms', {
      get: () => {
        left -= 1;
        if (left === 0) renameSync(app.folder, away);
        return ms;
      },
    });
    const code = await save(app).then(
      () => 'saved',
      (cause: unknown) => (cause instanceof Refusal ? cause.failure.code : 'unexpected'),
    );
    told.add(code);
    if (code === 'saved') continue;
    const there = new Sqlite(databaseOf(away));
    const isSaved = there.prepare('SELECT count(*) FROM clients').pluck().get() === 1;
    there.close();
    expect([code, isSaved]).toEqual([code, code === 'OFFICE_GONE_MEANWHILE']);
  }
  expect([...told].toSorted()).toEqual(['OFFICE_GONE', 'OFFICE_GONE_MEANWHILE', 'saved']);
});

test('trying again makes no empty office in the place of one that is gone, and opens it once it is back', async () => {
  const app = await createTestOffice();
  await save(app);
  const away = `${app.folder}-away`;
  onTestFinished(() => rmSync(away, { recursive: true, force: true }));
  renameSync(app.folder, away);
  expect(await refusalOf(save(app))).toMatchObject({ code: 'OFFICE_GONE' });
  expect(await app.call('startup', 'retry', {})).toEqual({ problem: 'gone' });
  expect(existsSync(databaseOf(app.folder))).toBe(false);
  rmSync(app.folder, { recursive: true, force: true });
  renameSync(away, app.folder);
  expect(await app.call('startup', 'retry', {})).toEqual({ problem: null });
  await app.call('session', 'signIn', credentials);
  const { matching } = await app.call('clients', 'count', { filter: { state: 'all' } });
  expect(matching).toBe(1);
});

test('a database that was replaced keeps its own log when the other one is let go of', async () => {
  const app = await createTestOffice();
  await save(app);
  const other = mkdtempSync(join(tmpdir(), 'abonado-other-'));
  onTestFinished(() => rmSync(other, { recursive: true, force: true }));
  const writing = new Sqlite(databaseOf(app.folder));
  writing.exec(`VACUUM INTO '${databaseOf(other)}'`).close();
  const second = new Sqlite(databaseOf(other));
  second.pragma('journal_mode = WAL');
  second.exec("UPDATE office SET name = 'Solo en el registro'");
  for (const end of ['', '-wal']) {
    cpSync(`${databaseOf(other)}${end}`, join(other, `copy${end}`));
    renameSync(join(other, `copy${end}`), `${databaseOf(app.folder)}${end}`);
  }
  second.close();
  rmSync(`${databaseOf(app.folder)}-shm`);
  expect(await refusalOf(save(app))).toMatchObject({ code: 'OFFICE_GONE' });
  expect(await app.call('startup', 'retry', {})).toEqual({ problem: null });
  expect(await app.call('office', 'get', {})).toMatchObject({ office: { name: 'Solo en el registro' } });
});

test('an office whose database is gone goes back to a backup, while it runs and when it starts', async () => {
  const app = await createTestOffice();
  await save(app);
  const { name } = await app.call('backups', 'take', {});
  rmSync(databaseOf(app.folder));
  expect(await refusalOf(app.call('backups', 'restore', { name }))).toMatchObject({ code: 'OFFICE_GONE' });
  expect(await app.call('startup', 'backups', {})).toMatchObject({ backups: [{ name, clients: 1 }] });
  await app.call('startup', 'restore', { name });
  await app.call('session', 'signIn', credentials);
  expect(await app.call('clients', 'count', { filter: { state: 'all' } })).toEqual({ matching: 1 });
});

test('a folder with backups and no database is not taken for a new office', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'abonado-start-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const first = createTestApp(folder);
  await first.call('office', 'create', OFFICE_SETUP);
  const { name } = await first.call('backups', 'take', {});
  const copy = `${folder}-copy`;
  onTestFinished(() => rmSync(copy, { recursive: true, force: true }));
  mkdirSync(copy);
  cpSync(join(folder, 'backups'), join(copy, 'backups'), { recursive: true });
  const app = createTestApp(copy);
  expect(await app.call('startup', 'get', {})).toMatchObject({ problem: 'gone' });
  expect(existsSync(databaseOf(copy))).toBe(false);
  await app.call('startup', 'restore', { name });
  expect(await app.call('startup', 'get', {})).toMatchObject({ problem: null });
});
