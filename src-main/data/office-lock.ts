import Sqlite from 'better-sqlite3';

/**
 * Holds the office's folder for one Abonado: a file beside the database, locked for as long as this process lives.
 * The operating system lets go of it when the process dies, however it dies. Throws SQLITE_BUSY when another has it.
 */
export function lockOffice(path: string): { release(): void } {
  const lock = new Sqlite(path, { timeout: 0 });
  try {
    lock.pragma('journal_mode = DELETE');
    lock.exec('BEGIN EXCLUSIVE');
  } catch (cause) {
    lock.close();
    throw cause;
  }
  return { release: () => lock.close() };
}
