import fs, { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished, vi } from 'vitest';
import { haveOnDisk } from './disk-spies';
import { clientFieldsWith, type createTestApp, createTestOffice, neverLocks } from './test-app';

type App = ReturnType<typeof createTestApp>;

/** One that a sealed copy opens with. */
export const PASSPHRASE = 'caballo lluvia tornillo';

/** A disk of its own. */
export function disk(): string {
  const folder = mkdtempSync(join(tmpdir(), 'abonado-usb-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** An office with a client, whose copies go to a disk besides. */
export async function officeWithDisk(passphrase: string | null = null) {
  const app = await createTestOffice();
  await neverLocks(app);
  await app.call('clients', 'create', clientFieldsWith({ name: 'José Muñoz' }));
  const folder = disk();
  await app.call('backups', 'chooseFolder', { folder, passphrase });
  return { app, folder, place: join(folder, readdirSync(folder)[0] ?? '') };
}

/** Takes a copy, a moment later, and brings it. */
export async function takeAndBring({ call, clock }: App, laterMs = 1000) {
  clock.ms += laterMs;
  const { name } = await call('backups', 'take', {});
  const { problem } = await call('backups', 'bring', {});
  return { name, problem };
}

/** The copies that lie in a place, without what is kept beside them. */
export const namesIn = (place: string) => readdirSync(place).filter((name) => name !== 'huellas');
export const secondOf = async ({ call }: App) => (await call('backups', 'list', {})).second;

/** Makes one call of the disk fail in the middle of a copy. */
export function breakDisk(name: 'copyFileSync' | 'writeSync', fail: () => never): () => void {
  const { writeSync } = fs;
  const spy =
    name === 'copyFileSync'
      ? vi.spyOn(fs, name).mockImplementation(fail)
      : // What is small is written on the office's own disk.
        vi.spyOn(fs, name).mockImplementation((file, bytes) => {
          const piece = Buffer.from(Object(bytes));
          return piece.length > 10_000 ? fail() : writeSync(file, piece);
        });
  return haveOnDisk(spy);
}

/** What happens right after each copy that is written to the disk, while it is still on its way to its name. */
export function afterEachCopy(happens: (to: string) => void): void {
  const { copyFileSync } = fs;
  const spy = vi.spyOn(fs, 'copyFileSync').mockImplementation((from, to) => {
    copyFileSync(from, to);
    happens(String(to));
  });
  haveOnDisk(spy);
}
