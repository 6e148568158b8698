import { randomUUID } from 'node:crypto';
import { mkdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { Refusal } from '../contract/failures';
import type { DraftFile, DraftFiles } from '../ports';
import { readNames } from './read-names';

const EXTENSION = '.draft';
/** Another thread may be writing a draft: what also writes waits for it. Who reads never waits (write-ahead log). */
const BUSY_TIMEOUT_MS = 10_000;

/** Drafts as one SQLite file each, in a folder of the office's own. */
export function createDraftFiles(
  officeFolder: string,
  place: 'imports' | 'samples' | 'payments' | 'mass-updates' = 'imports',
): DraftFiles {
  const folder = join(officeFolder, place);
  const path = (id: string) => join(folder, `${id}${EXTENSION}`);
  const ids = () =>
    readNames(folder)
      .filter((name) => name.endsWith(EXTENSION))
      .map((name) => name.slice(0, -EXTENSION.length));
  const remove = (id: string) => {
    for (const end of ['', '-wal', '-shm']) rmSync(`${path(id)}${end}`, { force: true });
  };
  return {
    create() {
      mkdirSync(folder, { recursive: true });
      const id = randomUUID();
      try {
        return { id, file: draftOn(connect(path(id))) };
      } catch (cause) {
        remove(id);
        throw cause;
      }
    },
    open: (id, shape) => (ids().includes(id) ? openExisting(path(id), shape) : undefined),
    path: (id) => (ids().includes(id) ? path(id) : undefined),
    ids,
    remove,
    sweep(beforeMs) {
      for (const id of ids()) {
        const touchedMs = statSync(path(id), { throwIfNoEntry: false })?.mtimeMs;
        if (touchedMs !== undefined && touchedMs < beforeMs) remove(id);
      }
    },
  };
}

/** A draft is only a copy of the clerk's file: it has to outlive a killed process, not a power cut. */
function connect(path: string): Sqlite.Database {
  const sqlite = new Sqlite(path, { timeout: BUSY_TIMEOUT_MS });
  try {
    sqlite.pragma('journal_mode = WAL');
    sqlite.pragma('synchronous = OFF');
    sqlite.pragma('cache_size = -8000');
  } catch (cause) {
    sqlite.close();
    throw cause;
  }
  return sqlite;
}

/** A draft that turns out to be damaged is no damage to the office: DRAFT_DAMAGED. */
function whole<Result>(read: () => Result): Result {
  try {
    return read();
  } catch (cause) {
    if (cause instanceof Sqlite.SqliteError && cause.code.startsWith('SQLITE_CORRUPT'))
      throw new Refusal('DRAFT_DAMAGED');
    throw cause;
  }
}

/** A database that is open as a draft's file. */
export function draftOn(sqlite: Sqlite.Database): DraftFile {
  return {
    exec: (statements) => void sqlite.exec(statements),
    prepare<Row>(statement: string) {
      const prepared = sqlite.prepare<unknown[], Row>(statement);
      return {
        run: (...values) => whole(() => prepared.run(...values).changes),
        get: (...values) => whole(() => prepared.get(...values)),
        all: (...values) => whole(() => prepared.all(...values)),
      };
    },
    transact: (work) => sqlite.transaction(work)(),
    close: () => void sqlite.close(),
  };
}

function openExisting(path: string, shape: number): DraftFile | undefined {
  let sqlite: Sqlite.Database | undefined;
  try {
    sqlite = connect(path);
    if (sqlite.pragma('user_version', { simple: true }) === shape) return draftOn(sqlite);
  } catch {
    // What is no database is no draft.
  }
  sqlite?.close();
  return undefined;
}
