import { copyFileSync, existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { dirname, isAbsolute, join } from 'node:path';
import { threadId } from 'node:worker_threads';
import Sqlite from 'better-sqlite3';
import type { Backup, BackupChoice, SecondFolderFile } from '../contract/backups';
import { Refusal } from '../contract/failures';
import { forgetHash, isAsProved, keepHash } from './copy-hash';
import { isTheDays, putBefore } from './copy-order';
import { copiesToForget, dailyName, isSealedName, kindOfCopy, manualName, ownName } from './copy-names';
import { isDamage } from './database';
import { keepBeside, renameForGood, syncFile, syncFolder } from './on-disk';
import { deriveCopyKey, openSealed } from './sealed-copy';
import {
  bringNewestCopy,
  chooseSecondFolder,
  isSecondPlace,
  leaveSecondFolder,
  readSecondFolder,
  requireSecondFolder,
} from './second-folder';

/** A copy that opens, but not whole. */
class UnprovedBackupError extends Error {}

/**
 * The copies of one office's database, in `backups/` of its folder. None counts before it was opened and looked at page
 * by page; a bad one never takes the place of a good one.
 */
export interface Backups {
  /** The office's own, newest first. */
  list(): Backup[];
  /** Those that lie in another folder, in its own `backups`, or where an office brings them; newest first. */
  listIn(folder: string): Backup[];
  /** Whether a calendar day of the office has its copy: one of that name from before, by a clock that was ahead, is none. */
  hasDay(day: string): boolean;
  /** The copy of a calendar day of the office; null when the day already has one. The oldest beyond two weeks go. */
  backUpDay(day: string): string | null;
  /** A copy now, beside the daily ones. `stamp` is the office's wall time, digits and hyphens. Answers its name. */
  take(stamp: string): string;
  /** The same, of the program's own accord; the oldest beyond the last few of its kind go. */
  takeOwn(kind: 'beforeChange' | 'atEnd', stamp: string): string;
  /** What a passphrase becomes, in letters. */
  keyOf(passphrase: string): Promise<{ salt: string; key: string }>;
  second(): SecondFolderFile | null;
  /** Refuses with FOLDER_MISSING or SECOND_FOLDER_INSIDE. */
  requireSecond(folder: string): void;
  chooseSecond(folder: string, seal: SecondFolderFile['seal']): void;
  leaveSecond(): void;
  /** Brings the newest copy to that second folder, sealed by the key where it says so; answers what is to be kept of it. */
  bring(second: SecondFolderFile, key: string): SecondFolderFile | null;
  /**
   * Lays a proved copy of a backup beside the database, for `swapIn`, or at `to`. Refuses with BACKUP_BAD what is not
   * whole, or no longer what it was when it was taken, and with BACKUP_PASSPHRASE what that does not open.
   */
  stage(choice: BackupChoice, to?: string): void;
  /**
   * Puts the staged copy in the database's place, at once and whole; the present one becomes a backup by the stamp's
   * name first, when there is one. This program may not have the database open; another may be reading it. Throws the
   * disk's own errors, and OFFICE_IN_USE where another program stands in the way: nothing is changed then. Answers what
   * makes it as it was.
   */
  swapIn(stamp: string): () => void;
}

export function createBackups(folder: string): Backups {
  const backups = join(folder, 'backups');
  const database = join(folder, 'abonado.db');
  const staged = join(folder, 'restoring.db');
  const copyTo = (name: string) => {
    const isNew = mkdirSync(backups, { recursive: true }) !== undefined;
    copyProved(database, join(backups, name));
    if (isNew) syncFolder(folder);
    keepHash(join(backups, name));
    putBefore(backups, name);
    for (const old of copiesToForget(readNames(backups), name)) {
      rmSync(join(backups, old), { force: true });
      forgetHash(join(backups, old));
    }
    return name;
  };
  const hasDay = (day: string) => isTheDays(backups, dailyName(day));
  return {
    list: () => describe(backups, null),
    listIn: (other) =>
      placesIn(other)
        .flatMap((place) => describe(place, place))
        .toSorted(newestFirst),
    hasDay,
    backUpDay: (day) => (hasDay(day) ? null : copyTo(dailyName(day))),
    take: (stamp) => copyTo(manualName(stamp)),
    takeOwn: (kind, stamp) => copyTo(ownName(kind, stamp)),
    async keyOf(passphrase) {
      const { salt, master } = await deriveCopyKey(passphrase);
      return { salt: salt.toString('base64'), key: master.toString('base64') };
    },
    second: () => readSecondFolder(folder),
    requireSecond: (chosen) => requireSecondFolder(folder, chosen),
    chooseSecond: (chosen, seal) => chooseSecondFolder(folder, chosen, seal),
    leaveSecond: () => leaveSecondFolder(folder),
    bring: (second, key) => bringNewestCopy(folder, second, key),
    stage({ name, folder: elsewhere, passphrase = '' }, to = staged) {
      const path = join(elsewhere ?? backups, name);
      const isNamed = kindOfCopy(name) !== null && isAbsolute(elsewhere ?? backups);
      if (!isNamed || !existsSync(path)) throw new Refusal('BACKUP_BAD');
      rmSync(to, { force: true });
      try {
        if (!isAsProved(path)) throw new UnprovedBackupError('not what it was when it was taken');
        if (isSealedName(name)) openSealed(path, to, passphrase);
        else copyFileSync(path, to);
        prove(to);
      } catch (cause) {
        rmSync(to, { force: true });
        throw cause instanceof Refusal ? cause : refusalOfStaging(cause);
      }
      syncFile(to);
      syncFolder(dirname(to));
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

/** A disk without room says so in its own words; whatever else went wrong, the copy was not used. */
function refusalOfStaging(cause: unknown): unknown {
  const isFull = cause instanceof Error && 'code' in cause && cause.code === 'ENOSPC';
  return isFull ? cause : new Refusal('BACKUP_BAD');
}

/** Where copies may lie in a folder that somebody names: the disk's, another office's, or the copies' own. */
function placesIn(folder: string): string[] {
  if (!isAbsolute(folder)) return [];
  const brought = readNames(folder).filter(isSecondPlace);
  return [folder, join(folder, 'backups'), ...brought.map((name) => join(folder, name))];
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

/** Forgets a database that is not open. */
export function removeWithLog(database: string): void {
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

const newestFirst = (one: Backup, other: Backup) => other.atMs - one.atMs;

/** The copies in a folder, which is called `folder` where it is not the office's own. */
function describe(place: string, folder: string | null): Backup[] {
  return readNames(place)
    .flatMap((name) => describeBackup(place, name, folder) ?? [])
    .toSorted(newestFirst);
}

function describeBackup(place: string, name: string, folder: string | null): Backup | null {
  const kind = kindOfCopy(name);
  const path = join(place, name);
  const found = kind && statSync(path, { throwIfNoEntry: false });
  if (!found) return null;
  const sealed = isSealedName(name);
  const clients = sealed ? null : countClients(path);
  return { name, kind, folder, sealed, atMs: Math.round(found.mtimeMs), bytes: found.size, clients };
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
  try {
    return readdirSync(folder);
  } catch {
    // A folder that is not there, or not to be read, has none.
    return [];
  }
}
