import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { ADMINISTRATOR, clientFieldsWith, createTestApp, createTestOffice } from '../support/test-app';

const credentials = { email: ADMINISTRATOR.email, password: ADMINISTRATOR.password };
const databaseOf = (folder: string) => join(folder, 'abonado.db');

/** An office's folder as a process that was killed leaves it: what it committed last lies in the log beside the file. */
async function killedOffice() {
  const office = await createTestOffice();
  await office.call('clients', 'create', clientFieldsWith({ name: 'Ana', notes: 'x'.repeat(900) }));
  const { name } = await office.call('backups', 'take', {});
  for (let index = 0; index < 60; index += 1) {
    await office.call('clients', 'create', clientFieldsWith({ name: `Cliente ${index}`, notes: 'y'.repeat(900) }));
  }
  const folder = mkdtempSync(join(tmpdir(), 'abonado-killed-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const end of ['', '-wal']) copyFileSync(`${databaseOf(office.folder)}${end}`, `${databaseOf(folder)}${end}`);
  return { office, folder, backup: join(office.folder, 'backups', name) };
}

async function countIn(folder: string): Promise<number> {
  const app = createTestApp(folder);
  await app.call('session', 'signIn', credentials);
  const { matching } = await app.call('clients', 'count', { filter: { state: 'all' } });
  await app.app.close();
  return matching;
}

function findDamage(folder: string): unknown {
  const sqlite = new Sqlite(databaseOf(folder));
  const found = sqlite.pragma('integrity_check', { simple: true });
  sqlite.close();
  return found;
}

test('what was committed last is read from the log that a killed process left', async () => {
  const { folder } = await killedOffice();
  expect(await countIn(folder)).toBe(61);
});

test('a backup that is copied by hand over a killed office is not mixed with the log of the other', async () => {
  const { folder, backup } = await killedOffice();
  const log = readFileSync(`${databaseOf(folder)}-wal`);
  copyFileSync(backup, databaseOf(folder));
  expect(await countIn(folder)).toBe(1);
  expect(findDamage(folder)).toBe('ok');
  expect(readFileSync(`${databaseOf(folder)}-wal-ajeno`).equals(log)).toBe(true);
});

test('the file of an office that was closed is whole by itself, and is not mixed with another’s log either', async () => {
  const { office, folder } = await killedOffice();
  await office.app.close();
  expect(existsSync(`${databaseOf(office.folder)}-wal`)).toBe(false);
  const closed = databaseOf(office.folder);
  const other = await createTestOffice();
  await other.call('clients', 'create', clientFieldsWith({ name: 'De otra oficina' }));
  copyFileSync(`${databaseOf(other.folder)}-wal`, `${databaseOf(folder)}-wal`);
  copyFileSync(closed, databaseOf(folder));
  expect(await countIn(folder)).toBe(61);
  expect(findDamage(folder)).toBe('ok');
});
