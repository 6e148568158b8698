import Sqlite from 'better-sqlite3';
import { vi } from 'vitest';

/** A statement as it was asked, on one line, with the values in it. */
export interface AskedStatement {
  readonly source: string;
  readonly values: readonly unknown[];
  /** How many rows came of it; 1 of what answers no list. */
  readonly answered: number;
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

/** All that is asked of every database meanwhile, in that order. The application runs in this thread alone. */
export async function askedOf(work: () => Promise<unknown>): Promise<AskedStatement[]> {
  const spies = spyOnStatements();
  await work();
  const all = spies
    .flatMap(({ mock }) =>
      mock.contexts.map((statement, at) => ({
        order: mock.invocationCallOrder[at] ?? 0,
        source: isStatement(statement) ? statement.source.replaceAll(/\s+/gu, ' ').trim() : '',
        values: mock.calls[at] ?? [],
        answered: rowsIn(mock.results[at]?.value),
      })),
    )
    .toSorted((one, other) => one.order - other.order);
  for (const spy of spies) spy.mockRestore();
  return all.map(({ source, values, answered }) => ({ source, values, answered }));
}

const rowsIn = (answer: unknown) => (Array.isArray(answer) ? answer.length : 1);

/** What a save asks of the database inside its transaction, in that order. */
export async function askedInTransaction(save: () => Promise<unknown>): Promise<Omit<AskedStatement, 'answered'>[]> {
  const all = await askedOf(save);
  const begins = all.findIndex(({ source }) => source === 'BEGIN IMMEDIATE');
  const ends = all.findIndex(({ source }) => source === 'COMMIT');
  return all.slice(begins + 1, ends).map(({ source, values }) => ({ source, values }));
}

export const isRead = ({ source }: Pick<AskedStatement, 'source'>) => /^(?:SELECT|WITH)\b/iu.test(source);
