import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { expect, test, vi } from 'vitest';
import {
  afterEachCopy,
  breakDisk,
  disk,
  namesIn,
  officeWithDisk,
  PASSPHRASE,
  secondOf,
  takeAndBring,
} from '../support/second-folder';
import { clientFieldsWith, createTestOffice, refusalOf } from '../support/test-app';

test('the newest copy is brought to the second folder under its day, whole, and the next one takes its place', async () => {
  const { app, place } = await officeWithDisk();
  expect(await takeAndBring(app)).toMatchObject({ problem: null });
  expect(namesIn(place)).toEqual(['abonado-2026-11-24.db']);
  await app.call('clients', 'create', clientFieldsWith({ name: 'Ana Paz' }));
  await takeAndBring(app);
  expect(namesIn(place)).toEqual(['abonado-2026-11-24.db']);
  const copy = new Sqlite(join(place, 'abonado-2026-11-24.db'), { readonly: true });
  expect(copy.prepare('SELECT name FROM clients ORDER BY id').pluck().all()).toEqual(['José Muñoz', 'Ana Paz']);
  copy.close();
  const { backups, second } = await app.call('backups', 'list', {});
  expect(second).toMatchObject({ sealed: false, problem: null, copiedAtMs: expect.any(Number) });
  expect(backups.filter(({ folder }) => folder === place)).toMatchObject([
    { kind: 'daily', sealed: false, clients: 2 },
  ]);
});

test('a copy that is taken is brought by itself', async () => {
  const { app, place } = await officeWithDisk();
  await app.app.backUpDay();
  await vi.waitFor(() => expect(namesIn(place)).toEqual(['abonado-2026-11-24.db']));
});

test('two weeks of days are kept there, and what is not a copy stays', async () => {
  const { app, place } = await officeWithDisk();
  writeFileSync(join(place, 'notas.txt'), 'de la oficina');
  for (let day = 0; day < 16; day += 1) await takeAndBring(app, 24 * 60 * 60 * 1000);
  expect(namesIn(place)).toHaveLength(15);
  expect(namesIn(place)).toContain('notas.txt');
  expect(namesIn(place)).not.toContain('abonado-2026-11-26.db');
});

test('a disk that is not there is told and no error; what was taken meanwhile is brought when it is back', async () => {
  const { app, folder, place } = await officeWithDisk();
  await takeAndBring(app);
  renameSync(folder, `${folder}-fuera`);
  expect(await takeAndBring(app)).toMatchObject({ problem: 'absent' });
  expect(await secondOf(app)).toMatchObject({ problem: 'absent', copiedAtMs: expect.any(Number) });
  expect(existsSync(folder), 'no folder is made in the place of the disk').toBe(false);
  // A mount point without its disk is a folder too.
  mkdirSync(folder);
  await app.app.bringBackup();
  expect(await secondOf(app)).toMatchObject({ problem: 'absent' });
  expect(readdirSync(folder)).toEqual([]);
  rmSync(folder, { recursive: true });
  renameSync(`${folder}-fuera`, folder);
  await app.app.bringBackup();
  expect(await secondOf(app)).toMatchObject({ problem: null });
  expect(namesIn(place)).toEqual(['abonado-2026-11-24.db']);
  expect(app.unexpected).toEqual([]);
});

const withCode = (code: string) => Object.assign(new Error(code), { code });

test.each(['copyFileSync', 'writeSync'] as const)(
  'a disk that is full or pulled away while it is written (%s) keeps the copy from before, and gets the new one later',
  async (name) => {
    const { app, folder, place } = await officeWithDisk(name === 'writeSync' ? PASSPHRASE : null);
    await takeAndBring(app);
    const [file = ''] = namesIn(place);
    const before = readFileSync(join(place, file));
    const mendFull = breakDisk(name, () => {
      throw withCode('ENOSPC');
    });
    expect(await takeAndBring(app)).toMatchObject({ problem: 'full' });
    mendFull();
    expect(namesIn(place)).toEqual([file]);
    expect(readFileSync(join(place, file)).equals(before)).toBe(true);
    const mendPulled = breakDisk(name, () => {
      renameSync(folder, `${folder}-fuera`);
      throw withCode('EIO');
    });
    expect(await takeAndBring(app)).toMatchObject({ problem: 'absent' });
    mendPulled();
    renameSync(`${folder}-fuera`, folder);
    await app.app.bringBackup();
    expect(await secondOf(app)).toMatchObject({ problem: null });
    expect(readFileSync(join(place, file)).equals(before)).toBe(false);
    expect(app.unexpected).toEqual([]);
  },
);

test('a copy that a disk changed after it was proved is not brought over a good one', async () => {
  const { app, place } = await officeWithDisk();
  await takeAndBring(app);
  const before = readFileSync(join(place, 'abonado-2026-11-24.db'));
  app.clock.ms += 1000;
  const { name } = await app.call('backups', 'take', {});
  const path = join(app.folder, 'backups', name);
  const { mtime } = statSync(path);
  const bytes = readFileSync(path);
  bytes.write('Jesé', bytes.indexOf('José'));
  writeFileSync(path, bytes);
  utimesSync(path, mtime, mtime);
  expect(await app.call('backups', 'bring', {})).toEqual({ problem: 'badCopy' });
  expect(readFileSync(join(place, 'abonado-2026-11-24.db')).equals(before)).toBe(true);
});

test('a disk that gives back other bytes than it was given never has them under a copy’s name', async () => {
  const { app, place } = await officeWithDisk();
  await takeAndBring(app);
  const before = readFileSync(join(place, 'abonado-2026-11-24.db'));
  afterEachCopy((to) => {
    const bytes = readFileSync(to);
    writeFileSync(to, bytes.subarray(0, bytes.length - 4096));
  });
  expect(await takeAndBring(app)).toMatchObject({ problem: 'badCopy' });
  expect(namesIn(place)).toEqual(['abonado-2026-11-24.db']);
  expect(readFileSync(join(place, 'abonado-2026-11-24.db')).equals(before)).toBe(true);
});

test('nobody lists or restores what lies in a folder where an office opens, but its administrator', async () => {
  const { app, folder, place } = await officeWithDisk();
  await takeAndBring(app);
  const stranger = { actor: null };
  expect(await app.callAs(stranger, 'startup', 'copiesIn', { folder })).toEqual({ backups: [] });
  const choice = { name: 'abonado-2026-11-24.db', folder: place };
  expect(await refusalOf(app.callAs(stranger, 'startup', 'restore', choice))).toMatchObject({ code: 'FORBIDDEN' });
});

test('a folder that is not there, one of the office’s own and a short passphrase are refused at their field', async () => {
  const app = await createTestOffice();
  const choose = (folder: string, passphrase: string | null = null) =>
    refusalOf(app.call('backups', 'chooseFolder', { folder, passphrase }));
  expect(await choose('/no/esta')).toMatchObject({ code: 'FOLDER_MISSING', field: 'folder' });
  expect(await choose('respaldos')).toMatchObject({ code: 'FOLDER_MISSING', field: 'folder' });
  expect(await choose(app.folder)).toMatchObject({ code: 'SECOND_FOLDER_INSIDE', field: 'folder' });
  mkdirSync(join(app.folder, '..copias'));
  expect(await choose(join(app.folder, '..copias'))).toMatchObject({ code: 'SECOND_FOLDER_INSIDE', field: 'folder' });
  const link = join(disk(), 'enlace');
  symlinkSync(join(app.folder, '..copias'), link);
  expect(await choose(link)).toMatchObject({ code: 'SECOND_FOLDER_INSIDE', field: 'folder' });
  expect(await choose(disk(), 'corta')).toMatchObject({ code: 'VALIDATION', field: 'passphrase' });
  expect(await secondOf(app)).toBeNull();
});

test('who chose the folder and who left it is audited, and left it gets no more', async () => {
  const { app, place } = await officeWithDisk();
  await takeAndBring(app);
  await app.call('backups', 'leaveFolder', {});
  rmSync(join(place, 'abonado-2026-11-24.db'));
  await takeAndBring(app);
  expect(namesIn(place)).toEqual([]);
  const database = new Sqlite(join(app.folder, 'abonado.db'), { readonly: true });
  const acts = database.prepare("SELECT action FROM audit_entries WHERE action LIKE 'secondFolder%' ORDER BY id");
  expect(acts.pluck().all()).toEqual(['secondFolderChosen', 'secondFolderLeft']);
  database.close();
});
