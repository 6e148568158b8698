import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { startProblemOf } from '../../src-main/app/start-failure';
import { refusalOf as asRefusal } from '../../src-main/jobs/refusal-of';
import { readOnlyFolder, smallDisk } from '../support/office-folders';
import { clientFieldsWith, createTestApp, refusalOf, OFFICE_SETUP } from '../support/test-app';

const withCode = (code: string) => Object.assign(new Error('no'), { code });
const noLog = { error: () => undefined };

/** Takes all the room that is left on a disk. */
function fill(path: string): void {
  const block = Buffer.alloc(4096, 1);
  try {
    for (;;) writeFileSync(path, block, { flag: 'a' });
  } catch {
    // Full, as it should be.
  }
}

// Where a machine lets no disk be made, what such a disk answers is put in its place.
test('a full disk is told at the start, and the office opens when there is room', async () => {
  const disk = smallDisk(4096);
  if (!disk) return expect(startProblemOf(withCode('ENOSPC'), '/')).toBe('diskFull');
  onTestFinished(disk.remove);
  const filler = join(disk.folder, 'fotos.bin');
  fill(filler);
  const app = createTestApp(join(disk.folder, 'oficina'));
  expect(await app.call('startup', 'get', {})).toMatchObject({ problem: 'diskFull' });
  rmSync(filler);
  expect(await app.call('startup', 'retry', {})).toEqual({ problem: null });
});

test('a disk that fills up while one works refuses the save in words, and takes it when there is room', async () => {
  const disk = smallDisk(4096);
  if (!disk) return expect(asRefusal(noLog, withCode('SQLITE_FULL')).failure.code).toBe('DISK_FULL');
  onTestFinished(disk.remove);
  const app = createTestApp(join(disk.folder, 'oficina'));
  await app.call('office', 'create', OFFICE_SETUP);
  const filler = join(disk.folder, 'fotos.bin');
  fill(filler);
  const addMany = async () => {
    for (let number = 0; number < 300; number += 1) {
      await app.call('clients', 'create', clientFieldsWith({ name: `Cliente ${number}`, notes: 'x'.repeat(900) }));
    }
  };
  expect((await refusalOf(addMany())).code).toBe('DISK_FULL');
  rmSync(filler);
  const { id } = await app.call('clients', 'create', clientFieldsWith({ name: 'José Muñoz' }));
  expect(await app.call('clients', 'get', { id })).toMatchObject({ name: 'José Muñoz' });
});

test('a folder that lets nobody write is told at the start, and opens when it does', async () => {
  const closed = readOnlyFolder();
  if (!closed) return expect(startProblemOf(withCode('EROFS'), '/')).toBe('readOnly');
  onTestFinished(closed.remove);
  const app = createTestApp(join(closed.folder, 'oficina'));
  expect(await app.call('startup', 'get', {})).toMatchObject({ problem: 'readOnly' });
  closed.makeWritable();
  expect(await app.call('startup', 'retry', {})).toEqual({ problem: null });
});

test('a folder on a network drive is refused before anything is written', async () => {
  const app = createTestApp(undefined, { findPlace: () => ({ network: true, synchroniser: null }) });
  expect(await app.call('startup', 'get', {})).toMatchObject({ problem: 'network' });
});

test('a folder that another program copies is opened, and the window is told which', async () => {
  const app = createTestApp(undefined, { findPlace: () => ({ network: false, synchroniser: 'Dropbox' }) });
  expect(await app.call('startup', 'get', {})).toMatchObject({ problem: null, synchroniser: 'Dropbox' });
});
