import Sqlite from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import type { ReadDb } from './database';
import * as schema from './schema/index';
import { keepStatements } from './statement-cache';
import { keepConnection } from './statements';

/**
 * One state of the register, for as long as `read` takes and whatever is committed meanwhile: a page read later than
 * another would otherwise show a later one. On a connection of its own, since a transaction is its connection's, and
 * other calls have theirs. While it is open the log is not taken into the database: seconds, not hours.
 */
export async function inSnapshot<Result>(
  path: string,
  read: (db: ReadDb) => Result | Promise<Result>,
): Promise<Result> {
  const sqlite = new Sqlite(path, { readonly: true, fileMustExist: true });
  try {
    keepStatements(sqlite);
    // BEGIN alone takes no state yet: the first read does.
    sqlite.exec('BEGIN; SELECT count(*) FROM sqlite_schema');
    const handle = drizzle({ client: sqlite, schema });
    keepConnection(handle, sqlite);
    return await read(handle);
  } finally {
    sqlite.close();
  }
}
