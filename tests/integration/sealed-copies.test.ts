import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { chooseSecondFolder, readSecondFolder } from '../../src-main/data/second-folder';
import { filesSaying } from '../support/office-files';
import { afterEachCopy, PASSPHRASE, namesIn, officeWithDisk, secondOf, takeAndBring } from '../support/second-folder';
import { ADMINISTRATOR, createTestApp, refusalOf } from '../support/test-app';

const credentials = { email: ADMINISTRATOR.email, password: ADMINISTRATOR.password };

test('a sealed copy shows no name, and the passphrase is nowhere in the office’s folder', async () => {
  const { app, place } = await officeWithDisk(PASSPHRASE);
  expect(await takeAndBring(app)).toMatchObject({ problem: null });
  expect(readdirSync(place)).toEqual(['abonado-2026-11-24.copia']);
  const sealed = readFileSync(join(place, 'abonado-2026-11-24.copia'));
  for (const word of ['José', 'SQLite', 'clients', PASSPHRASE]) expect(sealed.includes(word), word).toBe(false);
  expect(filesSaying(app.folder, PASSPHRASE)).toEqual([]);
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

test('where the key of the seal is not on this computer, that is told and nothing is brought unsealed', async () => {
  const { app, place } = await officeWithDisk(PASSPHRASE);
  rmSync(join(app.folder, 'secrets'), { recursive: true });
  await app.app.close();
  const again = createTestApp(app.folder);
  await again.call('session', 'signIn', credentials);
  expect(await takeAndBring(again)).toMatchObject({ problem: 'keyLost' });
  expect(namesIn(place)).toEqual([]);
});

test('a passphrase that is chosen while a copy is on its way stands, and no copy stays readable there', async () => {
  const { app, folder, place } = await officeWithDisk(PASSPHRASE);
  const { seal } = readSecondFolder(app.folder) ?? {};
  await app.call('backups', 'chooseFolder', { folder, passphrase: null });
  afterEachCopy(() => chooseSecondFolder(app.folder, folder, seal ?? null));
  expect(await takeAndBring(app)).toMatchObject({ problem: null });
  expect(await secondOf(app)).toMatchObject({ sealed: true, problem: null });
  expect(namesIn(place)).toEqual(['abonado-2026-11-24.copia']);
});
