import { type SQL, sql } from 'drizzle-orm';
import type { ReadDb } from '../../data/database';
import { isIn } from './closed-store';
import type { Counting } from './counted-store';

// A draft's file is attached as `staged`: `staged.contradictions` are its lines that contradict an earlier one of it.

/** A line of a file that is not counted, since something else stands for what it tells. */
export interface ListedLine {
  readonly line: number;
  /** The address as it is written. */
  readonly text: string;
  readonly atS: number;
  readonly down: number;
  readonly up: number;
}

/** A `ListedLine` of what `said` at the address `a`. */
export const TOLD = sql.raw('said.line, a.text, said.at_s AS atS, said.down, said.up');

export function countContradictedWithin(db: ReadDb): number {
  return db.get<{ lines: number }>(sql`SELECT count(*) AS lines FROM staged.contradictions`).lines;
}

/** The first of the lines that contradict an earlier one of their own file. */
export function listContradictedWithin(db: ReadDb, limit: number): ListedLine[] {
  return db.all<ListedLine>(sql`
    SELECT ${TOLD} FROM staged.contradictions said JOIN staged.addresses a ON a.number = said.address
    ORDER BY said.line LIMIT ${limit}`);
}

/** An address's readings that contradict what the office has: of a counter its readings, of intervals its samples. */
function contradictedOf({ measure, before, address, source, closed }: Counting): SQL {
  const known = sql.raw(measure === 'counter' ? 'consumption_readings' : 'consumption_samples');
  // A reading of a counter is kept at its own second, though it is counted at the one before.
  const atS = measure === 'counter' ? sql`said.at_s` : sql`said.at_s - ${before}`;
  return sql`
    FROM staged.readings said JOIN staged.addresses a ON a.number = said.address
    JOIN ${known} known ON known.source_id = ${source?.id ?? 0} AND known.at_s = ${atS}
    WHERE said.address = ${address.number} AND NOT ${isIn(closed, sql`said.at_s - ${before}`)}
      AND (known.down <> said.down OR known.up <> said.up)`;
}

export function countContradicted(db: ReadDb, counting: Counting): number {
  return db.get<{ lines: number }>(sql`SELECT count(*) AS lines ${contradictedOf(counting)}`).lines;
}

export function listContradicted(db: ReadDb, counting: Counting, limit: number): ListedLine[] {
  return db.all<ListedLine>(sql`SELECT ${TOLD} ${contradictedOf(counting)} ORDER BY said.line LIMIT ${limit}`);
}
