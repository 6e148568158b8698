import { z } from 'zod';
import { importKinds, importTargets } from '../../contract/imports';
import { instantMs } from '../../contract/values/ids';
import type { DraftFile, DraftHead, FileRow, ImportDraft, ReadCell, StagedRow } from '../../ports';
import { answersOf, awaitedOf, decisionsOf, madePlansOf, namesakesOf, PAGE, pages } from './decision-store';
import { rivalsOf } from './rival-store';

/** Changes with the tables or with what their JSON holds: a draft that an older Abonado left is then no draft. */
export const SHAPE = 12;

const TABLES = `
  CREATE TABLE head (id INTEGER PRIMARY KEY CHECK (id = 1), json TEXT NOT NULL) STRICT;
  CREATE TABLE rows (
    row INTEGER PRIMARY KEY,
    cells TEXT NOT NULL,
    width INTEGER,
    corrected TEXT NOT NULL DEFAULT '{}',
    skipped INTEGER NOT NULL DEFAULT 0
  ) STRICT;
  CREATE TABLE decisions (
    row INTEGER PRIMARY KEY,
    outcome TEXT NOT NULL,
    custom_id TEXT NOT NULL,
    name TEXT NOT NULL,
    problems TEXT NOT NULL,
    changes TEXT NOT NULL,
    identity TEXT NOT NULL,
    first_key TEXT NOT NULL,
    first_end_key TEXT NOT NULL,
    second_key TEXT NOT NULL,
    user_name_key TEXT NOT NULL,
    named_key TEXT NOT NULL,
    holds_first INTEGER NOT NULL,
    holds_second INTEGER NOT NULL,
    made_plan TEXT NOT NULL,
    unpriced_plan TEXT NOT NULL,
    wishes TEXT NOT NULL,
    plan TEXT NOT NULL
  ) STRICT;
  CREATE INDEX decisions_outcome ON decisions (outcome, row);
  CREATE TABLE row_problems (code TEXT NOT NULL, row INTEGER NOT NULL, PRIMARY KEY (code, row)) STRICT, WITHOUT ROWID;
  CREATE TABLE awaited (identity TEXT NOT NULL, row INTEGER NOT NULL, PRIMARY KEY (identity, row)) STRICT, WITHOUT ROWID;
  CREATE TABLE new_entries (
    kind TEXT NOT NULL,
    key TEXT NOT NULL,
    name TEXT NOT NULL,
    rows INTEGER NOT NULL,
    PRIMARY KEY (kind, key)
  ) STRICT, WITHOUT ROWID;
`;

const draftHead = z.object({
  kind: z.enum(importKinds),
  fileName: z.string(),
  atMs: instantMs,
  rows: z.number(),
  columns: z.array(z.object({ header: z.string(), samples: z.array(z.string()) })),
  targets: z.array(z.enum(importTargets)),
  decidedAt: z.number().nullable(),
  decidedAtMs: instantMs,
  newPlanPrices: z.array(z.tuple([z.string(), z.number()])),
});
const corrections = z.partialRecord(z.enum(importTargets), z.string());
/** JSON has no dates: one is written as a list of its milliseconds alone. */
const packedCells = z.array(
  z.union([z.string(), z.number(), z.boolean(), z.null(), z.tuple([z.number()]), z.object({ error: z.string() })]),
);

/** Makes an empty file a draft. */
export function createDraft(id: string, file: DraftFile, head: DraftHead): ImportDraft {
  file.transact(() => {
    file.exec(TABLES);
    file.exec(`INSERT INTO head VALUES (1, '{}'); PRAGMA user_version = ${SHAPE}`);
    file.prepare('UPDATE head SET json = ?').run(JSON.stringify(head));
  });
  return openDraft(id, file);
}

/** Whether the file says all of itself that a draft of this shape does. */
export function isDraft(file: DraftFile): boolean {
  return readHead(file) !== undefined;
}

function readHead(file: DraftFile): DraftHead | undefined {
  const kept = file.prepare<{ json: string }>('SELECT json FROM head').get();
  return draftHead.safeParse(JSON.parse(kept?.json ?? '{}')).data;
}

/** A draft on its open file. */
export function openDraft(id: string, file: DraftFile): ImportDraft {
  const saveHead = file.prepare('UPDATE head SET json = ?');
  return {
    id,
    get head(): DraftHead {
      const head = readHead(file);
      if (!head) throw new Error(`the draft ${id} lost its head`);
      return head;
    },
    saveHead: (head) => saveHead.run(JSON.stringify(head)),
    ...rowsOf(file),
    ...decisionsOf(file),
    ...answersOf(file),
    ...rivalsOf(file),
    ...madePlansOf(file),
    ...awaitedOf(file),
    ...namesakesOf(file),
    transact: (work) => file.transact(work),
    close: () => file.close(),
  };
}

interface RowRecord {
  readonly row: number;
  readonly cells: string;
  readonly width: number | null;
  readonly corrected: string;
  readonly skipped: number;
}

function rowsOf(file: DraftFile): Pick<ImportDraft, 'addRows' | 'rows' | 'row' | 'saveRow'> {
  const insert = file.prepare('INSERT INTO rows (row, cells, width) VALUES (?, ?, ?)');
  const after = file.prepare<RowRecord>(`SELECT * FROM rows WHERE row > ? ORDER BY row LIMIT ${PAGE}`);
  const one = file.prepare<RowRecord>('SELECT * FROM rows WHERE row = ?');
  const update = file.prepare('UPDATE rows SET corrected = ?, skipped = ? WHERE row = ?');
  return {
    addRows: (rows: readonly FileRow[]) => {
      for (const { row, cells, width = null } of rows) insert.run(row, packCells(cells), width);
    },
    *rows() {
      for (const record of pages((last) => after.all(last))) yield toStagedRow(record);
    },
    row(number) {
      const record = one.get(number);
      return record && toStagedRow(record);
    },
    saveRow: ({ row, corrected, skipped }) => update.run(JSON.stringify(corrected), skipped ? 1 : 0, row),
  };
}

/** A row's cells as a draft keeps them. */
export function packCells(cells: readonly ReadCell[]): string {
  return JSON.stringify(cells.map((cell) => (cell instanceof Date ? [cell.getTime()] : cell)));
}

export function unpackCells(json: string): ReadCell[] {
  return packedCells.parse(JSON.parse(json)).map((cell) => (Array.isArray(cell) ? new Date(cell[0]) : cell));
}

function toStagedRow({ row, cells, width, corrected, skipped }: RowRecord): StagedRow {
  return {
    row,
    cells: unpackCells(cells),
    ...(width === null ? {} : { width }),
    corrected: corrections.parse(JSON.parse(corrected)),
    skipped: skipped === 1,
  };
}
