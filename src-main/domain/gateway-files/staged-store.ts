import { z } from 'zod';
import {
  gatewayLayout,
  type GatewayLine,
  gatewayLine,
  gatewaySource,
  type LineChoice,
  lineChoice,
  type LineOutcome,
} from '../../contract/gateway-files';
import { Refusal } from '../../contract/failures';
import { instantMs } from '../../contract/values/ids';
import type { DraftFile, DraftFiles, FileRow, ReadCell } from '../../ports';
import { packCells, unpackCells } from '../imports';

/** Changes with the tables: a draft that an older Abonado left is then none. */
const SHAPE = 1;

const TABLES = `
  CREATE TABLE head (json TEXT NOT NULL) STRICT;
  CREATE TABLE rows (row INTEGER PRIMARY KEY, cells TEXT NOT NULL) STRICT;
  CREATE TABLE choices (row INTEGER PRIMARY KEY, json TEXT NOT NULL) STRICT;
  CREATE TABLE lines (row INTEGER PRIMARY KEY, outcome TEXT NOT NULL, json TEXT NOT NULL) STRICT;
  CREATE INDEX lines_outcome ON lines (outcome, row);
`;

const head = z.object({
  fileName: z.string(),
  atMs: instantMs,
  rows: z.number(),
  headers: z.array(z.string()),
  columns: z.array(z.object({ header: z.string(), samples: z.array(z.string()) })),
  /** The first lines of a file without delimiters; empty for any other. */
  lines: z.array(z.string()),
  layout: gatewayLayout,
  remembered: z.boolean(),
  /** What a person changed of the gateways that the file names. */
  sources: z.array(gatewaySource),
  /** Whether its lines were decided. */
  decided: z.boolean(),
});
export type GatewayHead = z.infer<typeof head>;

export interface GatewayDraft {
  readonly head: GatewayHead;
  saveHead(head: GatewayHead): void;
  addRows(rows: readonly FileRow[]): void;
  rows(): Iterable<{ row: number; cells: ReadCell[] }>;
  row(row: number): { row: number; cells: ReadCell[] } | undefined;
  choices(): Map<number, LineChoice>;
  saveChoice(row: number, choice: LineChoice): void;
  /** In the place of what was decided before. */
  saveLines(lines: readonly GatewayLine[]): void;
  line(row: number): GatewayLine | undefined;
  page(query: { outcome?: LineOutcome | undefined; offset: number; limit: number }): {
    lines: GatewayLine[];
    total: number;
  };
  transact<Result>(work: () => Result): Result;
  close(): void;
}

export function createGatewayDraft(files: DraftFiles, first: GatewayHead): { id: string; draft: GatewayDraft } {
  const { id, file } = files.create();
  file.transact(() => {
    file.exec(TABLES);
    file.prepare('INSERT INTO head VALUES (?)').run(JSON.stringify(first));
    file.exec(`PRAGMA user_version = ${SHAPE}`);
  });
  return { id, draft: draftOn(file) };
}

/** Throws IMPORT_GONE for what is no draft of a gateway's file. */
export function openGatewayDraft(files: DraftFiles, id: string): GatewayDraft {
  const file = files.open(id, SHAPE);
  if (!file) throw new Refusal('IMPORT_GONE');
  return draftOn(file);
}

/** Lets go of the draft's file however the work ends. */
export function withGatewayDraft<Result>(files: DraftFiles, id: string, work: (draft: GatewayDraft) => Result): Result {
  const draft = openGatewayDraft(files, id);
  try {
    return work(draft);
  } finally {
    draft.close();
  }
}

interface Json {
  readonly row: number;
  readonly json: string;
}

const PAGE = 2000;

function draftOn(file: DraftFile): GatewayDraft {
  return {
    get head() {
      return head.parse(JSON.parse(file.prepare<{ json: string }>('SELECT json FROM head').get()?.json ?? '{}'));
    },
    saveHead: (next) => file.prepare('UPDATE head SET json = ?').run(JSON.stringify(next)),
    addRows(rows) {
      const insert = file.prepare('INSERT INTO rows VALUES (?, ?)');
      for (const { row, cells: values } of rows) insert.run(row, packCells(values));
    },
    *rows() {
      const next = file.prepare<{ row: number; cells: string }>(
        'SELECT * FROM rows WHERE row > ? ORDER BY row LIMIT ?',
      );
      for (let page = next.all(0, PAGE); page.length > 0; page = next.all(page.at(-1)?.row, PAGE))
        for (const { row, cells: json } of page) yield { row, cells: unpackCells(json) };
    },
    row(row) {
      const found = file.prepare<{ cells: string }>('SELECT cells FROM rows WHERE row = ?').get(row);
      return found && { row, cells: unpackCells(found.cells) };
    },
    choices: () =>
      new Map(
        file
          .prepare<Json>('SELECT * FROM choices')
          .all()
          .map(({ row, json }) => [row, lineChoice.parse(JSON.parse(json))]),
      ),
    saveChoice(row, choice) {
      if (choice.kind === 'none') file.prepare('DELETE FROM choices WHERE row = ?').run(row);
      else file.prepare('INSERT OR REPLACE INTO choices VALUES (?, ?)').run(row, JSON.stringify(choice));
    },
    saveLines(lines) {
      file.exec('DELETE FROM lines');
      const insert = file.prepare('INSERT INTO lines VALUES (?, ?, ?)');
      for (const line of lines) insert.run(line.row, line.outcome, JSON.stringify(line));
    },
    line(row) {
      const found = file.prepare<Json>('SELECT row, json FROM lines WHERE row = ?').get(row);
      return found && gatewayLine.parse(JSON.parse(found.json));
    },
    page({ outcome, offset, limit }) {
      const which = outcome === undefined ? '' : 'WHERE outcome = ?';
      const named = outcome === undefined ? [] : [outcome];
      const found = file
        .prepare<Json>(`SELECT row, json FROM lines ${which} ORDER BY row LIMIT ? OFFSET ?`)
        .all(...named, limit, offset);
      const counted = file.prepare<{ total: number }>(`SELECT count(*) AS total FROM lines ${which}`).get(...named);
      return { lines: found.map(({ json }) => gatewayLine.parse(JSON.parse(json))), total: counted?.total ?? 0 };
    },
    transact: (work) => file.transact(work),
    close: () => file.close(),
  };
}
