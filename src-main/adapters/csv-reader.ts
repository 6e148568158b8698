import { createReadStream } from 'node:fs';
import { Refusal } from '../contract/failures';
import type { FileRow } from '../ports';
import { type ListShape, nextRecord, shapeOf } from './csv-record';

/** A line that runs on for longer than this is none. */
const LONGEST_LINE = 1024 * 1024;
const CHUNK_BYTES = 256 * 1024;
/** As much of a list as is looked at to see how it is written, in letters. */
const HEAD = 20_000;

/** Rows of a text file, as they are read: memory does not grow with the file. Blank ones are counted, not told. */
export async function* readCsv(path: string): AsyncGenerator<FileRow> {
  const encoding = await encodingOf(path);
  let shape: ListShape | undefined;
  let row = 0;
  let rest = '';
  for await (const chunk of textOf(path, encoding)) {
    rest += chunk.text;
    if (!shape) {
      // How its lines end is told by the first that ends, however long it is.
      const told = rest.length >= CHUNK_BYTES / 4 && /[\r\n]/u.test(rest);
      if (!told && !chunk.last && rest.length <= LONGEST_LINE) continue;
      shape = shapeOf(rest.slice(0, HEAD), rest.includes('\n') ? '\n' : '\r');
    }
    let at = 0;
    for (;;) {
      const record = nextRecord(rest, at, shape, chunk.last);
      if (!record) break;
      at = record.end;
      row += 1;
      if (record.cells.some((cell) => cell !== '') && !(row === 1 && isDelimiterLine(record.cells)))
        yield { row, cells: record.cells, width: shape.width };
    }
    rest = rest.slice(at);
    if (rest.length > LONGEST_LINE) throw new Refusal('FILE_NOT_READABLE', { reason: 'damaged' });
  }
}

type Encoding = 'utf-8' | 'utf-16le' | 'windows-1252';

/**
 * UTF-8, or what Windows in the Americas writes: by what most of the letters beyond ASCII are. A stray byte in a list is
 * one letter, not another alphabet. A spreadsheet's "Unicode text" says so itself, and so does the mark of UTF-8.
 */
async function encodingOf(path: string): Promise<Encoding> {
  const decoder = new TextDecoder('utf-8');
  let [letters, strays] = [0, 0];
  const count = (text: string) => {
    const beyond = text.match(/[^\p{ASCII}]/gu) ?? [];
    const lost = beyond.filter((letter) => letter === '\uFFFD').length;
    strays += lost;
    letters += beyond.length - lost;
  };
  let first = true;
  for await (const bytes of chunksOf(path)) {
    if (first && bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
    if (first && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
    first = false;
    count(decoder.decode(bytes, { stream: true }));
  }
  count(decoder.decode());
  return strays <= letters ? 'utf-8' : 'windows-1252';
}

async function* chunksOf(path: string): AsyncGenerator<Buffer> {
  for await (const chunk of createReadStream(path, { highWaterMark: CHUNK_BYTES })) {
    if (Buffer.isBuffer(chunk)) yield chunk;
  }
}

/** As many NULs as a list may have where some program damaged it, and one in so many letters: what is no text has more. */
const MOST_NULS = 3;
const NUL_IN = 20;

/** One that stands in a list is a letter lost, which is told at its row; what has many is no list. */
function withoutNuls(text: string): string {
  const parts = text.split('\u0000');
  const nuls = parts.length - 1;
  if (nuls > MOST_NULS || nuls * NUL_IN > text.length) throw new Refusal('FILE_NOT_READABLE', { reason: 'kind' });
  return parts.join('\uFFFD');
}

async function* textOf(path: string, encoding: Encoding): AsyncGenerator<{ text: string; last: boolean }> {
  const decoder = new TextDecoder(encoding);
  for await (const bytes of chunksOf(path)) {
    const text = decoder.decode(bytes, { stream: true });
    yield { text: withoutNuls(text), last: false };
  }
  yield { text: decoder.decode(), last: true };
}

/** `sep=;` is how a spreadsheet is told the delimiter, and no row of the list. */
function isDelimiterLine(cells: readonly string[]): boolean {
  const [first = '', ...rest] = cells;
  return first.startsWith('sep=') && rest.every((cell) => cell === '');
}
