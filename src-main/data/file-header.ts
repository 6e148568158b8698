import { closeSync, openSync, readSync } from 'node:fs';

/** What the first bytes of a database say, read without opening it: SQLite itself would already write. */
export interface FileHeader {
  /** Whole by itself; otherwise what was committed last may lie in the log beside it. */
  readonly whole: boolean;
  /** The number of the newest migration that it holds. */
  readonly version: number;
}

const MAGIC = 'SQLite format 3\u0000';
const HEADER_BYTES = 100;
/** 1 for a file that is whole by itself, 2 for one with a log. */
const FORMAT_AT = 18;
const USER_VERSION_AT = 60;

/**
 * Null where there is no database, or no file. Never of a database that this process has open: on most systems to close a
 * file lets go of all that the process has locked of it, SQLite's locks too, and another program then takes its log away.
 */
export function readHeader(path: string): FileHeader | null {
  const header = Buffer.alloc(HEADER_BYTES);
  try {
    const file = openSync(path, 'r');
    try {
      readSync(file, header, 0, HEADER_BYTES, 0);
    } finally {
      closeSync(file);
    }
  } catch {
    // Opening it says what is wrong with it, in words of its own.
    return null;
  }
  if (header.toString('latin1', 0, MAGIC.length) !== MAGIC) return null;
  return { whole: header[FORMAT_AT] === 1, version: header.readInt32BE(USER_VERSION_AT) };
}
