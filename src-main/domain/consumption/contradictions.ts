import type { ConsumptionProblem } from '../../contract/consumption';
import type { ReadDb } from '../../data/database';
import type { Calendar } from './calendar';
import {
  countContradicted,
  countContradictedWithin,
  listContradicted,
  listContradictedWithin,
} from './contradicted-store';
import type { Counting } from './counted-store';
import { ListedLines } from './listed-lines';

/**
 * The lines of a file that say other bytes for an address and a time than an earlier line, or file, did: what came first
 * stands, and none of them is counted. They are looked for only where a line was not new.
 */
export class Contradictions {
  /** Those that contradict a line of their own file. */
  readonly within: number;
  private readonly db: ReadDb;
  private readonly listed = new ListedLines('bytesContradicted');

  constructor(db: ReadDb) {
    this.db = db;
    this.within = countContradictedWithin(db);
    this.listed.add(this.within, (limit) => listContradictedWithin(db, limit));
  }

  /** How many of an address's lines that the office has in some form contradict it; `notNew` are all of those. */
  addKnown(counting: Counting, notNew: number): number {
    const lines = notNew === 0 ? 0 : countContradicted(this.db, counting);
    this.listed.add(lines, (limit) => listContradicted(this.db, counting, limit));
    return lines;
  }

  problems(calendar: Calendar): ConsumptionProblem[] {
    return this.listed.problems(calendar);
  }
}
