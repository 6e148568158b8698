/** What stands between a text file's cells, and its lines. */
interface Marks {
  readonly delimiter: string;
  readonly newline: string;
}

/** How a text file writes a list: what stands between its cells and its lines, and how many cells its rows have. */
export interface ListShape extends Marks {
  /** As most rows have. */
  readonly width: number;
  /** As its headers may have, where most rows leave their last cells out. */
  readonly widest: number;
  /** Whether its rows end with both letters of a line break: a single one within a cell ends none. */
  readonly paired: boolean;
}

export interface CsvRecord {
  readonly cells: string[];
  /** Where the next one begins. */
  readonly end: number;
}

/** A note in a list this narrow may by chance have as many delimiters a line as the list itself. */
const NARROW = 3;

/** A cell in quotes that runs on for longer than this was never closed: the longest text is 20,000 letters. */
const LONGEST_QUOTED = 128 * 1024;

/** More has to be read before it is known. */
const MORE = 'more';

/**
 * The record that begins at `at`; null when its end has not been read yet. A cell in quotes may hold delimiters and line
 * breaks. A quote that somebody typed (a nickname, inches, a "same as above") is text like any other, and never takes
 * the rows below it along: see `isOneRecord`.
 */
export function nextRecord(text: string, at: number, shape: ListShape, last: boolean): CsvRecord | null {
  if (at >= text.length) return null;
  const found = text.indexOf(shape.newline, at);
  if (found === -1 && !last) return null;
  const end = found === -1 ? text.length : found;
  const line = text.slice(at, text[end - 1] === '\r' && end > at ? end - 1 : end);
  const next = found === -1 ? text.length : end + 1;
  if (!line.includes('"')) return { cells: line.split(shape.delimiter), end: next };
  const record = splitRecord(text, at, shape, last);
  if (record === MORE) return null;
  if (!record.over || isOneRecord(text.slice(at, record.end), record, shape)) return record;
  return { cells: splitLine(line, shape), end: next };
}

interface Split extends CsvRecord {
  /** Whether a cell in quotes runs over several lines. */
  readonly over: boolean;
  /** Whether every cell is in quotes. */
  readonly quoted: boolean;
}

/**
 * Whether what the quotes hold together over several lines is one record. It is not where it has more cells than the
 * list, nor where most of its lines are rows by themselves: then a quote that somebody typed in one row stands for the
 * beginning of a cell, and one in another for its end, and every row in between would be swallowed. No such quote makes a
 * record whose cells are all in quotes, as Abonado writes those with a line break (`csvLine`), nor swallows a row where
 * no row ends: a pasted piece of a list in a note is a note.
 */
function isOneRecord(raw: string, { cells, quoted }: Split, shape: ListShape): boolean {
  const { newline, width, widest, paired } = shape;
  if (cells.length > widest) return false;
  if (quoted && cells.length >= width && width > 1) return true;
  if (paired && !raw.slice(0, -2).includes('\r\n')) return true;
  const lines = (raw.endsWith(newline) ? raw.slice(0, -1) : raw).split(newline);
  const rows = lines.filter((line) => {
    const own = splitLine(line, shape).length;
    return own >= width && own <= widest;
  });
  return rows.length * 2 <= lines.length || (width <= NARROW && !lines.every((line) => /^"?\d/u.test(line)));
}

/** The cells of one line by itself. */
function splitLine(line: string, shape: Marks): string[] {
  const split = splitRecord(line, 0, shape, true);
  return split === MORE ? [line] : split.cells;
}

function splitRecord(text: string, start: number, shape: Marks, last: boolean): Split | typeof MORE {
  const { delimiter, newline } = shape;
  const cells: string[] = [];
  let over = false;
  let quoted = true;
  let lineEnd = -1;
  let at = start;
  for (;;) {
    let cell = text[at] === '"' ? readQuoted(text, at + 1, shape, last) : undefined;
    if (cell === MORE) return MORE;
    if (cell?.text.includes(newline)) over = true;
    if (!cell) {
      quoted = false;
      if (lineEnd < at) lineEnd = text.indexOf(newline, at);
      if (lineEnd === -1 && !last) return MORE;
      if (lineEnd === -1) lineEnd = text.length;
      cell = readPlain(text, at, delimiter, lineEnd);
    }
    cells.push(cell.text);
    at = cell.end + 1;
    if (text[cell.end] === delimiter) continue;
    const end = text[cell.end] === '\r' && newline !== '\r' ? at + 1 : at;
    return { cells, over, quoted, end: Math.min(end, text.length) };
  }
}

interface Cell {
  readonly text: string;
  /** Where the delimiter stands, or the line ends. */
  readonly end: number;
}

function readPlain(text: string, at: number, delimiter: string, lineEnd: number): Cell {
  const cut = text.indexOf(delimiter, at);
  if (cut !== -1 && cut < lineEnd) return { text: text.slice(at, cut), end: cut };
  const end = lineEnd > at && text[lineEnd - 1] === '\r' ? lineEnd - 1 : lineEnd;
  return { text: text.slice(at, end), end };
}

/** A cell behind its opening quote; undefined when that quote is text: no other closes it just where the cell ends. */
function readQuoted(text: string, start: number, shape: Marks, last: boolean): Cell | typeof MORE | undefined {
  const limit = start + LONGEST_QUOTED;
  let close = text.indexOf('"', start);
  while (close !== -1 && close <= limit && text[close + 1] === '"') close = text.indexOf('"', close + 2);
  const known = last || text.length > limit;
  if (close === -1 || close > limit) return known ? undefined : MORE;
  let end = close + 1;
  while (text[end] === ' ') end += 1;
  if (end + 1 >= text.length && !last) return MORE;
  return isCellEnd(text, end, shape) ? { text: text.slice(start, close).replaceAll('""', '"'), end } : undefined;
}

function isCellEnd(text: string, at: number, { delimiter, newline }: Marks): boolean {
  const letter = text[at];
  if (letter === undefined || letter === delimiter || letter === newline) return true;
  return letter === '\r' && (text[at + 1] === newline || text[at + 1] === undefined);
}

const DELIMITERS = [';', ',', '\t', '|'] as const;
/** Records among which the headers are: titles may stand above them. */
const TOP = 15;

/** How the list in `head` is written: a list has as many cells in every row, and a title has one. */
export function shapeOf(head: string, newline: string): ListShape {
  const told = /^sep=(?<told>[;,\t|])\r?\n/u.exec(head)?.groups?.told;
  const shapes = (told === undefined ? DELIMITERS : [told]).map((delimiter) => measure(head, delimiter, newline));
  return shapes.reduce((best, shape) => (shape.score > best.score ? shape : best));
}

/** With this delimiter: the number of cells, above one, that most records have, and how much speaks for it. */
function measure(head: string, delimiter: string, newline: string): ListShape & { score: number } {
  const paired = head[head.indexOf('\n') - 1] === '\r';
  const lengths: number[] = [];
  for (let at = 0; at < head.length; ) {
    // As its quotes say: a stray one hides a row or two from the count, and most of them are left.
    const record = splitRecord(head, at, { delimiter, newline }, true);
    if (record === MORE) break;
    lengths.push(record.cells.length);
    at = record.end;
  }
  const often = new Map<number, number>();
  for (const cells of lengths) if (cells > 1) often.set(cells, (often.get(cells) ?? 0) + 1);
  const scores = [...often].map(([cells, records]) => ({ cells, score: records * 1000 + cells }));
  const most = scores.reduce((best, next) => (next.score > best.score ? next : best), { cells: 1, score: 0 });
  // The headers stand above the rows, and no title is as wide.
  const widest = lengths.slice(0, TOP).find((cells) => cells >= most.cells) ?? most.cells;
  return { delimiter, newline, width: most.cells, widest, paired, score: most.score };
}
