import type Sqlite from 'better-sqlite3';

const MOST_STATEMENTS = 200;

/**
 * Compiles each text of SQL once a connection and keeps the last ones used: drizzle compiles anew at every call, which
 * costs more than most of our statements do. SQLite itself compiles a kept statement again when the schema changes.
 */
export function keepStatements(sqlite: Sqlite.Database): void {
  const compile = sqlite.prepare.bind(sqlite);
  const kept = new Map<string, Sqlite.Statement>();
  const prepare = (source: string): Sqlite.Statement => {
    const statement = kept.get(source) ?? compile(source);
    // One that is still being read, or answers rows as arrays since its last use, is not handed out as it is.
    if (statement.busy) return compile(source);
    if (statement.reader) statement.raw(false);
    kept.delete(source);
    kept.set(source, statement);
    const [oldest] = kept.keys();
    if (kept.size > MOST_STATEMENTS && oldest !== undefined) kept.delete(oldest);
    return statement;
  };
  Object.defineProperty(sqlite, 'prepare', { value: prepare });
}
