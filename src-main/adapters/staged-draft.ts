import type Sqlite from 'better-sqlite3';
import type { ImportOutcome, ImportProblemCode, ImportRow, ImportSummary } from '../contract/imports';
import type { CatalogKind } from '../contract/catalogs';
import type { CellValue, DraftHead, FileRow, ImportDraft, StagedDecision, StagedRow } from '../ports';

/** Changes with the tables or with what their JSON holds: a draft that an older Abonado left is then no draft. */
const SHAPE = 1;
const PAGE = 500;
const NAMES_TOLD = 12;

const TABLES = `
  CREATE TABLE head (id INTEGER PRIMARY KEY CHECK (id = 1), json TEXT NOT NULL) STRICT;
  CREATE TABLE rows (
    row INTEGER PRIMARY KEY,
    cells TEXT NOT NULL,
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
    email_key TEXT NOT NULL,
    national_id_key TEXT NOT NULL,
    has_email INTEGER NOT NULL,
    wishes TEXT NOT NULL,
    plan TEXT NOT NULL
  ) STRICT;
  CREATE INDEX decisions_outcome ON decisions (outcome, row);
  CREATE TABLE row_problems (code TEXT NOT NULL, row INTEGER NOT NULL, PRIMARY KEY (code, row)) STRICT, WITHOUT ROWID;
  CREATE TABLE new_entries (
    kind TEXT NOT NULL,
    key TEXT NOT NULL,
    name TEXT NOT NULL,
    rows INTEGER NOT NULL,
    PRIMARY KEY (kind, key)
  ) STRICT, WITHOUT ROWID;
`;

/** Made after a dry run, which remembers what its rows have without them; a new one fills the tables faster so. */
const RIVAL_INDEXES = `
  CREATE INDEX IF NOT EXISTS decisions_identity ON decisions (identity);
  CREATE INDEX IF NOT EXISTS decisions_email ON decisions (email_key);
  CREATE INDEX IF NOT EXISTS decisions_national_id ON decisions (national_id_key);
`;
const CLEAR = `
  DROP INDEX IF EXISTS decisions_identity;
  DROP INDEX IF EXISTS decisions_email;
  DROP INDEX IF EXISTS decisions_national_id;
  DELETE FROM decisions;
  DELETE FROM row_problems;
  DELETE FROM new_entries;
`;
const KEY_COLUMN = { identity: 'identity', email: 'email_key', nationalId: 'national_id_key' } as const;
const HOLDS = `outcome IN ('new', 'changes', 'same')`;

export function createDraftTables(sqlite: Sqlite.Database): void {
  sqlite.exec(TABLES);
  sqlite.pragma(`user_version = ${SHAPE}`);
}

export function isDraft(sqlite: Sqlite.Database): boolean {
  return sqlite.pragma('user_version', { simple: true }) === SHAPE;
}

/** A draft on its open file. */
export function openDraft(id: string, sqlite: Sqlite.Database): ImportDraft {
  const readHead = sqlite.prepare<[], { json: string }>('SELECT json FROM head');
  return {
    id,
    get head(): DraftHead {
      return JSON.parse(readHead.get()?.json ?? '{}');
    },
    saveHead: (head) => void sqlite.prepare('INSERT OR REPLACE INTO head VALUES (1, ?)').run(JSON.stringify(head)),
    ...rowsOf(sqlite),
    ...decisionsOf(sqlite),
    ...answersOf(sqlite),
    ...rivalsOf(sqlite),
    transact: (work) => sqlite.transaction(work)(),
    close: () => void sqlite.close(),
  };
}

interface RowRecord {
  readonly row: number;
  readonly cells: string;
  readonly corrected: string;
  readonly skipped: number;
}

function rowsOf(sqlite: Sqlite.Database): Pick<ImportDraft, 'addRows' | 'rows' | 'row' | 'saveRow'> {
  const insert = sqlite.prepare('INSERT INTO rows (row, cells) VALUES (?, ?)');
  const after = sqlite.prepare<[number], RowRecord>(`SELECT * FROM rows WHERE row > ? ORDER BY row LIMIT ${PAGE}`);
  const one = sqlite.prepare<[number], RowRecord>('SELECT * FROM rows WHERE row = ?');
  const update = sqlite.prepare('UPDATE rows SET corrected = ?, skipped = ? WHERE row = ?');
  return {
    addRows: (rows: readonly FileRow[]) => {
      for (const { row, cells } of rows) insert.run(row, packCells(cells));
    },
    *rows() {
      for (const record of pages((last) => after.all(last))) yield toStagedRow(record);
    },
    row(number) {
      const record = one.get(number);
      return record && toStagedRow(record);
    },
    saveRow: ({ row, corrected, skipped }) => void update.run(JSON.stringify(corrected), skipped ? 1 : 0, row),
  };
}

/** Read a page at a time, since a connection that is being read from cannot write. */
function* pages<Numbered extends { readonly row: number }>(read: (after: number) => Numbered[]): Generator<Numbered> {
  let last = 0;
  for (;;) {
    const page = read(last);
    yield* page;
    const end = page.at(-1);
    if (!end || page.length < PAGE) return;
    last = end.row;
  }
}

/** JSON has no dates: one is written as a list of its milliseconds alone. */
function packCells(cells: readonly CellValue[]): string {
  return JSON.stringify(cells.map((cell) => (cell instanceof Date ? [cell.getTime()] : cell)));
}

function toStagedRow({ row, cells, corrected, skipped }: RowRecord): StagedRow {
  const packed: (CellValue | [number])[] = JSON.parse(cells);
  return {
    row,
    cells: packed.map((cell) => (Array.isArray(cell) ? new Date(cell[0]) : cell)),
    corrected: JSON.parse(corrected),
    skipped: skipped === 1,
  };
}

function decisionsOf(sqlite: Sqlite.Database): Pick<ImportDraft, 'clearDecisions' | 'indexDecisions' | 'saveDecision'> {
  const forget = sqlite.prepare<[number], { wishes: string; outcome: ImportOutcome }>(
    'DELETE FROM decisions WHERE row = ? RETURNING wishes, outcome',
  );
  const insert = sqlite.prepare('INSERT INTO decisions VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
  const count = sqlite.prepare(`
    INSERT INTO new_entries SELECT value ->> 'kind', value ->> 'key', value ->> 'name', ? FROM json_each(?) WHERE true
    ON CONFLICT (kind, key) DO UPDATE SET rows = rows + excluded.rows`);
  const dropProblem = sqlite.prepare('DELETE FROM row_problems WHERE code = ? AND row = ?');
  const addProblem = sqlite.prepare('INSERT OR IGNORE INTO row_problems VALUES (?, ?)');
  const problemsOf = sqlite.prepare<[number], { problems: string }>('SELECT problems FROM decisions WHERE row = ?');
  const undecide = (row: number) => {
    const before: ImportRow['problems'] = JSON.parse(problemsOf.get(row)?.problems ?? '[]');
    for (const { code } of before) dropProblem.run(code, row);
    const was = forget.get(row);
    if (was && was.wishes !== '[]') count.run(-1, was.wishes);
  };
  return {
    clearDecisions: () => void sqlite.exec(CLEAR),
    indexDecisions: () => void sqlite.exec(RIVAL_INDEXES),
    saveDecision(decision: StagedDecision) {
      const { row, outcome, customId, name, problems, changes, identity, emailKey, nationalIdKey } = decision;
      undecide(row);
      // An entry is only made by a row that is written.
      const wishes = outcome === 'new' || outcome === 'changes' ? JSON.stringify(decision.wishes) : '[]';
      const keys = [identity, emailKey, nationalIdKey, decision.hasEmail ? 1 : 0];
      const told = [JSON.stringify(problems), JSON.stringify(changes)];
      insert.run(row, outcome, customId, name, ...told, ...keys, wishes, decision.plan);
      if (wishes !== '[]') count.run(1, wishes);
      if (outcome !== 'skipped') for (const { code } of problems) addProblem.run(code, row);
    },
  };
}

interface DecisionRecord {
  readonly row: number;
  readonly outcome: ImportOutcome;
  readonly custom_id: string;
  readonly name: string;
  readonly problems: string;
  readonly changes: string;
  readonly corrected: string;
}

function toImportRow(record: DecisionRecord): ImportRow {
  return {
    row: record.row,
    outcome: record.outcome,
    customId: record.custom_id,
    name: record.name,
    problems: JSON.parse(record.problems),
    changes: JSON.parse(record.changes),
    corrected: record.corrected !== '{}',
  };
}

function answersOf(
  sqlite: Sqlite.Database,
): Pick<ImportDraft, 'toApply' | 'page' | 'decided' | 'rowsWith' | 'summary'> {
  const toApply = sqlite.prepare<[number], { row: number; name: string; plan: string }>(
    `SELECT row, name, plan FROM decisions WHERE row > ? AND outcome IN ('new', 'changes') ORDER BY row LIMIT ${PAGE}`,
  );
  const one = sqlite.prepare<[number], DecisionRecord>(
    'SELECT d.*, rows.corrected FROM decisions d JOIN rows ON rows.row = d.row WHERE d.row = ?',
  );
  const withProblem = sqlite.prepare<[string], { row: number }>('SELECT row FROM row_problems WHERE code = ?');
  return {
    toApply: () => pages((last) => toApply.all(last)),
    page: ({ outcome, problem, offset, limit }) => {
      const from = `FROM decisions d ${problem === undefined ? '' : 'JOIN row_problems p ON p.row = d.row AND p.code = @problem'}`;
      const where = outcome === undefined ? '' : 'WHERE d.outcome = @outcome';
      const filter = { outcome: outcome ?? null, problem: problem ?? null };
      const rows = sqlite
        .prepare<[object], DecisionRecord>(`
          SELECT d.*, rows.corrected FROM (SELECT d.row ${from} ${where} ORDER BY d.row LIMIT @limit OFFSET @offset) AS page
          JOIN decisions d ON d.row = page.row JOIN rows ON rows.row = page.row ORDER BY page.row`)
        .all({ ...filter, limit, offset });
      const counted = sqlite.prepare<[object], { total: number }>(`SELECT count(*) AS total ${from} ${where}`);
      return { rows: rows.map(toImportRow), total: counted.get(filter)?.total ?? 0 };
    },
    decided(row) {
      const record = one.get(row);
      return record && toImportRow(record);
    },
    rowsWith: (problem) => withProblem.all(problem).map(({ row }) => row),
    summary: () => readSummary(sqlite),
  };
}

function readSummary(sqlite: Sqlite.Database): ImportSummary {
  const counts = { new: 0, changes: 0, same: 0, problem: 0, skipped: 0 };
  const outcomes = sqlite.prepare<[], { outcome: ImportOutcome; rows: number }>(
    'SELECT outcome, count(*) AS rows FROM decisions GROUP BY outcome',
  );
  for (const { outcome, rows } of outcomes.all()) counts[outcome] = rows;
  const problems = sqlite
    .prepare<[], { code: ImportProblemCode; rows: number }>(
      'SELECT code, count(*) AS rows FROM row_problems GROUP BY code ORDER BY rows DESC',
    )
    .all();
  const entries = sqlite
    .prepare<[], { kind: CatalogKind; count: number; names: string }>(`
      SELECT kind, count(*) AS count, json_group_array(name) AS names FROM new_entries WHERE rows > 0 GROUP BY kind`)
    .all();
  const newEntries = entries.map(({ kind, count, names }) => {
    const all: string[] = JSON.parse(names);
    return { kind, count, names: all.slice(0, NAMES_TOLD) };
  });
  return { counts, problems, newEntries };
}

function rivalsOf(sqlite: Sqlite.Database): Pick<ImportDraft, 'holder' | 'nameOf' | 'rivals'> {
  const name = sqlite.prepare<[number], { name: string }>('SELECT name FROM decisions WHERE row = ?');
  const kinds = Object.values(KEY_COLUMN);
  const sameKey = kinds.map(
    (column) => `SELECT other.row FROM decisions mine JOIN decisions other ON other.${column} = mine.${column}
      WHERE mine.row = @row AND other.row <> @row AND mine.${column} <> ''`,
  );
  return {
    holder(kind, key, row) {
      if (key === '') return undefined;
      const extra = kind === 'email' ? 'AND has_email = 1' : '';
      return sqlite
        .prepare<[string, number], { row: number }>(
          `SELECT row FROM decisions WHERE ${KEY_COLUMN[kind]} = ? AND row <> ? AND ${HOLDS} ${extra} ORDER BY row`,
        )
        .get(key, row)?.row;
    },
    nameOf: (row) => name.get(row)?.name ?? '',
    rivals(row) {
      return sqlite
        .prepare<[object], { row: number }>(`${sameKey.join(' UNION ')} ORDER BY 1`)
        .all({ row })
        .map((found) => found.row);
    },
  };
}
