import { statfsSync } from 'node:fs';
import { Refusal } from '../contract/failures';
import type { StartProblem } from '../contract/startup';
import { DamagedDatabaseError } from '../data/database';
import { NewerDatabaseError } from '../data/migrate';
import { codeOf, type DiskFailure, diskFailureOf } from '../jobs/disk-errors';
import { NetworkFolderError, OfficeGoneError } from './office-place';
import { words } from './words';

/** What keeps an office from opening, in the words of a call that it refuses; the core's threads use those too. */
const REFUSED: Readonly<Record<DiskFailure, StartProblem>> = {
  DISK_FULL: 'diskFull',
  FOLDER_READ_ONLY: 'readOnly',
  DATABASE_DAMAGED: 'damaged',
};

/** What means something only where a folder and its database are opened: the beginnings of the codes. */
const OPENING: readonly (readonly [string, StartProblem])[] = [
  ['SQLITE_BUSY', 'inUse'],
  ['SQLITE_CANTOPEN', 'readOnly'],
  ['EPERM', 'readOnly'],
  // Node's answer where a folder cannot be made on a read-only disk, and where a disk is gone.
  ['ENOENT', 'readOnly'],
];

/** Below this nothing opens: SQLite's shared memory alone takes 32 KiB. Bytes. */
const LEAST_FREE = 64 * 1024;

function hasNoRoom(folder: string): boolean {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize < LEAST_FREE;
  } catch {
    return false;
  }
}

function refusedProblemOf(cause: unknown): StartProblem | undefined {
  const failure = cause instanceof Refusal ? cause.failure.code : diskFailureOf(cause);
  return Object.entries(REFUSED).find(([code]) => code === failure)?.[1];
}

/** Why the office in `folder` did not open, from what opening it threw. */
export function startProblemOf(cause: unknown, folder: string): StartProblem {
  if (cause instanceof NewerDatabaseError) return 'newer';
  if (cause instanceof NetworkFolderError) return 'network';
  if (cause instanceof DamagedDatabaseError) return 'damaged';
  if (cause instanceof OfficeGoneError) return 'gone';
  const code = codeOf(cause);
  const problem = refusedProblemOf(cause) ?? OPENING.find(([start]) => code.startsWith(start))?.[1] ?? 'unknown';
  // A full disk also shows as a file that cannot be made, or whose log cannot be mapped.
  const unclear = problem === 'unknown' || code.startsWith('SQLITE_CANTOPEN');
  return unclear && hasNoRoom(folder) ? 'diskFull' : problem;
}

/** What a terminal says of it; the window has a screen. */
export function startSentence(problem: StartProblem): string {
  return words.start[problem];
}
