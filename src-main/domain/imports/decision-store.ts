import { z } from 'zod';
import type { CatalogKind } from '../../contract/catalogs';
import {
  importChange,
  type ImportOutcome,
  importProblem,
  type ImportProblemCode,
  type DecidedRow,
  type ImportSummary,
} from '../../contract/imports';
import type { DraftFile, ImportDraft, PlannedRow, StagedDecision } from '../../ports';

export const PAGE = 500;
const NAMES_TOLD = 12;
/** The rows that have what only one row can: those that are left out hold nothing. */
export const HOLDS = `outcome IN ('new', 'changes', 'same')`;

/** Made after a dry run, which remembers what its rows have without them; a new one fills the tables faster so. */
const RIVAL_INDEXES = `
  CREATE INDEX IF NOT EXISTS decisions_identity ON decisions (identity);
  CREATE INDEX IF NOT EXISTS decisions_first ON decisions (first_key);
  CREATE INDEX IF NOT EXISTS decisions_network ON decisions (first_key) WHERE first_end_key > first_key;
  CREATE INDEX IF NOT EXISTS decisions_second ON decisions (second_key);
  CREATE INDEX IF NOT EXISTS decisions_user_name ON decisions (user_name_key, row) WHERE ${HOLDS};
  CREATE INDEX IF NOT EXISTS decisions_made_plan ON decisions (made_plan, row);
  CREATE INDEX IF NOT EXISTS decisions_unpriced_plan ON decisions (unpriced_plan, row) WHERE unpriced_plan > '';
`;
const CLEAR = `
  DROP INDEX IF EXISTS decisions_identity;
  DROP INDEX IF EXISTS decisions_first;
  DROP INDEX IF EXISTS decisions_network;
  DROP INDEX IF EXISTS decisions_second;
  DROP INDEX IF EXISTS decisions_user_name;
  DROP INDEX IF EXISTS decisions_made_plan;
  DROP INDEX IF EXISTS decisions_unpriced_plan;
  DELETE FROM decisions;
  DELETE FROM row_problems;
  DELETE FROM new_entries;
  DELETE FROM awaited;
`;
const toProblems = z.array(importProblem);
const toChanges = z.array(importChange);

/** Read a page at a time, since a connection that is being read from cannot write. */
export function* pages<Numbered extends { readonly row: number }>(
  read: (after: number) => Numbered[],
): Generator<Numbered> {
  let last = 0;
  for (;;) {
    const page = read(last);
    yield* page;
    const end = page.at(-1);
    if (!end || page.length < PAGE) return;
    last = end.row;
  }
}

export function decisionsOf(file: DraftFile): Pick<ImportDraft, 'clearDecisions' | 'indexDecisions' | 'saveDecision'> {
  const forget = file.prepare<{ wishes: string; outcome: ImportOutcome }>(
    'DELETE FROM decisions WHERE row = ? RETURNING wishes, outcome',
  );
  const insert = file.prepare('INSERT INTO decisions VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
  const count = file.prepare(`
    INSERT INTO new_entries SELECT value ->> 'kind', value ->> 'key', value ->> 'name', ? FROM json_each(?) WHERE true
    ON CONFLICT (kind, key) DO UPDATE SET rows = rows + excluded.rows`);
  const dropProblem = file.prepare('DELETE FROM row_problems WHERE code = ? AND row = ?');
  const addProblem = file.prepare('INSERT OR IGNORE INTO row_problems VALUES (?, ?)');
  const addAwaited = file.prepare('INSERT OR IGNORE INTO awaited VALUES (?, ?)');
  const problemsOf = file.prepare<{ problems: string }>('SELECT problems FROM decisions WHERE row = ?');
  const undecide = (row: number) => {
    const before = toProblems.parse(JSON.parse(problemsOf.get(row)?.problems ?? '[]'));
    for (const { code } of before) dropProblem.run(code, row);
    const was = forget.get(row);
    if (was && was.wishes !== '[]') count.run(-1, was.wishes);
  };
  return {
    clearDecisions: () => file.exec(CLEAR),
    indexDecisions: () => file.exec(RIVAL_INDEXES),
    saveDecision(decision: StagedDecision) {
      const { row, outcome, customId, name, problems, changes } = decision;
      undecide(row);
      // An entry is only made by a row that is written.
      const wishes = outcome === 'new' || outcome === 'changes' ? JSON.stringify(decision.wishes) : '[]';
      const { identity, firstKey, firstEndKey, secondKey, userNameKey, namedKey, holdsFirst, holdsSecond } = decision;
      const holds = [holdsFirst ? 1 : 0, holdsSecond ? 1 : 0];
      const keys = [identity, firstKey, firstEndKey, secondKey, userNameKey, namedKey, ...holds];
      const plans = [decision.madePlan, decision.unpricedPlan];
      const told = [JSON.stringify(problems), JSON.stringify(changes)];
      insert.run(row, outcome, customId, name, ...told, ...keys, ...plans, wishes, decision.plan);
      if (wishes !== '[]') count.run(1, wishes);
      for (const awaited of decision.awaits) addAwaited.run(awaited, row);
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

function toImportRow(record: DecisionRecord): DecidedRow {
  return {
    row: record.row,
    outcome: record.outcome,
    customId: record.custom_id,
    name: record.name,
    problems: toProblems.parse(JSON.parse(record.problems)),
    changes: toChanges.parse(JSON.parse(record.changes)),
    corrected: record.corrected !== '{}',
  };
}

export function answersOf(
  file: DraftFile,
): Pick<ImportDraft, 'toApply' | 'toNote' | 'page' | 'decided' | 'rowsWith' | 'summary'> {
  const toApply = file.prepare<PlannedRow>(
    `SELECT row, outcome, name, plan FROM decisions WHERE row > ? AND outcome IN ('new', 'changes') ORDER BY row LIMIT ${PAGE}`,
  );
  const toNote = file.prepare<DecisionRecord>(
    `SELECT row, outcome, custom_id, name, problems FROM decisions
    WHERE row > ? AND (outcome IN ('problem', 'skipped') OR outcome <> 'same' AND problems <> '[]')
    ORDER BY row LIMIT ${PAGE}`,
  );
  const one = file.prepare<DecisionRecord>(
    'SELECT d.*, rows.corrected FROM decisions d JOIN rows ON rows.row = d.row WHERE d.row = ?',
  );
  const withProblem = file.prepare<{ row: number }>('SELECT row FROM row_problems WHERE code = ?');
  return {
    toApply: () => pages((last) => toApply.all(last)),
    *toNote() {
      for (const { row, outcome, custom_id: customId, name, problems } of pages((last) => toNote.all(last))) {
        yield { row, outcome, customId, name, problems: toProblems.parse(JSON.parse(problems)) };
      }
    },
    page: ({ outcome, problem, offset, limit }) => {
      const from = `FROM decisions d ${problem === undefined ? '' : 'JOIN row_problems p ON p.row = d.row AND p.code = @problem'}`;
      const where = outcome === undefined ? '' : 'WHERE d.outcome = @outcome';
      const filter = { outcome: outcome ?? null, problem: problem ?? null };
      const rows = file
        .prepare<DecisionRecord>(`
          SELECT d.*, rows.corrected FROM (SELECT d.row ${from} ${where} ORDER BY d.row LIMIT @limit OFFSET @offset) AS page
          JOIN decisions d ON d.row = page.row JOIN rows ON rows.row = page.row ORDER BY page.row`)
        .all({ ...filter, limit, offset });
      const counted = file.prepare<{ total: number }>(`SELECT count(*) AS total ${from} ${where}`);
      return { rows: rows.map(toImportRow), total: counted.get(filter)?.total ?? 0 };
    },
    decided(row) {
      const record = one.get(row);
      return record && toImportRow(record);
    },
    rowsWith: (problem) => withProblem.all(problem).map(({ row }) => row),
    summary: () => readSummary(file),
  };
}

function readSummary(file: DraftFile): ImportSummary {
  const counts = { new: 0, changes: 0, same: 0, problem: 0, skipped: 0 };
  const outcomes = file.prepare<{ outcome: ImportOutcome; rows: number }>(
    'SELECT outcome, count(*) AS rows FROM decisions GROUP BY outcome',
  );
  for (const { outcome, rows } of outcomes.all()) counts[outcome] = rows;
  const problems = file
    .prepare<{ code: ImportProblemCode; rows: number }>(
      'SELECT code, count(*) AS rows FROM row_problems GROUP BY code ORDER BY rows DESC',
    )
    .all();
  const entries = file
    .prepare<{ kind: CatalogKind; count: number; names: string }>(`
      SELECT kind, count(*) AS count, json_group_array(name) AS names FROM new_entries WHERE rows > 0 GROUP BY kind`)
    .all();
  const newEntries = entries.map(({ kind, count, names }) => {
    const all = z.array(z.string()).parse(JSON.parse(names));
    return { kind, count, names: all.slice(0, NAMES_TOLD) };
  });
  return { counts, problems, newEntries };
}

/** The plans that a list makes, whose they are made like, and what they cost. */
export function madePlansOf(
  file: DraftFile,
): Pick<ImportDraft, 'madePlans' | 'rowsMaking' | 'unpricedPlans' | 'rowsWithoutPrice'> {
  return {
    unpricedPlans: () =>
      file
        .prepare<{ plan: string }>(
          "SELECT DISTINCT unpriced_plan AS plan FROM decisions WHERE unpriced_plan > '' ORDER BY plan",
        )
        .all()
        .map(({ plan }) => plan),
    rowsWithoutPrice: (unpricedPlan) =>
      file
        .prepare<{ row: number }>(
          "SELECT row FROM decisions WHERE unpriced_plan > '' AND unpriced_plan = ? ORDER BY row",
        )
        .all(unpricedPlan)
        .map(({ row }) => row),
    madePlans: () =>
      new Map(
        file
          .prepare<{ made: string; row: number; speeds: string }>(`
            SELECT made_plan AS made, min(row) AS row, plan ->> 'downKbps' || ' / ' || (plan ->> 'upKbps') AS speeds FROM decisions
            WHERE made_plan <> '' AND ${HOLDS} GROUP BY made_plan`)
          .all()
          .map(({ made, ...first }) => [made, first]),
      ),
    rowsMaking: (madePlan) =>
      file
        .prepare<{ row: number }>('SELECT row FROM decisions WHERE made_plan = ? ORDER BY row')
        .all(madePlan)
        .map(({ row }) => row),
  };
}

/** Rows that hang on what others make of what they have. One that was decided anew stays among those that did before. */
export function awaitedOf(file: DraftFile): Pick<ImportDraft, 'given' | 'rowsAwaiting'> {
  const given = file.prepare<NonNullable<ReturnType<ImportDraft['given']>>>(`
    SELECT identity, first_key AS firstKey, plan, user_name_key AS userNameKey, named_key AS namedKey, iif(${HOLDS}, json_array(name, identity,
      iif(holds_first, first_key || ' ' || first_end_key, ''), iif(holds_second, second_key, '')), '') AS held
    FROM decisions WHERE row = ?`);
  const awaiting = file.prepare<{ row: number }>('SELECT row FROM awaited WHERE identity = ? ORDER BY row');
  return {
    given: (row) => given.get(row),
    rowsAwaiting: (identity) => awaiting.all(identity).map(({ row }) => row),
  };
}

/** The rows of a user name: whose the first is, all that come after are told. */
export function namesakesOf(file: DraftFile): Pick<ImportDraft, 'firstNamed' | 'rowsNamed'> {
  const named = `FROM decisions WHERE user_name_key = ? AND ${HOLDS} ORDER BY row`;
  const first = file.prepare<{ row: number; name: string }>(`SELECT row, name ${named} LIMIT 1`);
  const all = file.prepare<{ row: number }>(`SELECT row ${named}`);
  return {
    firstNamed: (userNameKey) => first.get(userNameKey),
    rowsNamed: (userNameKey) => all.all(userNameKey).map(({ row }) => row),
  };
}
