import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';

/** Two weeks of days. */
const KEPT = 14;
const PREFIX = 'abonado-';

/** A copy that does not open, or not whole. The copies of other days are kept. */
export class UnprovedBackupError extends Error {}

/**
 * Copies the database into `folder` once a day, a few pages at a time so that nobody waits, and proves the copy by
 * opening it before it counts; a bad one never takes the place of a good one. The oldest beyond two weeks go.
 * `day` is the office's calendar date. Answers the copy's path, or null when the day already has one.
 */
export async function backUpDay(sqlite: Sqlite.Database, folder: string, day: string): Promise<string | null> {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${PREFIX}${day}.db`);
  if (existsSync(path)) return null;
  const aside = `${path}.partial`;
  rmSync(aside, { force: true });
  await sqlite.backup(aside);
  try {
    prove(aside);
  } catch (cause) {
    rmSync(aside, { force: true });
    throw new UnprovedBackupError('the copy does not open whole', { cause });
  }
  renameSync(aside, path);
  forgetOldest(folder);
  return path;
}

/** Opens the copy as an office would be opened, and lets SQLite look at every page. */
export function prove(path: string): void {
  const copy = new Sqlite(path, { fileMustExist: true });
  try {
    // One file by itself, with no log beside it to be lost on the way to another disk.
    copy.pragma('journal_mode = DELETE');
    const found: unknown = copy.pragma('quick_check', { simple: true });
    if (found !== 'ok') throw new Error(String(found));
  } finally {
    copy.close();
  }
}

function forgetOldest(folder: string): void {
  const days = readdirSync(folder)
    .filter((name) => name.startsWith(PREFIX) && name.endsWith('.db'))
    .toSorted();
  for (const name of days.slice(0, -KEPT)) rmSync(join(folder, name), { force: true });
}
