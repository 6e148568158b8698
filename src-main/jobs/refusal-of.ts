import { randomUUID } from 'node:crypto';
import { type FailureCode, Refusal } from '../contract/failures';
import type { Log } from '../ports';

/** What the disk may say of a call, and what the clerk is told; nothing was written then. */
const DISK: readonly (readonly [string, FailureCode])[] = [
  ['SQLITE_FULL', 'DISK_FULL'],
  ['ENOSPC', 'DISK_FULL'],
  ['SQLITE_READONLY', 'FOLDER_READ_ONLY'],
  ['EROFS', 'FOLDER_READ_ONLY'],
  ['EACCES', 'FOLDER_READ_ONLY'],
  ['SQLITE_CORRUPT', 'DATABASE_DAMAGED'],
  ['SQLITE_NOTADB', 'DATABASE_DAMAGED'],
];

/** The code of an error, or of what caused it: the query builder wraps SQLite's own. */
function codeOf(cause: unknown): string {
  if (!(cause instanceof Error)) return '';
  return 'code' in cause ? String(cause.code) : codeOf(cause.cause);
}

/** The refusal that a failed call ends in: an unexpected one is logged, and crosses as its number alone. */
export function refusalOf(log: Log, cause: unknown): Refusal {
  if (cause instanceof Refusal) return cause;
  const diskRefusal = DISK.find(([start]) => codeOf(cause).startsWith(start));
  if (diskRefusal) return new Refusal(diskRefusal[1]);
  const id = randomUUID().slice(0, 8);
  log.error(id, cause);
  return new Refusal('UNEXPECTED', { id });
}
