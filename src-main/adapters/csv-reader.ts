import { createReadStream } from 'node:fs';
import { Refusal } from '../contract/failures';
import type { FileRow } from '../ports';

/** A cell that runs on for longer than this was never closed. */
const LONGEST_RECORD = 1024 * 1024;
const CHUNK_BYTES = 256 * 1024;

/** Rows of a text file, as they are read: memory does not grow with the file. Blank ones are counted, not told. */
export async function* readCsv(path: string): AsyncGenerator<FileRow> {
  const encoding = await encodingOf(path);
  let delimiter: string | undefined;
  let newline = '\n';
  let row = 0;
  let rest = '';
  for await (const chunk of textOf(path, encoding)) {
    rest += chunk.text;
    if (delimiter === undefined) {
      // How its lines end is told by the first that ends, however long it is.
      const told = rest.length >= CHUNK_BYTES / 4 && /[\r\n]/u.test(rest);
      if (!told && !chunk.last && rest.length <= LONGEST_RECORD) continue;
      newline = rest.includes('\n') ? '\n' : '\r';
      delimiter = delimiterOf(rest.slice(0, 20_000), newline);
    }
    let at = 0;
    for (;;) {
      const record = nextRecord(rest, at, { delimiter, newline, last: chunk.last });
      if (!record) break;
      at = record.end;
      row += 1;
      if (record.cells.some((cell) => cell !== '') && !(row === 1 && isDelimiterLine(record.cells)))
        yield { row, cells: record.cells };
    }
    rest = rest.slice(at);
    if (rest.length > LONGEST_RECORD) throw new Refusal('FILE_NOT_READABLE', { reason: 'damaged' });
  }
}

type Encoding = 'utf-8' | 'utf-16le' | 'windows-1252';

/** UTF-8 where it is valid, else what Windows in the Americas writes; a spreadsheet's "Unicode text" says so itself. */
async function encodingOf(path: string): Promise<Encoding> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let first = true;
  try {
    for await (const bytes of chunksOf(path)) {
      if (first && bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
      // Who wrote the mark of UTF-8 meant it: a stray byte further down is one letter, not another alphabet.
      if (first && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
      first = false;
      decoder.decode(bytes, { stream: true });
    }
    decoder.decode();
    return 'utf-8';
  } catch (cause) {
    if (cause instanceof TypeError) return 'windows-1252';
    throw cause;
  }
}

async function* chunksOf(path: string): AsyncGenerator<Buffer> {
  for await (const chunk of createReadStream(path, { highWaterMark: CHUNK_BYTES })) {
    if (Buffer.isBuffer(chunk)) yield chunk;
  }
}

async function* textOf(path: string, encoding: Encoding): AsyncGenerator<{ text: string; last: boolean }> {
  const decoder = new TextDecoder(encoding);
  for await (const bytes of chunksOf(path)) {
    const text = decoder.decode(bytes, { stream: true });
    if (text.includes('\u0000')) throw new Refusal('FILE_NOT_READABLE', { reason: 'kind' });
    yield { text, last: false };
  }
  yield { text: decoder.decode(), last: true };
}

const DELIMITERS = [';', ',', '\t'] as const;

/** The one that most lines have equally often, since a list has as many columns in every row; a title has none. */
function delimiterOf(head: string, newline: string): string {
  const told = /^sep=(?<told>[;,\t])\r?\n/u.exec(head)?.groups?.told;
  if (told !== undefined) return told;
  const lines = head
    .replace(/"[^"]*"/gu, '')
    .split(newline)
    .filter(Boolean);
  const score = (delimiter: string) => {
    const lineCounts = lines.map((line) => line.split(delimiter).length - 1).filter((count) => count > 0);
    const frequency = new Map<number, number>();
    for (const count of lineCounts) frequency.set(count, (frequency.get(count) ?? 0) + 1);
    return Math.max(0, ...[...frequency].map(([count, often]) => often * 1000 + count));
  };
  return DELIMITERS.toSorted((one, other) => score(other) - score(one))[0] ?? ';';
}

/** `sep=;` is how a spreadsheet is told the delimiter, and no row of the list. */
function isDelimiterLine(cells: readonly string[]): boolean {
  const [first = '', ...rest] = cells;
  return first.startsWith('sep=') && rest.every((cell) => cell === '');
}

interface Reading {
  readonly delimiter: string;
  readonly newline: string;
  readonly last: boolean;
}

/** The record that begins at `at`; null when its end has not been read yet. A quoted cell may hold line breaks. */
function nextRecord(text: string, at: number, reading: Reading): { cells: string[]; end: number } | null {
  if (at >= text.length) return null;
  for (let from = at; ; ) {
    const found = text.indexOf(reading.newline, from);
    if (found === -1 && !reading.last) return null;
    const end = found === -1 ? text.length : found;
    const line = text.slice(at, text[end - 1] === '\r' && end > at ? end - 1 : end);
    const next = found === -1 ? text.length : end + 1;
    if (!line.includes('"')) return { cells: line.split(reading.delimiter), end: next };
    const cells = splitQuoted(line, reading.delimiter);
    if (cells) return { cells, end: next };
    // A quote that is never closed is text like any other.
    if (found === -1) return { cells: line.split(reading.delimiter), end: next };
    from = next;
    if (from - at > LONGEST_RECORD) throw new Refusal('FILE_NOT_READABLE', { reason: 'damaged' });
  }
}

/** Cells of a record with quotes in it; null when a quoted cell is not closed. A quote opens only where a cell begins. */
function splitQuoted(line: string, delimiter: string): string[] | null {
  const cells: string[] = [];
  let at = 0;
  for (;;) {
    if (line[at] !== '"') {
      const end = line.indexOf(delimiter, at);
      cells.push(line.slice(at, end === -1 ? line.length : end));
      if (end === -1) return cells;
      at = end + 1;
      continue;
    }
    const quoted = readQuoted(line, at + 1);
    if (!quoted) return null;
    const end = line.indexOf(delimiter, quoted.end);
    cells.push(quoted.text + line.slice(quoted.end, end === -1 ? line.length : end));
    if (end === -1) return cells;
    at = end + 1;
  }
}

function readQuoted(line: string, start: number): { text: string; end: number } | null {
  let text = '';
  for (let at = start; ; ) {
    const quote = line.indexOf('"', at);
    if (quote === -1) return null;
    text += line.slice(at, quote);
    if (line[quote + 1] !== '"') return { text, end: quote + 1 };
    text += '"';
    at = quote + 2;
  }
}
