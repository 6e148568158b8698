import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { createTestApp, createTestOffice, refusalOf, OFFICE_SETUP } from '../support/test-app';

const list = { filter: {} } as const;

test('the demonstration opens from the first run, signed in, and is left for the first run, which is as it was', async () => {
  const app = createTestApp();
  expect(await app.call('startup', 'openDemo', {})).toEqual({ problem: null });
  expect(await app.call('startup', 'get', {})).toMatchObject({ demo: true, folder: join(app.folder, 'demostracion') });
  expect(await app.call('office', 'get', {})).toMatchObject({ office: { demo: true } });
  expect(await app.call('session', 'get', {})).toMatchObject({ actor: { name: 'Andrea Peña' } });
  expect(await app.call('clients', 'count', list)).toEqual({ matching: 2000 });
  const { name } = await app.call('backups', 'take', {});
  const { backups } = await app.call('backups', 'list', {});
  // A backup has those who left, too.
  const { matching: left } = await app.call('clients', 'count', { filter: { state: 'deactivated' } });
  expect(backups).toMatchObject([{ name, clients: 2000 + left }]);
  await app.call('startup', 'leaveDemo', {});
  expect(await app.call('startup', 'get', {})).toMatchObject({ demo: false, folder: app.folder });
  expect(await app.call('office', 'get', {})).toEqual({ office: null });
  expect(await refusalOf(app.call('clients', 'count', list))).toMatchObject({ code: 'SIGNED_OUT' });
  await app.call('office', 'create', OFFICE_SETUP);
  expect(await app.call('clients', 'count', list)).toEqual({ matching: 0 });
});

test('an office that is made has no demonstration in its place, and nobody is signed in without a password', async () => {
  const app = await createTestOffice();
  const stranger = { actor: null };
  expect(await refusalOf(app.callAs(stranger, 'startup', 'openDemo', {}))).toMatchObject({ code: 'OFFICE_EXISTS' });
  expect(await refusalOf(app.callAs(stranger, 'startup', 'leaveDemo', {}))).toMatchObject({ code: 'FORBIDDEN' });
  expect(await app.callAs(stranger, 'startup', 'retry', {})).toEqual({ problem: null });
  expect(await app.callAs(stranger, 'session', 'get', {})).toEqual({ actor: null, locked: false });
});

test('a demonstration that does not open is told, and can be left', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'abonado-demo-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  mkdirSync(join(folder, 'demostracion'));
  writeFileSync(join(folder, 'demostracion', 'abonado.db'), 'no es una base de datos '.repeat(40));
  const app = createTestApp(folder);
  expect(await app.call('startup', 'openDemo', {})).toEqual({ problem: 'damaged' });
  expect(await refusalOf(app.call('office', 'get', {}))).toMatchObject({ code: 'OFFICE_CLOSED' });
  await app.call('startup', 'leaveDemo', {});
  expect(await app.call('office', 'get', {})).toEqual({ office: null });
});

test('a demonstration asked for at the start that does not open is told, and opens signed in once it can', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'abonado-demo-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  mkdirSync(join(folder, 'abonado.db'));
  const app = createTestApp(folder, { demo: true });
  expect(await app.app.enterDemo()).toMatchObject({ actor: null });
  expect(await app.call('startup', 'get', {})).toMatchObject({ problem: 'readOnly' });
  rmSync(join(folder, 'abonado.db'), { recursive: true });
  expect(await app.call('startup', 'retry', {})).toEqual({ problem: null });
  expect(await app.call('session', 'get', {})).toMatchObject({ actor: { name: 'Andrea Peña' } });
  expect(await app.call('clients', 'count', list)).toEqual({ matching: 2000 });
});

test('a demonstration whose making was broken off is made anew, and an office of somebody’s own beside its mark is not', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'abonado-demo-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const mark = join(folder, 'demostracion-a-medias');
  const broken = createTestApp(folder, { demo: true });
  await broken.app.enterDemo();
  expect(existsSync(mark)).toBe(false);
  await broken.app.close();
  const sqlite = new Sqlite(join(folder, 'abonado.db'));
  sqlite.exec('DELETE FROM saved_views');
  sqlite.close();
  writeFileSync(mark, '');
  const again = createTestApp(folder, { demo: true });
  const entered = await again.app.enterDemo();
  expect(entered).toMatchObject({ actor: { name: 'Andrea Peña' } });
  expect((await again.callAs(entered, 'savedViews', 'list', {})).views).toHaveLength(3);
  expect(existsSync(mark)).toBe(false);

  const own = await createTestOffice();
  writeFileSync(join(own.folder, 'demostracion-a-medias'), '');
  await own.app.close();
  const opened = createTestApp(own.folder, { demo: true });
  expect(await opened.app.enterDemo()).toMatchObject({ actor: null });
  expect(await opened.call('office', 'get', {})).toMatchObject({ office: { demo: false } });
});
