import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import Sqlite from 'better-sqlite3';
import { vi } from 'vitest';

/** A statement as it was asked, on one line, with the values in it. */
export interface AskedStatement {
  readonly source: string;
  readonly values: readonly unknown[];
}

const METHODS = ['run', 'get', 'all'] as const;

function isStatement(value: unknown): value is Sqlite.Statement {
  return typeof value === 'object' && value !== null && METHODS.every((method) => method in value);
}

/** On what every connection's statements have in common. */
function spyOnStatements() {
  const sqlite = new Sqlite(':memory:');
  const statement = Reflect.getPrototypeOf(sqlite.prepare('SELECT 1'));
  sqlite.close();
  if (!isStatement(statement)) throw new Error('the driver has other statements by now');
  return METHODS.map((method) => vi.spyOn(statement, method));
}

/** What a save asks of the database inside its transaction, in that order. The application runs in this thread alone. */
export async function askedInTransaction(save: () => Promise<unknown>): Promise<AskedStatement[]> {
  const spies = spyOnStatements();
  await save();
  const all = spies
    .flatMap(({ mock }) =>
      mock.contexts.map((statement, at) => ({
        order: mock.invocationCallOrder[at] ?? 0,
        source: isStatement(statement) ? statement.source.replaceAll(/\s+/gu, ' ').trim() : '',
        values: mock.calls[at] ?? [],
      })),
    )
    .toSorted((one, other) => one.order - other.order);
  for (const spy of spies) spy.mockRestore();
  const begins = all.findIndex(({ source }) => source === 'BEGIN IMMEDIATE');
  const ends = all.findIndex(({ source }) => source === 'COMMIT');
  return all.slice(begins + 1, ends).map(({ source, values }) => ({ source, values }));
}

export const isRead = ({ source }: AskedStatement) => /^(?:SELECT|WITH)\b/iu.test(source);

const BATCHES = 40;
const BATCH = 50;

/** The shortest of many batches of each, taken in turn, in milliseconds: whatever else the machine does only lengthens one. */
function shortestOf(...works: readonly (() => unknown)[]): number[] {
  const shortest = works.map(() => Number.POSITIVE_INFINITY);
  for (let batch = 0; batch < BATCHES; batch += 1)
    for (const [at, work] of works.entries()) {
      const begin = performance.now();
      for (let round = 0; round < BATCH; round += 1) work();
      shortest[at] = Math.min(shortest[at] ?? 0, performance.now() - begin);
    }
  return shortest;
}

/**
 * Those that SQLite compiles anew each time that a value is put into them: asking with values put in once and for all costs
 * it the half then, or less; elsewhere the two are the same. It tells in no other way.
 */
export function compiledAnew(folder: string, statements: readonly AskedStatement[]): string[] {
  const sqlite = new Sqlite(join(folder, 'abonado.db'), { readonly: true });
  try {
    return statements
      .filter(({ source, values }) => {
        if (values.length === 0) return false;
        const each = sqlite.prepare(source);
        const once = sqlite.prepare(source).bind(...values);
        const [anew = 0, kept = 0] = shortestOf(
          () => each.all(...values),
          () => once.all(),
        );
        return anew > 1.7 * kept;
      })
      .map(({ source }) => source);
  } finally {
    sqlite.close();
  }
}
