import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type Sqlite from 'better-sqlite3';
import type { ReadDb } from './database';
import { readHeader } from './file-header';
import { connectionOf } from './statements';

/** The database was written by a newer Abonado than this one; opening it could lose what that one wrote. */
export class NewerDatabaseError extends Error {}

interface Migration {
  readonly number: number;
  readonly sql: string;
}

/** The shipped migrations, in order: `NNNN_name.sql`. */
export function readMigrations(folder: string): Migration[] {
  return readdirSync(folder)
    .filter((name) => /^\d{4}_.*\.sql$/u.test(name))
    .toSorted()
    .map((name) => ({ number: Number(name.slice(0, 4)), sql: readFileSync(join(folder, name), 'utf8') }));
}

/** The number of the newest migration that an open database holds. */
export function formOf(db: ReadDb): number {
  return readVersion(connectionOf(db));
}

/** Before it is opened, which writes to a file that is whole by itself: a newer one stays as it is. */
export function refuseNewer(path: string, migrations: readonly Migration[]): void {
  requireKnown(readHeader(path)?.version ?? 0, migrations);
}

function requireKnown(current: number, migrations: readonly Migration[]): void {
  const newest = migrations.at(-1)?.number ?? 0;
  if (current > newest) throw new NewerDatabaseError(`database ${current}, application ${newest}`);
}

/**
 * Brings a database up to the newest migration and answers how many ran. `backUp` is called first when the file
 * already holds something, and nothing is changed when it throws. Foreign keys are off meanwhile, since a table rebuilt with them on loses its cascaded
 * children, and checked before the commit.
 */
export function migrate(sqlite: Sqlite.Database, migrations: readonly Migration[], backUp?: () => void): number {
  const current = readVersion(sqlite);
  requireKnown(current, migrations);
  const pending = migrations.filter((migration) => migration.number > current);
  if (pending.length === 0) return 0;
  if (current > 0) backUp?.();
  sqlite.pragma('foreign_keys = OFF');
  try {
    sqlite.transaction(() => {
      for (const migration of pending) apply(sqlite, migration);
      const broken = sqlite.pragma('foreign_key_check');
      if (Array.isArray(broken) && broken.length > 0) throw new Error('a migration left rows without their parent');
    })();
  } finally {
    sqlite.pragma('foreign_keys = ON');
  }
  return pending.length;
}

function readVersion(sqlite: Sqlite.Database): number {
  return Number(sqlite.pragma('user_version', { simple: true }));
}

function apply(sqlite: Sqlite.Database, migration: Migration): void {
  for (const statement of migration.sql.split('--> statement-breakpoint')) sqlite.exec(statement);
  sqlite.pragma(`user_version = ${migration.number}`);
}
