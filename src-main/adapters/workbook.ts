import { createWriteStream } from 'node:fs';
import { open, readFile, rename, rm, stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Refusal } from '../contract/failures';
import { MOST_IMPORT_COLUMNS, MOST_IMPORT_ROWS } from '../contract/imports';
import { writtenWall } from '../contract/values/wall-clock';
import type { CellValue, FileRow, ReadCell, Workbook } from '../ports';
import { closeFile } from './close-file';
import { readCsv } from './csv-reader';
import { readXlsx } from './xlsx-reader';
import { streamXlsx } from './xlsx-writer';

/** An office's list is a few megabytes; more than this is not one. */
const LARGEST_FILE = 100 * 1024 * 1024;
/** Rows of title and headers that come on top of the limit. */
const HEADROOM = 20;

export function createWorkbook(): Workbook {
  return { read, write };
}

async function* read(path: string, fileName: string): AsyncGenerator<FileRow> {
  const { size } = await stat(path);
  if (size > LARGEST_FILE) throw new Refusal('FILE_TOO_LARGE', { rows: MOST_IMPORT_ROWS });
  if (size === 0) throw new Refusal('FILE_NOT_READABLE', { reason: 'empty' });
  const head = await readHead(path);
  if (isOle(head)) throw new Refusal('FILE_NOT_READABLE', { reason: await oleReason(path) });
  if (isGzip(head)) throw new Refusal('FILE_NOT_READABLE', { reason: 'gzip' });
  if (isZip(head) === TEXT_NAME.test(fileName)) throw new Refusal('FILE_NOT_READABLE', { reason: 'kind' });
  let rows = 0;
  for await (const row of isZip(head) ? readXlsx(await readFile(path)) : readGuardedCsv(path)) {
    rows += 1;
    if (rows > MOST_IMPORT_ROWS + HEADROOM) throw new Refusal('FILE_TOO_LARGE', { rows: MOST_IMPORT_ROWS });
    yield { ...row, cells: withoutMargin(row.cells) };
  }
}

/** Empty cells beyond the widest list are a spreadsheet's margin; anything in them is another kind of file. */
function withoutMargin(cells: readonly ReadCell[]): readonly ReadCell[] {
  if (cells.length <= MOST_IMPORT_COLUMNS) return cells;
  const rest = cells.slice(MOST_IMPORT_COLUMNS);
  if (rest.some((cell) => cell !== null && cell !== ''))
    throw new Refusal('FILE_TOO_WIDE', { columns: MOST_IMPORT_COLUMNS });
  return cells.slice(0, MOST_IMPORT_COLUMNS);
}

const TEXT_NAME = /\.(?:csv|txt|tsv)$/iu;
const HEAD_BYTES = 8;

async function readHead(path: string): Promise<Buffer> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/** An OLE file with a stream named so is an old .xls; any other is taken for a workbook with a password. */
async function oleReason(path: string): Promise<'old' | 'encrypted'> {
  const bytes = await readFile(path);
  const named = (name: string) => bytes.includes(Buffer.from(name, 'utf16le'));
  return named('Workbook') && !named('EncryptedPackage') ? 'old' : 'encrypted';
}

function isZip(bytes: Buffer): boolean {
  return bytes.length > 3 && bytes.readUInt16LE(0) === 0x4b50;
}

/** Packed text: what meters and routers leave, and no list. */
function isGzip(bytes: Buffer): boolean {
  return bytes.length > 1 && bytes.readUInt16LE(0) === 0x8b1f;
}

/** The head of an OLE file: an old .xls, or a workbook with a password. */
const OLE_HEAD = 0xe011cfd0;

function isOle(bytes: Buffer): boolean {
  return bytes.length > 3 && bytes.readUInt32LE(0) === OLE_HEAD;
}

async function* readGuardedCsv(path: string): AsyncGenerator<FileRow> {
  for await (const row of readCsv(path)) yield { ...row, cells: row.cells.map(unguard) };
}

/** In a .csv, text that a spreadsheet would take for a formula carries an apostrophe; reading takes it off again. */
function guard(value: string): string {
  return /^'*[=+\-@]/u.test(value) ? `'${value}` : value;
}

function unguard(value: ReadCell): ReadCell {
  return typeof value === 'string' && /^'+[=+\-@]/u.test(value) ? value.slice(1) : value;
}

/** Written aside and renamed, so that a file of that name is always a whole one. */
async function write(path: string, format: 'xlsx' | 'csv', rows: Iterable<readonly CellValue[]>): Promise<void> {
  const aside = `${path}.partial`;
  const file = createWriteStream(aside);
  try {
    const source = format === 'xlsx' ? streamXlsx('Clientes', rows) : Readable.from(csvChunks(rows));
    await pipeline(source, file);
    await rename(aside, path);
  } catch (cause) {
    await closeFile(file);
    await rm(aside, { force: true });
    throw cause;
  }
}

const ROWS_PER_CHUNK = 500;

function* csvChunks(rows: Iterable<readonly CellValue[]>): Generator<string> {
  let chunk = '\uFEFF';
  let held = 0;
  for (const row of rows) {
    chunk += `${csvLine(row)}\r\n`;
    held += 1;
    if (held === ROWS_PER_CHUNK) {
      yield chunk;
      chunk = '';
      held = 0;
    }
  }
  if (chunk !== '') yield chunk;
}

/**
 * A row with a line break in one of its cells has all of them in quotes: so its lines are known to be one record, whatever
 * stands in them (`isOneRecord`).
 */
function csvLine(row: readonly CellValue[]): string {
  const cells = row.map(csvCell);
  const line = cells.join(';');
  if (!/[\r\n]/u.test(line)) return line;
  return cells.map((cell) => (cell.startsWith('"') ? cell : `"${cell}"`)).join(';');
}

function csvCell(value: CellValue): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value).replace('.', ',');
  if (value instanceof Date) return localDateTime(value);
  const text = guard(String(value));
  return /[";\r\n]/u.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A date is never without its time here, so that every cell of the column reads alike. */
function localDateTime(value: Date): string {
  const { date, time } = writtenWall(value);
  return `${date} ${time}`;
}
