import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { type Readable, pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { Refusal } from '../contract/failures';
import type { TextFiles, TextLines } from '../ports';

const CHUNK_BYTES = 256 * 1024;
/** A line that runs on for longer than this is none. In letters. */
const LONGEST_LINE = 64 * 1024;
/** As much text as is taken: some 80 million samples. */
const LARGEST_TEXT = 4 * 1024 * 1024 * 1024;
/** Lists of numbers pack to a fifth or a tenth; what unpacks to more than this many times its size is no list. */
const MOST_UNPACKED = 150;
/** Below this much text the proportion says nothing. */
const PROPORTION_FROM = 32 * 1024 * 1024;
const HEAD_BYTES = 8;
/** How a workbook, an archive, an old .xls, a PDF or a picture begins, by whatever name. */
const OTHER_KINDS = ['PK', '\u00d0\u00cf\u0011\u00e0', '%PDF', '\u0089PNG', 'Rar!', '7z\u00bc'];

export function createTextFiles(): TextFiles {
  return { lines };
}

async function* lines(path: string): AsyncGenerator<TextLines> {
  const { head, size: totalBytes } = await look(path);
  if (totalBytes === 0) throw new Refusal('SAMPLES_EMPTY');
  const begins = head.toString('latin1');
  if (OTHER_KINDS.some((kind) => begins.startsWith(kind))) throw new Refusal('SAMPLES_KIND');
  const file = createReadStream(path, { highWaterMark: CHUNK_BYTES });
  const packed = head[0] === 0x1f && head[1] === 0x8b;
  try {
    yield* split(packed ? unpack(file) : file, () => file.bytesRead, totalBytes);
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && String(cause.code).startsWith('Z_'))
      throw new Refusal('SAMPLES_DAMAGED');
    throw cause;
  } finally {
    file.destroy();
  }
}

function unpack(file: Readable): Readable {
  const gunzip = createGunzip({ chunkSize: CHUNK_BYTES });
  // Whoever reads hears of what goes wrong: the file's end comes as the unpacker's.
  pipeline(file, gunzip, () => undefined);
  return gunzip;
}

async function look(path: string): Promise<{ head: Buffer; size: number }> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return { head: buffer.subarray(0, bytesRead), size: (await file.stat()).size };
  } finally {
    await file.close();
  }
}

async function* split(
  source: AsyncIterable<unknown>,
  readSoFar: () => number,
  totalBytes: number,
): AsyncGenerator<TextLines> {
  const hash = createHash('sha256');
  let decoder: InstanceType<typeof TextDecoder> | undefined;
  let lineEnd: string | undefined;
  let rest = '';
  let unpacked = 0;
  for await (const chunk of source) {
    if (!Buffer.isBuffer(chunk)) continue;
    hash.update(chunk);
    unpacked += chunk.length;
    const doneBytes = readSoFar();
    if (unpacked > LARGEST_TEXT || (unpacked > PROPORTION_FROM && unpacked > doneBytes * MOST_UNPACKED))
      throw new Refusal('SAMPLES_ENDLESS');
    decoder ??= new TextDecoder(alphabetOf(chunk));
    const text = rest + decoder.decode(chunk, { stream: true });
    if (text.includes('\u0000')) throw new Refusal('SAMPLES_KIND');
    lineEnd ??= lineEndOf(text);
    const found = text.split(lineEnd);
    rest = found.pop() ?? '';
    if (rest.length > LONGEST_LINE) throw new Refusal('SAMPLES_KIND');
    if (found.length > 0) yield { lines: found, doneBytes, totalBytes };
  }
  const last = rest + (decoder?.decode() ?? '');
  yield { lines: last === '' ? [] : [last], doneBytes: totalBytes, totalBytes, fingerprint: hash.digest('hex') };
}

/** What ends a line, by the first of them; an old Macintosh's, and some router's, is a bare carriage return. */
function lineEndOf(text: string): '\n' | '\r' {
  return !text.includes('\n') && /\r[^\n]/u.test(text) ? '\r' : '\n';
}

/** UTF-8, or what Windows in the Americas writes; a spreadsheet's "Unicode text" says so itself. */
function alphabetOf(first: Buffer): 'utf-8' | 'utf-16le' | 'windows-1252' {
  if (first[0] === 0xff && first[1] === 0xfe) return 'utf-16le';
  const whole = new TextDecoder('utf-8').decode(first, { stream: true });
  return whole.includes('\uFFFD') ? 'windows-1252' : 'utf-8';
}
