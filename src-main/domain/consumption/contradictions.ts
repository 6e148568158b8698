import type { ConsumptionProblem } from '../../contract/consumption';
import type { ReadDb } from '../../data/database';
import type { Calendar } from './calendar';
import {
  type Contradiction,
  countContradicted,
  countContradictedWithin,
  listContradicted,
  listContradictedWithin,
} from './contradicted-store';
import type { Counting } from './counted-store';
import { MOST_PROBLEM_EXAMPLES } from './rules';

/**
 * The lines of a file that say other bytes for an address and a time than an earlier line, or file, did: what came first
 * stands, and none of them is counted. They are looked for only where a line was not new.
 */
export class Contradictions {
  /** Those that contradict a line of their own file. */
  readonly within: number;
  /** Those that contradict what the office had. */
  private known = 0;
  private readonly db: ReadDb;
  private examples: Contradiction[];

  constructor(db: ReadDb) {
    this.db = db;
    this.within = countContradictedWithin(db);
    this.examples = this.within === 0 ? [] : listContradictedWithin(db, MOST_PROBLEM_EXAMPLES);
  }

  /** How many of an address's lines that the office has in some form contradict it; `notNew` are all of those. */
  addKnown(counting: Counting, notNew: number): number {
    const lines = notNew === 0 ? 0 : countContradicted(this.db, counting);
    if (lines === 0) return 0;
    this.known += lines;
    this.examples = [...this.examples, ...listContradicted(this.db, counting, MOST_PROBLEM_EXAMPLES)]
      .toSorted((one, other) => one.line - other.line)
      .slice(0, MOST_PROBLEM_EXAMPLES);
    return lines;
  }

  get lines(): number {
    return this.within + this.known;
  }

  /** As one of the file's problems, with the time by the office's clock; nothing where there is none. */
  problems({ wallMs }: Calendar): ConsumptionProblem[] {
    if (this.lines === 0) return [];
    const timeOf = (atS: number) => new Date(wallMs(atS)).toISOString().slice(0, 19).replace('T', ' ');
    const examples = this.examples.map(({ line, text, atS, down, up }) => ({
      line,
      text: [text, timeOf(atS), down, up].join(';'),
    }));
    return [{ code: 'bytesContradicted', lines: this.lines, examples }];
  }
}
