import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { failure, Refusal } from '../../contract/failures';
import { massFields, massKinds, type MassOutcome, massOutcomes, type MassRow } from '../../contract/mass-updates';
import { calendarDate } from '../../contract/values/calendar-date';
import type { ReadDb } from '../../data/database';
import type { DraftFile, DraftFiles } from '../../ports';
import { change, type Change } from './change';

/** Changes with the tables: a draft that another Abonado left is then none. */
const SHAPE = 2;

const TABLES = `
  CREATE TABLE head (json TEXT NOT NULL) STRICT;
  CREATE TABLE rows (
    at INTEGER PRIMARY KEY,
    client_id INTEGER NOT NULL,
    custom_id TEXT NOT NULL,
    name TEXT NOT NULL,
    state TEXT NOT NULL,
    -- Which of the head's wishes it is decided by.
    wish INTEGER NOT NULL,
    outcome TEXT NOT NULL,
    cells_json TEXT NOT NULL,
    reasons_json TEXT NOT NULL,
    change_json TEXT
  ) STRICT;
`;

const massWish = massFields.extend({ notifyReal: z.literal(true).optional() });

const head = z.object({
  kind: z.enum(massKinds),
  wishes: z.array(massWish),
  today: calendarDate,
  /** How far the audit had come when the clients were decided. */
  decidedAt: z.number(),
  columns: z.array(z.string()),
});
type MassHead = z.infer<typeof head>;

/** One client of a draft; `change` where its outcome is one. */
interface DraftRow {
  readonly at: number;
  readonly wish: number;
  readonly row: MassRow;
  readonly change: Change | null;
}

export interface MassDraft {
  readonly id: string;
  add(row: DraftRow): void;
  transact<Result>(work: () => Result): Result;
  close(): void;
}

export function createMassDraft(files: DraftFiles): MassDraft & { saveHead(head: MassHead): void } {
  const { id, file } = files.create();
  try {
    file.exec(TABLES);
    file.exec(`PRAGMA user_version = ${SHAPE}`);
  } catch (cause) {
    file.close();
    files.remove(id);
    throw cause;
  }
  const insert = file.prepare('INSERT INTO rows VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
  return {
    id,
    add({ at, wish, row, change: changed }) {
      const { id: clientId, customId, name, state, outcome, cells, reasons } = row;
      const texts = [JSON.stringify(cells), JSON.stringify(reasons), changed && JSON.stringify(changed)];
      insert.run(at, clientId, customId, name, state, wish, outcome, ...texts);
    },
    saveHead(next) {
      file.exec('CREATE INDEX rows_outcome ON rows (outcome, at)');
      file.prepare('INSERT INTO head VALUES (?)').run(JSON.stringify(next));
    },
    transact: (work) => file.transact(work),
    close: () => file.close(),
  };
}

interface StoredRow {
  readonly at: number;
  readonly id: number;
  readonly customId: string;
  readonly name: string;
  readonly state: string;
  readonly wish: number;
  readonly outcome: string;
  readonly cells: string;
  readonly reasons: string;
  readonly change: string | null;
}

const COLUMNS = `at, client_id AS id, custom_id AS customId, name, state, wish, outcome, cells_json AS cells,
  reasons_json AS reasons, change_json AS change`;

const shown = z.object({
  state: z.enum(['active', 'deactivated']),
  outcome: z.enum(massOutcomes),
  cells: z.array(z.object({ field: z.string(), before: z.string(), after: z.string().nullable() })),
  reasons: z.array(failure),
});

function toRow({ id, customId, name, state, outcome, cells, reasons }: StoredRow): MassRow {
  const read: unknown = { state, outcome, cells: parseJson(cells), reasons: parseJson(reasons) };
  return { id, customId, name, ...shown.parse(read) };
}

const anything = z.unknown();
const parseJson = (text: string) => anything.parse(JSON.parse(text));

function gone(): Refusal {
  return new Refusal('MASS_UPDATE_GONE');
}

/** Where a draft's file lies; MASS_UPDATE_GONE where there is none. */
export function pathOfDraft(files: DraftFiles, draftId: string): string {
  const path = files.path(draftId);
  if (path === undefined) throw gone();
  return path;
}

/** Reads a whole draft, and lets go of its file however that ends. */
export async function withMassDraft<Result>(
  files: DraftFiles,
  draftId: string,
  work: (draft: ReadDraft) => Promise<Result> | Result,
): Promise<Result> {
  const file = openDraft(files, draftId);
  try {
    return await work(readerOf(file));
  } finally {
    file.close();
  }
}

/** The same for a page of it. */
export function readMassDraft<Result>(files: DraftFiles, draftId: string, read: (draft: ReadDraft) => Result): Result {
  const file = openDraft(files, draftId);
  try {
    return read(readerOf(file));
  } finally {
    file.close();
  }
}

function openDraft(files: DraftFiles, draftId: string): DraftFile {
  const file = files.open(draftId, SHAPE);
  if (!file) throw gone();
  // One whose deciding was cut off has no head.
  if (file.prepare<{ json: string }>('SELECT json FROM head').get()) return file;
  file.close();
  throw gone();
}

const PAGE = 1000;

function readerOf(file: DraftFile) {
  const ofOutcome = 'outcome = coalesce(?, outcome)';
  return {
    get head(): MassHead {
      return readHead(file.prepare<{ json: string }>('SELECT json FROM head').get()?.json ?? '{}');
    },
    page(outcome: MassOutcome | undefined, offset: number, limit: number): { rows: MassRow[]; total: number } {
      const asked = outcome === undefined ? '1' : 'outcome = ?';
      const given = outcome === undefined ? [] : [outcome];
      const rows = file
        .prepare<StoredRow>(`SELECT ${COLUMNS} FROM rows WHERE ${asked} ORDER BY at LIMIT ? OFFSET ?`)
        .all(...given, limit, offset)
        .map(toRow);
      const total = file.prepare<{ total: number }>(`SELECT count(*) AS total FROM rows WHERE ${asked}`).get(...given);
      return { rows, total: total?.total ?? 0 };
    },
    /** Those that it would change, after a place in it. */
    changing(after: number, limit: number): Pick<StagedRow, 'at' | 'id' | 'customId' | 'name' | 'wish'>[] {
      return file
        .prepare<StoredRow>(`SELECT ${COLUMNS} FROM rows WHERE outcome = 'change' AND at > ? ORDER BY at LIMIT ?`)
        .all(after, limit)
        .map(({ at, id, customId, name, wish }) => ({ at, id, customId, name, wish }));
    },
    *all(): Generator<MassRow> {
      const next = file.prepare<StoredRow>(
        `SELECT ${COLUMNS} FROM rows WHERE at > ? AND ${ofOutcome} ORDER BY at LIMIT ?`,
      );
      for (let after = -1; ; ) {
        const page = next.all(after, null, PAGE);
        yield* page.map(toRow);
        const last = page.at(-1);
        if (!last || page.length < PAGE) return;
        after = last.at;
      }
    },
  };
}
export type ReadDraft = ReturnType<typeof readerOf>;

function readHead(json: string): MassHead {
  return head.parse(JSON.parse(json));
}

/** The head of the draft that is read beside the register. */
export function stagedHead(db: ReadDb): MassHead {
  const [row] = db.all<{ json: string }>(sql`SELECT json FROM staged.head`);
  if (!row) throw gone();
  return readHead(row.json);
}

/** Of whichever day "today" was: what was agreed to on another day is looked at again. */
export function requireOfToday({ today }: Pick<MassHead, 'today'>, now: string): void {
  if (today !== now) throw gone();
}

/** How many clients the draft that lies beside would change. */
export function countStaged(db: ReadDb): number {
  return db.get<{ total: number }>(sql`SELECT count(*) AS total FROM staged.rows WHERE outcome = 'change'`).total;
}

/** A client that the draft would change, as it is to be written. */
export interface StagedRow extends Pick<MassRow, 'id' | 'customId' | 'name'> {
  readonly at: number;
  readonly wish: number;
  readonly change: Change;
}

/** Those that it would change, after a place in it. */
export function listStaged(db: ReadDb, after: number, limit: number): StagedRow[] {
  return db
    .all<Omit<StagedRow, 'change'> & { change: string }>(sql`
      SELECT at, client_id AS id, custom_id AS customId, name, wish, change_json AS change
      FROM staged.rows WHERE outcome = 'change' AND at > ${after} ORDER BY at LIMIT ${limit}`)
    .map((row) => ({ ...row, change: change.parse(JSON.parse(row.change)) }));
}
