import { z } from 'zod';
import { consumptionMeasures, consumptionProblem, consumptionTargets } from '../../contract/consumption';
import { Refusal } from '../../contract/failures';
import type { DraftFile, DraftFiles } from '../../ports';
import type { Address } from './addresses';

/** Changes with the tables: a draft that an older Abonado left is then none. */
const SHAPE = 3;

/**
 * Samples are in the order in which they are counted: an address's together, by their time. `line` is where they stand in
 * the file; lines that contradict the one that stands are beside them.
 */
const TABLES = `
  DROP TABLE IF EXISTS addresses;
  DROP TABLE IF EXISTS readings;
  DROP TABLE IF EXISTS contradictions;
  CREATE TABLE addresses (number INTEGER PRIMARY KEY, kind TEXT NOT NULL, key TEXT NOT NULL, text TEXT NOT NULL) STRICT;
  CREATE TABLE readings (
    address INTEGER NOT NULL,
    at_s INTEGER NOT NULL,
    down INTEGER NOT NULL,
    up INTEGER NOT NULL,
    line INTEGER NOT NULL,
    PRIMARY KEY (address, at_s)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE contradictions (
    address INTEGER NOT NULL,
    at_s INTEGER NOT NULL,
    down INTEGER NOT NULL,
    up INTEGER NOT NULL,
    line INTEGER NOT NULL
  ) STRICT;
`;

const head = z.object({
  fileName: z.string(),
  fileToken: z.string(),
  columns: z.array(z.object({ header: z.string(), samples: z.array(z.string()), target: z.enum(consumptionTargets) })),
  delimiter: z.string(),
  /** Lines above the samples: titles and headers. */
  skip: z.number(),
  /** What the dry run found; null while there was none. */
  read: z
    .object({
      lines: z.number(),
      measure: z.enum(consumptionMeasures),
      measureSure: z.boolean(),
      timeIs: z.enum(['at', 'until']),
      fingerprint: z.string(),
      problems: z.array(consumptionProblem),
    })
    .nullable(),
});
export type SamplesHead = z.infer<typeof head>;
export type SamplesRead = NonNullable<SamplesHead['read']>;

const BATCH_ROWS = 64;
const COLUMNS = 5;
const ROW = `(${Array.from({ length: COLUMNS }, () => '?').join(',')})`;

/** A reading as it is stored. */
type StagedReading = readonly [address: number, atS: number, down: number, up: number, line: number];

/** A file of samples, staged beside the register. */
export interface SamplesDraft {
  readonly head: SamplesHead;
  saveHead(head: SamplesHead): void;
  /** Forgets what was read. */
  clear(): void;
  /**
   * Adds readings in the order in which they are stored. A second one of the same address and time is left out: as a
   * contradiction where its bytes are others.
   */
  add(count: number, reading: (at: number) => StagedReading): void;
  addAddresses(addresses: readonly Address[], from: number): void;
  /** How often the bytes of an address rise from one reading to the next, and fall, among its first addresses. */
  steps(): { rises: number; falls: number };
  transact<Result>(work: () => Result): Result;
  close(): void;
}

export function createSamplesDraft(files: DraftFiles, first: SamplesHead): string {
  const { id, file } = files.create();
  try {
    file.transact(() => {
      file.exec('CREATE TABLE head (json TEXT NOT NULL) STRICT');
      file.exec(TABLES);
      file.prepare('INSERT INTO head VALUES (?)').run(JSON.stringify(first));
      file.exec(`PRAGMA user_version = ${SHAPE}`);
    });
  } finally {
    file.close();
  }
  return id;
}

/** Throws IMPORT_GONE for what is no draft of samples. */
export function openSamplesDraft(files: DraftFiles, id: string): SamplesDraft {
  const file = files.open(id, SHAPE);
  if (!file) throw new Refusal('IMPORT_GONE');
  return draftOn(file);
}

function readHead(file: DraftFile): SamplesHead {
  const kept = file.prepare<{ json: string }>('SELECT json FROM head').get();
  return head.parse(JSON.parse(kept?.json ?? '{}'));
}

function draftOn(file: DraftFile): SamplesDraft {
  return {
    get head() {
      return readHead(file);
    },
    saveHead: (next) => file.prepare('UPDATE head SET json = ?').run(JSON.stringify(next)),
    clear: () => file.exec(TABLES),
    add: readingsAdder(file),
    addAddresses(addresses, from) {
      const insert = file.prepare('INSERT INTO addresses (number, kind, key, text) VALUES (?, ?, ?, ?)');
      addresses.forEach(({ kind, key, text }, at) => insert.run(from + at, kind, key, text));
    },
    steps() {
      const found = file
        .prepare<{ rises: number | null; falls: number | null }>(`
          SELECT sum(down > last) AS rises, sum(down < last) AS falls FROM (
            SELECT down + up AS down, lag(down + up) OVER (PARTITION BY address ORDER BY at_s) AS last
            FROM (SELECT address, at_s, down, up FROM readings ORDER BY address, at_s LIMIT 50000)
          )`)
        .get();
      return { rises: found?.rises ?? 0, falls: found?.falls ?? 0 };
    },
    transact: (work) => file.transact(work),
    close: () => file.close(),
  };
}

function rowsOf(rows: number): string {
  return `VALUES ${Array.from({ length: rows }, () => ROW).join(',')}`;
}

/** Stores some rows; where not all of them were new, keeps those that contradict what stands. */
function insertOf(file: DraftFile, rows: number): (values: readonly number[]) => void {
  const insert = file.prepare(`INSERT OR IGNORE INTO readings ${rowsOf(rows)}`);
  const contradict = file.prepare(`
    INSERT INTO contradictions
    SELECT said.* FROM (${rowsOf(rows)}) said
    JOIN readings stands ON stands.address = said.column1 AND stands.at_s = said.column2
    WHERE stands.down <> said.column3 OR stands.up <> said.column4`);
  return (values) => {
    if (insert.run(...values) < rows) contradict.run(...values);
  };
}

/** Many rows a statement: to call the database costs more than what it does with a row. */
function readingsAdder(file: DraftFile): SamplesDraft['add'] {
  return (count, reading) => {
    const addMany = insertOf(file, BATCH_ROWS);
    const addOne = insertOf(file, 1);
    const whole = count - (count % BATCH_ROWS);
    let values: number[] = [];
    for (let at = 0; at < whole; at += 1) {
      values.push(...reading(at));
      if (values.length < BATCH_ROWS * COLUMNS) continue;
      addMany(values);
      values = [];
    }
    for (let at = whole; at < count; at += 1) addOne(reading(at));
  };
}
