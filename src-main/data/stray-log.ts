import { existsSync, renameSync, rmSync } from 'node:fs';
import type Sqlite from 'better-sqlite3';
import { readHeader } from './file-header';

/**
 * A database that is whole by itself, as a backup is, has no log: one that lies beside it is of the database whose place
 * it took by hand. SQLite checks a log only against itself and would mix the two; it is set aside, not deleted.
 */
export function setStrayLogAside(path: string): void {
  const log = `${path}-wal`;
  if (!existsSync(log) || !readHeader(path)?.whole) return;
  rmSync(`${path}-shm`, { force: true });
  renameSync(log, `${log}-ajeno`);
}

/** Makes the file whole by itself before it is closed, so that whoever copies it then copies everything. */
export function makeWhole(sqlite: Sqlite.Database): void {
  try {
    sqlite.pragma('busy_timeout = 0');
    sqlite.pragma('query_only = OFF');
    sqlite.pragma('journal_mode = DELETE');
  } catch {
    // Somebody else reads it, or the disk takes nothing: the log stays beside it, and nothing is lost.
  }
}
