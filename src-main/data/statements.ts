import type Sqlite from 'better-sqlite3';
import type { ReadDb, WriteDb } from './database';

/**
 * Statements that are written out and asked by the hundred thousand, or by every save: a builder spends several times what
 * SQLite needs to answer. Each is compiled once a connection; see `keepStatements`.
 */
const connections = new WeakMap<object, Sqlite.Database>();

/** Lets statements be asked through a handle; its connection is whose statements are kept. */
export function keepConnection(db: object, sqlite: Sqlite.Database): void {
  connections.set(db, sqlite);
}

/** The connection behind a handle that was opened here. */
export function connectionOf(db: object): Sqlite.Database {
  const sqlite = connections.get(db);
  if (!sqlite) throw new Error('statements are asked through a database that was opened here');
  return sqlite;
}

type Value = string | number | null;
/** Values in the order of their table's columns. */
export type Row = Value[];

/**
 * A query and its rows; its values take the places of its question marks, in their order.
 *
 * SQLite compiles one anew at every call whose plan it made by looking at a value: `column = ?` in a join, with an ORDER BY,
 * a GROUP BY or a max(), which takes five times as long as answering it does. `? + 0` is nothing that it looks at.
 */
export function query<Found>(source: string): (db: ReadDb, ...values: Value[]) => Found[] {
  return (db, ...values) =>
    connectionOf(db)
      .prepare<Value[], Found>(source)
      .all(...values);
}

/** A statement that writes. */
export function command(source: string): (db: WriteDb, ...values: Value[]) => void {
  return (db, ...values) =>
    void connectionOf(db)
      .prepare<Value[]>(source)
      .run(...values);
}

/**
 * A table's insert of many rows, `INSERT INTO … (…)` up to its values: a statement a row. One JSON text of all of them would
 * be written, read and cut up again for each of its values.
 */
export function insertInto(head: string, columns: number): (db: WriteDb, rows: readonly Row[]) => void {
  const source = `${head} VALUES (${Array.from({ length: columns }, () => '?').join(', ')})`;
  return (db, rows) => {
    if (rows.length === 0) return;
    const statement = connectionOf(db).prepare<[Row]>(source);
    for (const row of rows) statement.run(row);
  };
}
