import { randomUUID } from 'node:crypto';
import { mkdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import type { DraftHead, ImportDraft, ImportDrafts } from '../ports';
import { createDraftTables, isDraft, openDraft } from './staged-draft';
import { readNames } from './read-names';

const EXTENSION = '.draft';
/** Another thread may be writing a draft: what also writes waits for it. Who reads never waits (write-ahead log). */
const BUSY_TIMEOUT_MS = 10_000;

/** Drafts as one SQLite file each, in a folder of the office's own. */
export function createDraftFiles(officeFolder: string): ImportDrafts {
  const folder = join(officeFolder, 'imports');
  const path = (id: string) => join(folder, `${id}${EXTENSION}`);
  const listIds = () =>
    readNames(folder)
      .filter((name) => name.endsWith(EXTENSION))
      .map((name) => name.slice(0, -EXTENSION.length));
  const remove = (id: string) => {
    for (const end of ['', '-wal', '-shm']) rmSync(`${path(id)}${end}`, { force: true });
  };
  return {
    create(head) {
      mkdirSync(folder, { recursive: true });
      const id = randomUUID();
      const sqlite = connect(path(id));
      createDraftTables(sqlite);
      const draft = openDraft(id, sqlite);
      draft.saveHead(head);
      return draft;
    },
    find: (id) => (listIds().includes(id) ? openExisting(id, path(id)) : undefined),
    list() {
      const found: { id: string; head: DraftHead }[] = [];
      for (const id of listIds()) {
        const draft = openExisting(id, path(id));
        if (draft && draft.head.rows > 0) found.push({ id, head: draft.head });
        draft?.close();
      }
      return found.toSorted((one, other) => other.head.atMs - one.head.atMs);
    },
    remove,
    sweep(beforeMs) {
      for (const id of listIds()) {
        const touchedMs = statSync(path(id), { throwIfNoEntry: false })?.mtimeMs;
        if (touchedMs !== undefined && touchedMs < beforeMs) remove(id);
      }
    },
  };
}

/** A draft is only a copy of the clerk's file: it has to outlive a killed process, not a power cut. */
function connect(path: string): Sqlite.Database {
  const sqlite = new Sqlite(path, { timeout: BUSY_TIMEOUT_MS });
  sqlite.pragma('journal_mode = WAL');
  sqlite.pragma('synchronous = OFF');
  sqlite.pragma('cache_size = -8000');
  return sqlite;
}

/** A draft that is half written or of another shape is none. */
function openExisting(id: string, path: string): ImportDraft | undefined {
  let sqlite: Sqlite.Database | undefined;
  try {
    sqlite = connect(path);
    if (isDraft(sqlite)) return openDraft(id, sqlite);
  } catch {
    // No database: answered below.
  }
  sqlite?.close();
  return undefined;
}
