import { type ImportProblem, type ImportProblemCode, type ImportTarget, keepsRowOut } from '../../contract/imports';
import { tidy } from '../../contract/values/text';
import { writtenWall } from '../../contract/values/wall-clock';
import type { CellValue, ReadCell, StagedRow } from '../../ports';

/** A cell as the text that stands in it: numbers without a spreadsheet's `.0`, no NUL, tidy. */
export function cellText(value: ReadCell | undefined): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return dateText(value);
  if (isError(value)) return tidy(value.error);
  return tidy(String(value).replaceAll('\u0000', ''));
}

/** As a clerk writes a date, with its time when it has one. */
function dateText(value: Date): string {
  if (Number.isNaN(value.getTime())) return '';
  const { date, time } = writtenWall(value);
  return time === '00:00:00' ? date : `${date} ${time}`;
}

/** Whether a spreadsheet left an error in a cell. */
function isError(value: ReadCell | undefined): value is { readonly error: string } {
  return typeof value === 'object' && value !== null && 'error' in value;
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
  /** What is to be known of a row that comes in all the same. */
  readonly warnings: readonly ImportProblem[];
  /** Tells that a column cannot be read. */
  readonly add: (code: ImportProblemCode, field: ImportTarget) => void;
}

/** A row of any list by the clerk's mapping and corrections; what is too long, too much or lost is told. */
export function readCells(staged: StagedRow, targets: readonly ImportTarget[], longest: Longest): RowCells {
  const cells = new Map<ImportTarget, CellValue | undefined>();
  const problems: ImportProblem[] = [];
  targets.forEach((target, column) => {
    if (target === 'ignore') return;
    const cell = staged.corrected[target] ?? staged.cells[column];
    // An error is no value: nothing of it may become a name, or be taken for an amount.
    if (isError(cell)) problems.push({ code: 'cellError', field: target, other: cell.error });
    cells.set(target, isError(cell) ? null : cell);
  });
  // A name that the clerk gave to a row of a list without that column.
  const { name } = staged.corrected;
  if (name !== undefined) cells.set('name', name);
  const text: RowText = {};
  const add = (code: ImportProblemCode, field: ImportTarget) => void problems.push({ code, field, other: '' });
  for (const [target, cell] of cells) {
    const written = cellText(cell);
    text[target] = written;
    if (written.length > (longest.of[target] ?? longest.other)) add('tooLong', target);
  }
  const fields = [...cells.keys()];
  const told = [...surplusOf(staged, fields.at(-1) ?? 'ignore'), ...lostLetters(text, fields)];
  problems.push(...told.filter(({ code }) => keepsRowOut(code)));
  return { cells, text, problems, warnings: told.filter(({ code }) => !keepsRowOut(code)), add };
}

const LONGEST_TOLD = 80;

/**
 * Cells beyond the list's own. What stands in them would be lost, and what stands before them may have slipped along: the
 * row stays out until the clerk has corrected it. Where they are empty, only a delimiter too many may have slipped in.
 */
function surplusOf({ cells, width = cells.length, corrected }: StagedRow, field: ImportTarget): ImportProblem[] {
  if (cells.length <= width || Object.keys(corrected).length > 0) return [];
  const other = cells.slice(width).map(cellText).filter(Boolean).join(' · ').slice(0, LONGEST_TOLD);
  return [{ code: other === '' ? 'spareCells' : 'tooManyCells', field, other }];
}

/** Where a byte that was none of the file's alphabet became the mark of a letter lost. */
function lostLetters(text: RowText, fields: readonly ImportTarget[]): ImportProblem[] {
  return fields
    .filter((field) => text[field]?.includes('\uFFFD'))
    .map((field) => ({ code: 'letterLost', field, other: (text[field] ?? '').slice(0, LONGEST_TOLD) }));
}

const SOMETHING: readonly ImportProblemCode[] = ['tooManyCells', 'cellError'];

/** A row that holds nothing at all, as spreadsheets leave them below a list; an error, or what is beyond its columns, counts. */
export function isBlank({ text, problems }: Pick<RowCells, 'text'> & { readonly problems: readonly ImportProblem[] }) {
  return (
    Object.values(text).every((written) => written === '') && !problems.some(({ code }) => SOMETHING.includes(code))
  );
}
