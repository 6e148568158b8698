import { randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import type { DraftHead, ImportDraft, ImportDrafts } from '../ports';
import { createDraftTables, isDraft, openDraft } from './staged-draft';

const EXTENSION = '.draft';
/** Another thread may be deciding a draft: its own calls wait for it, a list of drafts does not. */
const BUSY_TIMEOUT_MS = 10_000;
const LIST_TIMEOUT_MS = 50;

/** Drafts as one SQLite file each, in a folder of the office's own. */
export function createDraftFiles(officeFolder: string): ImportDrafts {
  const folder = join(officeFolder, 'imports');
  const path = (id: string) => join(folder, `${id}${EXTENSION}`);
  const listIds = () =>
    readNames(folder)
      .filter((name) => name.endsWith(EXTENSION))
      .map((name) => name.slice(0, -EXTENSION.length));
  const remove = (id: string) => {
    for (const end of ['', '-journal']) rmSync(`${path(id)}${end}`, { force: true });
  };
  return {
    create(head) {
      mkdirSync(folder, { recursive: true });
      const id = randomUUID();
      const sqlite = connect(path(id), BUSY_TIMEOUT_MS);
      createDraftTables(sqlite);
      const draft = openDraft(id, sqlite);
      draft.saveHead(head);
      return draft;
    },
    find: (id) => (listIds().includes(id) ? openExisting(id, path(id), BUSY_TIMEOUT_MS) : undefined),
    list() {
      const found: { id: string; head: DraftHead }[] = [];
      for (const id of listIds()) {
        const draft = openExisting(id, path(id), LIST_TIMEOUT_MS);
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
function connect(path: string, timeout: number): Sqlite.Database {
  const sqlite = new Sqlite(path, { timeout });
  sqlite.pragma('synchronous = OFF');
  sqlite.pragma('cache_size = -8000');
  return sqlite;
}

/** A draft that is half written, of another shape or busy is none. */
function openExisting(id: string, path: string, timeout: number): ImportDraft | undefined {
  const sqlite = connect(path, timeout);
  try {
    if (isDraft(sqlite)) return openDraft(id, sqlite);
  } catch {
    // Busy, or no database: answered below.
  }
  sqlite.close();
  return undefined;
}

function readNames(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
