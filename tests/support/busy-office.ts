import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';

/** Enough rows that an import is still being written when a clerk, or a test, does something else. */
const MANY_ROWS = 30_000;

/** A list that takes its time, in the office's folder. */
export function writeLongList(folder: string): string {
  const path = join(folder, 'larga.csv');
  const rows = Array.from({ length: MANY_ROWS }, (_, index) => `L-${index};Persona ${index};Barrio ${index % 9}`);
  writeFileSync(path, `ID;Nombre;Barrio\r\n${rows.join('\r\n')}\r\n`);
  return path;
}

/** Keeps everybody else from writing, as a command does that takes long, until it is released. */
export function holdWrites(folder: string): { release(): void } {
  const sqlite = new Sqlite(join(folder, 'abonado.db'));
  sqlite.exec('BEGIN IMMEDIATE');
  return {
    release() {
      sqlite.exec('ROLLBACK');
      sqlite.close();
    },
  };
}

/** How many clients of the name the office's file holds, whoever has it open. */
export function countNamed(folder: string, name: string): number {
  const sqlite = new Sqlite(join(folder, 'abonado.db'), { readonly: true });
  try {
    return sqlite.prepare<[string], number>('SELECT count(*) FROM clients WHERE name = ?').pluck().get(name) ?? 0;
  } finally {
    sqlite.close();
  }
}
