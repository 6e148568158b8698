import { copyFileSync, existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { threadId } from 'node:worker_threads';
import Sqlite from 'better-sqlite3';
import { Refusal } from '../contract/failures';
import { isDamage } from './database';
import { keepBeside, renameForGood, syncFile, syncFolder } from './on-disk';

/** Two weeks of days. */
const KEPT_DAYS = 14;
const DAILY = /^abonado-\d{4}-\d{2}-\d{2}\.db$/u;
const ANY = /^(?:abonado|antes-de-restaurar|antes-de-actualizar)-[\d-]+\.db$/u;

/** A copy that opens, but not whole. */
class UnprovedBackupError extends Error {}

export interface BackupFile {
  readonly name: string;
  /** When it was taken; epoch milliseconds. */
  readonly atMs: number;
  readonly bytes: number;
  /** How many clients it holds; null when it does not open. */
  readonly clients: number | null;
}

/**
 * The copies of one office's database, in `backups/` of its folder. None counts before it was opened and looked at page
 * by page; a bad one never takes the place of a good one.
 */
export interface Backups {
  /** Newest first. */
  list(): BackupFile[];
  hasDay(day: string): boolean;
  /** The copy of a calendar day of the office; null when the day already has one. The oldest beyond two weeks go. */
  backUpDay(day: string): string | null;
  /** A copy now, beside the daily ones. `stamp` is the office's wall time, digits and hyphens. Answers its name. */
  take(stamp: string): string;
  /** Lays a proved copy of a backup beside the database, for `swapIn`. Refuses with BACKUP_BAD what is not whole. */
  stage(name: string): void;
  /**
   * Puts the staged copy in the database's place, at once and whole; the present one becomes a backup by the stamp's
   * name first, when there is one. This program may not have the database open; another may be reading it. Throws the
   * disk's own errors, and OFFICE_IN_USE where another program stands in the way: nothing is changed then. Answers what
   * makes it as it was.
   */
  swapIn(stamp: string): () => void;
}

const nameOfDay = (day: string) => `abonado-${day}.db`;

export function createBackups(folder: string): Backups {
  const backups = join(folder, 'backups');
  const database = join(folder, 'abonado.db');
  const staged = join(folder, 'restoring.db');
  const copyTo = (name: string) => {
    const isNew = mkdirSync(backups, { recursive: true }) !== undefined;
    copyProved(database, join(backups, name));
    if (isNew) syncFolder(folder);
    return name;
  };
  return {
    list: () =>
      readNames(backups)
        .filter((name) => ANY.test(name))
        .map((name) => describeBackup(backups, name))
        .toSorted((one, other) => other.atMs - one.atMs),
    hasDay: (day) => existsSync(join(backups, nameOfDay(day))),
    backUpDay(day) {
      const name = nameOfDay(day);
      if (existsSync(join(backups, name))) return null;
      copyTo(name);
      forgetOldestDays(backups);
      return name;
    },
    take: (stamp) => copyTo(`abonado-${stamp}.db`),
    stage(name) {
      const path = join(backups, name);
      if (!ANY.test(name) || !existsSync(path)) throw new Refusal('BACKUP_BAD');
      rmSync(staged, { force: true });
      copyFileSync(path, staged);
      try {
        prove(staged);
      } catch {
        rmSync(staged, { force: true });
        throw new Refusal('BACKUP_BAD');
      }
      syncFile(staged);
      syncFolder(folder);
    },
    swapIn(stamp) {
      mkdirSync(backups, { recursive: true });
      const kept = join(backups, `antes-de-restaurar-${stamp}.db`);
      const present = existsSync(database);
      try {
        if (present) keepPresent(database, kept);
        takePlace(staged, database);
      } catch (cause) {
        rmSync(staged, { force: true });
        throw isHeld(cause) ? new Refusal('OFFICE_IN_USE') : cause;
      }
      return () => {
        if (!present) return removeWithLog(database);
        keepBeside(kept, staged);
        takePlace(staged, database);
        if (existsSync(logOf(kept))) keepBeside(logOf(kept), logOf(database));
      };
    },
  };
}

const logOf = (path: string) => `${path}-wal`;

/**
 * The present database becomes a proved backup. A damaged one gives no such copy: it is kept as it lies there, and what
 * it committed last with it.
 */
function keepPresent(database: string, kept: string): void {
  try {
    copyProved(database, kept);
  } catch (cause) {
    if (!(cause instanceof UnprovedBackupError || isDamage(cause))) throw cause;
    keepBeside(database, kept);
    if (existsSync(logOf(database))) keepBeside(logOf(database), logOf(kept));
  }
}

/**
 * The log of the former database goes last: of one that is found beside the new one, which is whole by itself, the next
 * start knows that it is another's.
 */
function takePlace(staged: string, database: string): void {
  renameForGood(staged, database);
  for (const end of ['-wal', '-shm']) rmSync(`${database}${end}`, { force: true });
  syncFolder(dirname(database));
}

function removeWithLog(database: string): void {
  for (const end of ['', '-wal', '-shm']) rmSync(`${database}${end}`, { force: true });
}

/** Another program has the file: locked for itself, or, on Windows, open at all. */
function isHeld(cause: unknown): boolean {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  return /^(?:SQLITE_BUSY|EBUSY|EPERM)/u.test(code);
}

/**
 * A whole copy by SQLite itself, consistent while others write; on the disk before it gets its name, and proved.
 * Throws the disk's own errors, and UnprovedBackupError.
 */
export function copyProved(from: string, to: string): void {
  const aside = `${to}.${process.pid}-${threadId}.partial`;
  removeAbandoned(dirname(to));
  try {
    // Only read: a connection that may write takes a log away when it closes, that of a damaged file too.
    const source = new Sqlite(from, { readonly: true, fileMustExist: true });
    try {
      source.prepare('VACUUM INTO ?').run(aside);
    } finally {
      source.close();
    }
    prove(aside);
    syncFile(aside);
  } catch (cause) {
    rmSync(aside, { force: true });
    throw cause;
  }
  renameForGood(aside, to);
}

/**
 * What a process left that was killed while it copied. The copies that other threads of this one are writing are theirs;
 * another process has none, since the office is locked.
 */
function removeAbandoned(folder: string): void {
  const anotherThread = new RegExp(`\\.${process.pid}-(?!${threadId}\\.)\\d+\\.partial$`, 'u');
  for (const name of readNames(folder)) {
    if (name.endsWith('.partial') && !anotherThread.test(name)) rmSync(join(folder, name), { force: true });
  }
}

/** Opens the copy as an office would be opened, and lets SQLite look at every page. */
export function prove(path: string): void {
  const copy = new Sqlite(path, { fileMustExist: true });
  try {
    // One file by itself, with no log beside it to be lost on the way to another disk.
    copy.pragma('journal_mode = DELETE');
    const found: unknown = copy.pragma('quick_check', { simple: true });
    if (found !== 'ok') throw new UnprovedBackupError(String(found));
  } finally {
    copy.close();
  }
}

function describeBackup(folder: string, name: string): BackupFile {
  const path = join(folder, name);
  const { mtimeMs, size } = statSync(path);
  return { name, atMs: Math.round(mtimeMs), bytes: size, clients: countClients(path) };
}

function countClients(path: string): number | null {
  try {
    const copy = new Sqlite(path, { readonly: true, fileMustExist: true });
    try {
      return Number(copy.prepare('SELECT count(*) FROM clients').pluck().get());
    } finally {
      copy.close();
    }
  } catch {
    return null;
  }
}

function readNames(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder) : [];
}

function forgetOldestDays(folder: string): void {
  const days = readNames(folder)
    .filter((name) => DAILY.test(name))
    .toSorted();
  for (const name of days.slice(0, -KEPT_DAYS)) rmSync(join(folder, name), { force: true });
}
