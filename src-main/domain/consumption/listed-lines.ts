import type { ConsumptionProblem, ConsumptionProblemCode } from '../../contract/consumption';
import type { Calendar } from './calendar';
import type { ListedLine } from './contradicted-store';
import { MOST_PROBLEM_EXAMPLES } from './rules';

/** Lines of a file that are found to be no samples only by what else stands: how many, and the first of them. */
export class ListedLines {
  lines = 0;
  private readonly code: ConsumptionProblemCode;
  private examples: ListedLine[] = [];

  constructor(code: ConsumptionProblemCode) {
    this.code = code;
  }

  /** `first`: the first of them, asked for only where there are any. */
  add(lines: number, first: (limit: number) => readonly ListedLine[]): void {
    if (lines === 0) return;
    this.lines += lines;
    this.examples = [...this.examples, ...first(MOST_PROBLEM_EXAMPLES)]
      .toSorted((one, other) => one.line - other.line)
      .slice(0, MOST_PROBLEM_EXAMPLES);
  }

  /** As one of the file's problems, with the time by the office's clock; nothing where there is none. */
  problems({ wallMs }: Calendar): ConsumptionProblem[] {
    if (this.lines === 0) return [];
    const timeOf = (atS: number) => new Date(wallMs(atS)).toISOString().slice(0, 19).replace('T', ' ');
    const examples = this.examples.map(({ line, text, atS, down, up }) => ({
      line,
      text: [text, timeOf(atS), down, up].join(';'),
    }));
    return [{ code: this.code, lines: this.lines, examples }];
  }
}
