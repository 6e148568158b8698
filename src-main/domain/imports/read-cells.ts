import type { ImportProblem, ImportProblemCode, ImportTarget } from '../../contract/imports';
import { tidy } from '../../contract/values/text';
import { writtenWall } from '../../contract/values/wall-clock';
import type { CellValue, StagedRow } from '../../ports';

/** A cell as the text that stands in it: numbers without a spreadsheet's `.0`, no NUL, tidy. */
export function cellText(value: CellValue | undefined): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return dateText(value);
  return tidy(String(value).replaceAll('\u0000', ''));
}

/** As a clerk writes a date, with its time when it has one. */
function dateText(value: Date): string {
  if (Number.isNaN(value.getTime())) return '';
  const { date, time } = writtenWall(value);
  return time === '00:00:00' ? date : `${date} ${time}`;
}

/** A row's columns as text by meaning; one that the file lacks is absent. */
export type RowText = Partial<Record<ImportTarget, string>>;

/** The longest text of each column, in characters. */
export interface Longest {
  readonly of: Readonly<Partial<Record<ImportTarget, number>>>;
  readonly other: number;
}

export interface RowCells {
  readonly cells: ReadonlyMap<ImportTarget, CellValue | undefined>;
  readonly text: RowText;
  readonly problems: ImportProblem[];
  /** Tells that a column cannot be read. */
  readonly add: (code: ImportProblemCode, field: ImportTarget) => void;
}

/** A row of any list by the clerk's mapping and corrections; what is too long is told. */
export function readCells(staged: StagedRow, targets: readonly ImportTarget[], longest: Longest): RowCells {
  const cells = new Map<ImportTarget, CellValue | undefined>();
  targets.forEach((target, column) => {
    if (target !== 'ignore') cells.set(target, staged.corrected[target] ?? staged.cells[column]);
  });
  const text: RowText = {};
  const problems: ImportProblem[] = [];
  const add = (code: ImportProblemCode, field: ImportTarget) => void problems.push({ code, field, other: '' });
  for (const [target, cell] of cells) {
    const written = cellText(cell);
    text[target] = written;
    if (written.length > (longest.of[target] ?? longest.other)) add('tooLong', target);
  }
  return { cells, text, problems, add };
}

/** A row that holds nothing at all, as spreadsheets leave them below a list. */
export function isBlank({ text }: { readonly text: Readonly<RowText> }): boolean {
  return Object.values(text).every((written) => written === '');
}
