import fs, {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { expect, onTestFinished, test, vi } from 'vitest';
import {
  ADMINISTRATOR,
  clientFieldsWith,
  createTestApp,
  createTestOffice,
  neverLocks,
  refusalOf,
} from '../support/test-app';

const PASSPHRASE = 'caballo lluvia tornillo';
const credentials = { email: ADMINISTRATOR.email, password: ADMINISTRATOR.password };

type App = ReturnType<typeof createTestApp>;

/** A disk of its own. */
function disk(): string {
  const folder = mkdtempSync(join(tmpdir(), 'abonado-usb-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** An office with a client, whose copies go to a disk besides. */
async function officeWithDisk(passphrase: string | null = null) {
  const app = await createTestOffice();
  await neverLocks(app);
  await app.call('clients', 'create', clientFieldsWith({ name: 'José Muñoz' }));
  const folder = disk();
  await app.call('backups', 'chooseFolder', { folder, passphrase });
  return { app, folder, place: join(folder, readdirSync(folder)[0] ?? '') };
}

async function takeAndBring({ call, clock }: App, laterMs = 1000) {
  clock.ms += laterMs;
  const { name } = await call('backups', 'take', {});
  const { problem } = await call('backups', 'bring', {});
  return { name, problem };
}

const namesIn = (place: string) => readdirSync(place).filter((name) => name !== 'huellas');
const secondOf = async ({ call }: App) => (await call('backups', 'list', {})).second;

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

/** Makes one call of the disk fail in the middle of a copy. */
function breakDisk(name: 'copyFileSync' | 'writeSync', fail: () => never): () => void {
  const { writeSync } = fs;
  const spy =
    name === 'copyFileSync'
      ? vi.spyOn(fs, name).mockImplementation(fail)
      : // What is small is written on the office's own disk.
        vi.spyOn(fs, name).mockImplementation((file, bytes) => {
          const piece = Buffer.from(Object(bytes));
          return piece.length > 10_000 ? fail() : writeSync(file, piece);
        });
  syncBuiltinESMExports();
  const mend = () => {
    spy.mockRestore();
    syncBuiltinESMExports();
  };
  onTestFinished(mend);
  return mend;
}

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
  fs.utimesSync(path, mtime, mtime);
  expect(await app.call('backups', 'bring', {})).toEqual({ problem: 'badCopy' });
  expect(readFileSync(join(place, 'abonado-2026-11-24.db')).equals(before)).toBe(true);
});

test('a disk that gives back other bytes than it was given never has them under a copy’s name', async () => {
  const { app, place } = await officeWithDisk();
  await takeAndBring(app);
  const before = readFileSync(join(place, 'abonado-2026-11-24.db'));
  const { copyFileSync } = fs;
  const spy = vi.spyOn(fs, 'copyFileSync').mockImplementation((from, to) => {
    copyFileSync(from, to);
    const bytes = readFileSync(to);
    writeFileSync(to, bytes.subarray(0, bytes.length - 4096));
  });
  syncBuiltinESMExports();
  onTestFinished(() => {
    spy.mockRestore();
    syncBuiltinESMExports();
  });
  expect(await takeAndBring(app)).toMatchObject({ problem: 'badCopy' });
  expect(namesIn(place)).toEqual(['abonado-2026-11-24.db']);
  expect(readFileSync(join(place, 'abonado-2026-11-24.db')).equals(before)).toBe(true);
});

test('a sealed copy shows no name, and the passphrase is nowhere in the office’s folder', async () => {
  const { app, place } = await officeWithDisk(PASSPHRASE);
  expect(await takeAndBring(app)).toMatchObject({ problem: null });
  expect(readdirSync(place)).toEqual(['abonado-2026-11-24.copia']);
  const sealed = readFileSync(join(place, 'abonado-2026-11-24.copia'));
  for (const word of ['José', 'SQLite', 'clients', PASSPHRASE]) expect(sealed.includes(word), word).toBe(false);
  const files = readdirSync(app.folder, { recursive: true, withFileTypes: true }).filter((each) => each.isFile());
  const holding = files.filter(({ name, parentPath }) => readFileSync(join(parentPath, name)).includes(PASSPHRASE));
  expect(holding.map(({ name }) => name)).toEqual([]);
});

test('once there is a passphrase, no copy that was brought before it stays readable there, and none is lost', async () => {
  const { app, folder, place } = await officeWithDisk();
  await takeAndBring(app);
  await takeAndBring(app, 24 * 60 * 60 * 1000);
  writeFileSync(join(place, 'notas.txt'), 'de la oficina');
  await app.call('backups', 'chooseFolder', { folder, passphrase: PASSPHRASE });
  expect(await takeAndBring(app)).toMatchObject({ problem: null });
  expect(namesIn(place)).toEqual(['abonado-2026-11-24.copia', 'abonado-2026-11-25.copia', 'notas.txt']);
  expect(readdirSync(join(place, 'huellas'))).toEqual([]);
  for (const name of namesIn(place)) expect(readFileSync(join(place, name)).includes('José'), name).toBe(false);
  await app.call('backups', 'restore', { name: 'abonado-2026-11-24.copia', folder: place, passphrase: PASSPHRASE });
  await app.call('session', 'signIn', credentials);
  const { rows } = await app.call('clients', 'list', { filter: {}, sort: {}, offset: 0, limit: 10 });
  expect(rows.map(({ name }) => name)).toEqual(['José Muñoz']);
});

test('a plain copy that a disk changed is not sealed as if it were good, and does not stay readable', async () => {
  const { app, folder, place } = await officeWithDisk();
  await takeAndBring(app);
  const path = join(place, 'abonado-2026-11-24.db');
  const bytes = readFileSync(path);
  bytes.write('Jesé', bytes.indexOf('José'));
  writeFileSync(path, bytes);
  await app.call('backups', 'chooseFolder', { folder, passphrase: PASSPHRASE });
  await takeAndBring(app, 24 * 60 * 60 * 1000);
  expect(namesIn(place)).toEqual(['abonado-2026-11-25.copia']);
});

test('fourteen plain days become fourteen sealed ones', async () => {
  const { app, folder, place } = await officeWithDisk();
  for (let day = 0; day < 14; day += 1) await takeAndBring(app, 24 * 60 * 60 * 1000);
  await app.call('backups', 'chooseFolder', { folder, passphrase: PASSPHRASE });
  await takeAndBring(app);
  expect(namesIn(place).map((name) => name.slice(-6))).toEqual(Array.from({ length: 14 }, () => '.copia'));
});

test('a computer without its office gets it back from the disk, by the passphrase alone', async () => {
  const { app, folder } = await officeWithDisk(PASSPHRASE);
  await takeAndBring(app);
  const fresh = createTestApp();
  const { backups } = await fresh.call('startup', 'copiesIn', { folder });
  expect(backups).toMatchObject([{ name: 'abonado-2026-11-24.copia', sealed: true, clients: null }]);
  const choice = { name: backups[0]?.name ?? '', folder: backups[0]?.folder ?? '' };
  const wrong = fresh.call('startup', 'restore', { ...choice, passphrase: 'caballo lluvia tornilla' });
  expect(await refusalOf(wrong)).toMatchObject({ code: 'BACKUP_PASSPHRASE', field: 'passphrase' });
  expect(await fresh.call('office', 'get', {})).toEqual({ office: null });
  expect(readdirSync(fresh.folder)).not.toContain('restoring.db');
  await fresh.call('startup', 'restore', { ...choice, passphrase: PASSPHRASE });
  await fresh.call('session', 'signIn', credentials);
  const { rows } = await fresh.call('clients', 'list', { filter: {}, sort: {}, offset: 0, limit: 10 });
  expect(rows.map(({ name }) => name)).toEqual(['José Muñoz']);
});

test.each([
  ['a byte that is turned', (bytes: Buffer) => bytes.fill(bytes.readUInt8(5000) ^ 255, 5000, 5001)],
  ['an end that is cut off', (bytes: Buffer) => bytes.subarray(0, bytes.length - 3000)],
])('a sealed copy with %s is refused, and nothing changes', async (_what, spoil) => {
  const { app, place } = await officeWithDisk(PASSPHRASE);
  await takeAndBring(app);
  const path = join(place, 'abonado-2026-11-24.copia');
  writeFileSync(path, spoil(readFileSync(path)));
  const choice = { name: 'abonado-2026-11-24.copia', folder: place, passphrase: PASSPHRASE };
  expect(await refusalOf(app.call('backups', 'restore', choice))).toMatchObject({ code: 'BACKUP_BAD' });
  expect(await app.call('session', 'get', {})).toMatchObject({ actor: { name: 'Ana Ruiz' } });
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

test('where the key of the seal is not on this computer, that is told and nothing is brought unsealed', async () => {
  const { app, place } = await officeWithDisk(PASSPHRASE);
  rmSync(join(app.folder, 'secrets'), { recursive: true });
  await app.app.close();
  const again = createTestApp(app.folder);
  await again.call('session', 'signIn', credentials);
  expect(await takeAndBring(again)).toMatchObject({ problem: 'keyLost' });
  expect(namesIn(place)).toEqual([]);
});
