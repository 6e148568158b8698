import type { FailureCode } from '../contract/failures';

/** The beginnings of the codes that SQLite and the disk give, and what each means to whoever writes or reads. */
const DISK_ERRORS = [
  ['SQLITE_FULL', 'DISK_FULL'],
  // The log's shared memory finds no room.
  ['SQLITE_IOERR_SHMSIZE', 'DISK_FULL'],
  ['ENOSPC', 'DISK_FULL'],
  ['SQLITE_READONLY', 'FOLDER_READ_ONLY'],
  ['EROFS', 'FOLDER_READ_ONLY'],
  ['EACCES', 'FOLDER_READ_ONLY'],
  ['SQLITE_CORRUPT', 'DATABASE_DAMAGED'],
  ['SQLITE_NOTADB', 'DATABASE_DAMAGED'],
] as const satisfies readonly (readonly [string, FailureCode])[];
export type DiskFailure = (typeof DISK_ERRORS)[number][1];

/** The code of an error, or of what caused it: the query builder wraps SQLite's own. */
export function codeOf(cause: unknown): string {
  if (!(cause instanceof Error)) return '';
  return 'code' in cause ? String(cause.code) : codeOf(cause.cause);
}

/** What the disk refused, when that is what went wrong. */
export function diskFailureOf(cause: unknown): DiskFailure | undefined {
  const code = codeOf(cause);
  return DISK_ERRORS.find(([start]) => code.startsWith(start))?.[1];
}
