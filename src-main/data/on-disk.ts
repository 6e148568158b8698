import { closeSync, copyFileSync, fsyncSync, linkSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';

/** Returns once what is in the file is on the disk itself: a power cut no longer takes it. */
export function syncFile(path: string): void {
  sync(path, 'r+');
}

/** The same for the names in a folder: what was made there, renamed or removed. Windows does so by itself. */
export function syncFolder(path: string): void {
  if (process.platform !== 'win32') sync(path, 'r');
}

function sync(path: string, how: 'r' | 'r+'): void {
  const file = openSync(path, how);
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Gives a file that is on the disk another's place, for good. */
export function renameForGood(from: string, to: string): void {
  renameSync(from, to);
  syncFolder(dirname(to));
}

/** The same file under a second name, for good; a copy where the disk knows no such thing. */
export function keepBeside(path: string, second: string): void {
  rmSync(second, { force: true });
  try {
    linkSync(path, second);
  } catch {
    copyFileSync(path, second);
    syncFile(second);
  }
  syncFolder(dirname(second));
}
