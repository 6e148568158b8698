import Sqlite from 'better-sqlite3';
import { type BetterSQLite3Database, drizzle } from 'drizzle-orm/better-sqlite3';
import * as schema from './schema/index';
import { keepStatements } from './statement-cache';
import { keepConnection } from './statements';

type Drizzle = BetterSQLite3Database<typeof schema>;

/** A handle that can only read: queries get this one, so that a query cannot write. */
export type ReadDb = Pick<Drizzle, 'select' | 'get' | 'all'>;

/** A handle inside one transaction: commands get this one. */
export type WriteDb = ReadDb & Pick<Drizzle, 'insert' | 'update' | 'delete' | 'run'>;

/** An office's open database file. */
export interface Database {
  readonly sqlite: Sqlite.Database;
  readonly read: ReadDb;
  /** Runs `work` in one immediate transaction: all of it is kept, or none. Never async. */
  write<Result>(work: (db: WriteDb) => Result extends Promise<unknown> ? never : Result): Result;
  /**
   * Does `work` with another file's tables at hand, as `staged.…`; outside of any transaction. DamagedBesideError where that
   * file cannot be read.
   */
  beside<Result>(path: string, work: () => Result): Result;
  close(): void;
}

const BUSY_TIMEOUT_MS = 5000;

/** The database does not read as one: the file is damaged, or is not a database. */
export class DamagedDatabaseError extends Error {}

/** Whether what SQLite threw says that the file is not whole. A full or closed disk harms nothing. */
export function isDamage(cause: unknown): boolean {
  return cause instanceof Sqlite.SqliteError && /^SQLITE_(?:NOTADB|CORRUPT)/u.test(cause.code);
}

/** The file that was to be read beside the database is damaged, or is none of its kind; the database itself is whole. */
export class DamagedBesideError extends Error {}

/** Whether damage is what went wrong, also where the query builder wrapped what SQLite threw. */
function isOfDamage(cause: unknown): boolean {
  return isDamage(cause) || (cause instanceof Error && cause.cause !== undefined && isOfDamage(cause.cause));
}

/** Attaches a file that its owner has given a version; DamagedBesideError where it is no database, or has none. */
function attach(sqlite: Sqlite.Database, path: string): void {
  try {
    sqlite.prepare('ATTACH ? AS staged').run(path);
    if (sqlite.pragma('staged.user_version', { simple: true }) !== 0) return;
  } catch (cause) {
    if (sqlite.prepare("SELECT 1 FROM pragma_database_list WHERE name = 'staged'").get()) sqlite.exec('DETACH staged');
    if (!isDamage(cause)) throw cause;
    throw new DamagedBesideError('it is not a database', { cause });
  }
  sqlite.exec('DETACH staged');
  throw new DamagedBesideError('it has no version');
}

/** Whether what lies beside can be read to its end. */
function isStagedWhole(sqlite: Sqlite.Database): boolean {
  try {
    return sqlite.pragma('staged.quick_check(1)', { simple: true }) === 'ok';
  } catch (cause) {
    if (!isDamage(cause)) throw cause;
    return false;
  }
}

/** The first statement that reads the file: a damaged one shows here, before anything is written. */
function useWriteAheadLog(sqlite: Sqlite.Database): void {
  try {
    sqlite.pragma('journal_mode = WAL');
  } catch (cause) {
    sqlite.close();
    if (!isDamage(cause)) throw cause;
    throw new DamagedDatabaseError('the file is not a database', { cause });
  }
}

/** MiB of pages that a connection keeps in memory. */
const USUAL_CACHE_MB = 32;
/** The one that answers the screens: a search in an office of 100,000 takes three times as long when it reads the disk. */
export const SCREENS_CACHE_MB = 96;

/** Opens (or makes) the file with the house's pragmas: WAL, full synchronous, foreign keys on. */
export function openDatabase(path: string, options: { fileMustExist?: boolean; cacheMb?: number } = {}): Database {
  const { cacheMb = USUAL_CACHE_MB, ...own } = options;
  const sqlite = new Sqlite(path, own);
  sqlite.pragma(`busy_timeout = ${BUSY_TIMEOUT_MS}`);
  useWriteAheadLog(sqlite);
  sqlite.pragma('synchronous = FULL');
  sqlite.pragma('foreign_keys = ON');
  sqlite.pragma(`cache_size = ${-1024 * cacheMb}`);
  keepStatements(sqlite);
  const handle = drizzle({ client: sqlite, schema });
  keepConnection(handle, sqlite);
  return {
    sqlite,
    read: handle,
    // The same handle in every transaction, not drizzle's own for each: kept queries go by it.
    write: (work) => sqlite.transaction(() => work(handle)).immediate(),
    beside(other, work) {
      attach(sqlite, other);
      try {
        return work();
      } catch (cause) {
        // Of two files that are open one is damaged: the office is told of a restore only where it is its own.
        if (!isOfDamage(cause) || isStagedWhole(sqlite)) throw cause;
        throw new DamagedBesideError('it is damaged', { cause });
      } finally {
        sqlite.exec('DETACH staged');
      }
    },
    close: () => sqlite.close(),
  };
}
