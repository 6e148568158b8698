import type Sqlite from 'better-sqlite3';
import type { WriteDb } from './database';

/** Values in the order of their table's columns. */
export type Row = (string | number | null)[];

const connections = new WeakMap<object, Sqlite.Database>();

/** Lets rows be inserted through a handle; its connection is whose statements are kept. */
export function keepConnection(db: object, sqlite: Sqlite.Database): void {
  connections.set(db, sqlite);
}

/**
 * A table's insert of many rows, `INSERT INTO … (…)` up to its values: a kept statement a row. Nothing is cheaper: a
 * builder spends several times what SQLite needs for a row, and one JSON text of all of them is written, read and cut up
 * again for each of its values.
 */
export function insertInto(head: string, columns: number): (db: WriteDb, rows: readonly Row[]) => void {
  const source = `${head} VALUES (${Array.from({ length: columns }, () => '?').join(', ')})`;
  return (db, rows) => {
    if (rows.length === 0) return;
    const sqlite = connections.get(db);
    if (!sqlite) throw new Error('rows are inserted through a database that was opened here');
    const statement = sqlite.prepare(source);
    for (const row of rows) statement.run(row);
  };
}
