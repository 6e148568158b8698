import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import Sqlite from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { onTestFinished } from 'vitest';
import { migrate, readMigrations } from '../../src-main/data/migrate';
import * as schema from '../../src-main/data/schema';
import { keepConnection } from '../../src-main/data/statements';
import { insertOffice } from '../../src-main/domain/office';
import { OFFICE_SETUP } from './test-app';

/** An office's file of its own, without a client, every statement that is asked of it, and how SQLite goes about one. */
export function openAskedOffice() {
  const folder = mkdtempSync(join(tmpdir(), 'abonado-plans-'));
  const asked: string[] = [];
  const sqlite = new Sqlite(join(folder, 'abonado.db'), { verbose: (text) => asked.push(String(text)) });
  onTestFinished(() => {
    sqlite.close();
    rmSync(folder, { recursive: true, force: true });
  });
  migrate(sqlite, readMigrations(resolve('migrations')));
  const db = drizzle({ client: sqlite, schema });
  keepConnection(db, sqlite);
  insertOffice(db, { ...OFFICE_SETUP, demo: false }, '', 1);
  const stepsOf = (text: string) =>
    sqlite
      .prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN ${text}`)
      .all()
      .map(({ detail }) => detail);
  asked.length = 0;
  return { sqlite, db, asked, stepsOf };
}
