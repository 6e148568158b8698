import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { startProblemOf } from '../../src-main/app/start-failure';
import {
  ADMINISTRATOR,
  clientFieldsWith,
  createTestApp,
  createTestOffice,
  refusalOf,
  signedInOperator,
  OFFICE_SETUP,
} from '../support/test-app';

const credentials = { email: ADMINISTRATOR.email, password: ADMINISTRATOR.password };

function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'abonado-start-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** An office's folder as its program left it, with one client and one backup that holds them. */
async function closedOffice(): Promise<{ folder: string; backup: string }> {
  const folder = emptyFolder();
  const app = createTestApp(folder);
  await app.call('office', 'create', OFFICE_SETUP);
  await app.call('clients', 'create', clientFieldsWith({ name: 'José Muñoz' }));
  const { name } = await app.call('backups', 'take', {});
  await app.app.close();
  return { folder, backup: name };
}

const damage = (folder: string) => writeFileSync(join(folder, 'abonado.db'), 'ya no es una base de datos '.repeat(40));

test('an office of a newer Abonado does not open: it says so, refuses every call, and the file stays as it was', async () => {
  const { folder } = await closedOffice();
  const database = new Sqlite(join(folder, 'abonado.db'));
  database.pragma('user_version = 9999');
  database.close();
  const before = readFileSync(join(folder, 'abonado.db'));
  const app = createTestApp(folder);
  expect(await app.call('startup', 'get', {})).toMatchObject({ problem: 'newer', folder });
  expect(await refusalOf(app.call('session', 'signIn', credentials))).toMatchObject({
    code: 'OFFICE_CLOSED',
    params: { reason: 'newer' },
  });
  await app.app.close();
  expect(readFileSync(join(folder, 'abonado.db')).equals(before)).toBe(true);
});

test('an office that another Abonado has opens when that one has closed, by trying again', async () => {
  const first = await createTestOffice();
  const second = createTestApp(first.folder);
  expect(await second.call('startup', 'get', {})).toMatchObject({ problem: 'inUse' });
  expect(await second.call('startup', 'retry', {})).toEqual({ problem: 'inUse' });
  await first.app.close();
  expect(await second.call('startup', 'retry', {})).toEqual({ problem: null });
  expect(await second.call('session', 'signIn', credentials)).toMatchObject({ actor: { name: 'Ana Ruiz' } });
});

test('a damaged office goes back to a backup without a sign-in, and the damaged file is kept', async () => {
  const { folder, backup } = await closedOffice();
  damage(folder);
  const app = createTestApp(folder);
  expect(await app.call('startup', 'get', {})).toMatchObject({ problem: 'damaged' });
  expect(await app.call('startup', 'backups', {})).toMatchObject({ backups: [{ name: backup, clients: 1 }] });
  await app.call('startup', 'restore', { name: backup });
  expect(await app.call('startup', 'get', {})).toMatchObject({ problem: null });
  await app.call('session', 'signIn', credentials);
  const { rows } = await app.call('clients', 'list', { filter: {}, sort: {}, offset: 0, limit: 10 });
  expect(rows.map(({ name }) => name)).toEqual(['José Muñoz']);
  const kept = readdirSync(join(folder, 'backups')).find((name) => name.startsWith('antes-de-restaurar'));
  expect(readFileSync(join(folder, 'backups', kept ?? ''), 'utf8')).toContain('ya no es una base');
});

test('an office that opens is not put back by who is not signed in, nor by who may not', async () => {
  const app = await createTestOffice();
  const { name } = await app.call('backups', 'take', {});
  const stranger = { actor: null };
  expect(await app.callAs(stranger, 'startup', 'backups', {})).toEqual({ backups: [] });
  expect(await refusalOf(app.callAs(stranger, 'startup', 'restore', { name }))).toMatchObject({ code: 'FORBIDDEN' });
  expect(await refusalOf(app.callAs(stranger, 'backups', 'restore', { name }))).toMatchObject({ code: 'SIGNED_OUT' });
  const { window } = await signedInOperator(app);
  expect(await refusalOf(app.callAs(window, 'backups', 'restore', { name }))).toMatchObject({ code: 'FORBIDDEN' });
});

test('a restore brings back what was, keeps what is, signs everybody out, and says in the audit who did it', async () => {
  const app = await createTestOffice();
  const other = { ...app.session };
  await app.callAs(other, 'session', 'get', {});
  const { id } = await app.call('clients', 'create', clientFieldsWith({ name: 'José Muñoz' }));
  const { name } = await app.call('backups', 'take', {});
  const { version, ...rest } = await app.call('clients', 'get', { id });
  expect(rest.name).toBe('José Muñoz');
  await app.call('clients', 'deactivate', { id, version });
  await app.call('backups', 'restore', { name });
  expect(await app.callAs(other, 'session', 'get', {})).toEqual({ actor: null, locked: false });
  expect(await app.call('session', 'get', {})).toEqual({ actor: null, locked: false });
  await app.call('session', 'signIn', credentials);
  expect(await app.call('clients', 'get', { id })).toMatchObject({ state: 'active' });
  const { backups } = await app.call('backups', 'list', {});
  expect(backups.map((backup) => backup.name).toSorted()).toEqual([
    expect.stringMatching(/^abonado-2026-11-24-090000\.db$/u),
    expect.stringMatching(/^antes-de-restaurar-2026-11-24-090000\.db$/u),
  ]);
  const database = new Sqlite(join(app.folder, 'abonado.db'), { readonly: true });
  const audit = database.prepare("SELECT operator_name, after FROM audit_entries WHERE action = 'restored'").get();
  database.close();
  expect(audit).toEqual({ operator_name: 'Ana Ruiz', after: name });
});

test('a restore keeps the present office whole while another program has its file open', async () => {
  const app = await createTestOffice();
  const { name } = await app.call('backups', 'take', {});
  await app.call('clients', 'create', clientFieldsWith({ name: 'José Muñoz' }));
  const viewer = new Sqlite(join(app.folder, 'abonado.db'), { readonly: true });
  onTestFinished(() => void viewer.close());
  expect(viewer.prepare('SELECT count(*) FROM clients').pluck().get()).toBe(1);
  await app.call('backups', 'restore', { name });
  const kept = readdirSync(join(app.folder, 'backups')).find((file) => file.startsWith('antes-de-restaurar')) ?? '';
  const copy = new Sqlite(join(app.folder, 'backups', kept), { readonly: true });
  expect(copy.prepare('SELECT name FROM clients').pluck().all()).toEqual(['José Muñoz']);
  copy.close();
  await app.call('session', 'signIn', credentials);
  expect(await app.call('clients', 'count', { filter: {} })).toEqual({ matching: 0 });
  await app.call('backups', 'restore', { name: kept });
  await app.call('session', 'signIn', credentials);
  expect(await app.call('clients', 'count', { filter: {} })).toEqual({ matching: 1 });
});

test('a backup that is not whole, or is none, is refused and nothing changes', async () => {
  const app = await createTestOffice();
  const { name } = await app.call('backups', 'take', {});
  const path = join(app.folder, 'backups', name);
  const whole = readFileSync(path);
  writeFileSync(path, whole.subarray(0, whole.length - 5000));
  for (const wrong of [name, 'abonado-2020-01-01.db', '../abonado.db', 'notas.txt']) {
    expect(await refusalOf(app.call('backups', 'restore', { name: wrong }))).toMatchObject({ code: 'BACKUP_BAD' });
  }
  expect(await app.call('session', 'get', {})).toMatchObject({ actor: { name: 'Ana Ruiz' } });
  expect(existsSync(join(app.folder, 'restoring.db'))).toBe(false);
});

test('a backup of a newer Abonado is refused, and the office goes on with what it had', async () => {
  const app = await createTestOffice();
  await app.call('clients', 'create', clientFieldsWith({ name: 'José Muñoz' }));
  const { name } = await app.call('backups', 'take', {});
  const newer = new Sqlite(join(app.folder, 'backups', name));
  newer.pragma('user_version = 9999');
  newer.close();
  expect(await refusalOf(app.call('backups', 'restore', { name }))).toMatchObject({ code: 'BACKUP_BAD' });
  await app.call('session', 'signIn', credentials);
  const { rows } = await app.call('clients', 'list', { filter: {}, sort: {}, offset: 0, limit: 10 });
  expect(rows).toHaveLength(1);
});

test('a call that comes during a restore waits for it', async () => {
  const app = await createTestOffice();
  const { name } = await app.call('backups', 'take', {});
  const restored = app.call('backups', 'restore', { name });
  const asked = app.callAs({ actor: null }, 'office', 'get', {});
  expect(await asked).toMatchObject({ office: { name: 'Norte Digital' } });
  await restored;
});

test.each([
  ['SQLITE_FULL', 'diskFull'],
  ['ENOSPC', 'diskFull'],
  ['SQLITE_READONLY_DIRECTORY', 'readOnly'],
  ['EROFS', 'readOnly'],
  ['EACCES', 'readOnly'],
  ['SQLITE_BUSY', 'inUse'],
  ['SQLITE_CORRUPT_VTAB', 'damaged'],
  ['EIO', 'unknown'],
])('%s at the start means %s', (code, problem) => {
  expect(startProblemOf(Object.assign(new Error('no'), { code }), tmpdir())).toBe(problem);
});

test('a command that comes during a restore is not done in the restored office, whoever asked in the old one', async () => {
  const app = await createTestOffice();
  const { name } = await app.call('backups', 'take', {});
  const [restored, sent] = await Promise.allSettled([
    app.call('backups', 'restore', { name }),
    app.call('clients', 'create', clientFieldsWith({ name: 'Zoe Paz' })),
  ]);
  expect(restored.status).toBe('fulfilled');
  expect(sent).toMatchObject({ status: 'rejected', reason: { failure: { code: 'SIGNED_OUT' } } });
  await app.call('session', 'signIn', credentials);
  const all = { filter: {}, sort: {}, offset: 0, limit: 10 };
  expect((await app.call('clients', 'list', all)).rows).toEqual([]);
});

test('a command that a restore overtakes says that, and not that the folder is gone', async () => {
  const app = await createTestOffice();
  const { name } = await app.call('backups', 'take', {});
  const [sent] = await Promise.allSettled([
    app.call('operators', 'create', {
      name: 'Luz Paz',
      email: 'luz@oficina.example',
      role: 'operator',
      password: 'clave-de-luz',
    }),
    app.call('backups', 'restore', { name }),
  ]);
  expect(sent).toMatchObject({ status: 'rejected', reason: { failure: { code: 'OFFICE_REPLACED' } } });
  expect(await app.call('startup', 'get', {})).toMatchObject({ problem: null });
  await app.call('session', 'signIn', credentials);
  expect((await app.call('operators', 'list', {})).operators).toHaveLength(1);
});

test('what was staged before a restore is gone after it: its numbers are other clients now', async () => {
  const app = await createTestOffice();
  const { name } = await app.call('backups', 'take', {});
  const fileToken = app.files.receive('lista.csv', Buffer.from('ID;Nombre\r\n1;Ana'));
  const { draftId } = await app.call('imports', 'open', { fileToken });
  await app.call('imports', 'preview', { draftId, targets: ['customId', 'name'] });
  await app.call('backups', 'restore', { name });
  await app.call('session', 'signIn', credentials);
  expect(await refusalOf(app.call('imports', 'apply', { draftId }))).toMatchObject({ code: 'IMPORT_GONE' });
});

test('a restore that cannot put the file in its place leaves the office open with what it had', async () => {
  const app = await createTestOffice();
  const { name } = await app.call('backups', 'take', {});
  mkdirSync(join(app.folder, 'backups', 'antes-de-restaurar-2026-11-24-090000.db', 'ocupada'), { recursive: true });
  expect(await refusalOf(app.call('backups', 'restore', { name }))).toMatchObject({ code: 'UNEXPECTED' });
  expect(await app.call('startup', 'get', {})).toMatchObject({ problem: null });
  expect(await app.call('session', 'signIn', credentials)).toMatchObject({ actor: { name: 'Ana Ruiz' } });
  app.unexpected.length = 0;
});

test('a page that turns out to be damaged closes the office and offers its backups', async () => {
  const { folder, backup } = await closedOffice();
  const database = new Sqlite(join(folder, 'abonado.db'));
  const page = Number(database.prepare("SELECT rootpage FROM sqlite_master WHERE name = 'operators'").pluck().get());
  const size = Number(database.pragma('page_size', { simple: true }));
  database.close();
  const bytes = readFileSync(join(folder, 'abonado.db'));
  bytes.fill(0xff, (page - 1) * size, page * size);
  writeFileSync(join(folder, 'abonado.db'), bytes);
  const app = createTestApp(folder);
  expect(await refusalOf(app.call('session', 'signIn', credentials))).toMatchObject({ code: 'DATABASE_DAMAGED' });
  expect(await app.call('startup', 'get', {})).toMatchObject({ problem: 'damaged' });
  await app.call('startup', 'restore', { name: backup });
  expect(await app.call('session', 'signIn', credentials)).toMatchObject({ actor: { name: 'Ana Ruiz' } });
});
