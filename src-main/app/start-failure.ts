import { statfsSync } from 'node:fs';
import { Refusal } from '../contract/failures';
import type { StartProblem } from '../contract/startup';
import { DamagedDatabaseError } from '../data/database';
import { NewerDatabaseError } from '../data/migrate';
import { NetworkFolderError, OfficeGoneError } from './office-place';

/** The beginnings of the codes that SQLite and the disk give, and what each means for an office. */
const PROBLEMS: readonly (readonly [string, StartProblem])[] = [
  ['SQLITE_BUSY', 'inUse'],
  ['SQLITE_FULL', 'diskFull'],
  ['ENOSPC', 'diskFull'],
  ['SQLITE_READONLY', 'readOnly'],
  ['SQLITE_CANTOPEN', 'readOnly'],
  ['EACCES', 'readOnly'],
  ['EPERM', 'readOnly'],
  ['EROFS', 'readOnly'],
  // Node's answer where a folder cannot be made on a read-only disk, and where a disk is gone.
  ['ENOENT', 'readOnly'],
  // What one of the core's threads says of the same causes.
  ['DISK_FULL', 'diskFull'],
  ['FOLDER_READ_ONLY', 'readOnly'],
  ['SQLITE_NOTADB', 'damaged'],
  ['SQLITE_CORRUPT', 'damaged'],
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

function codeOf(cause: unknown): string {
  if (cause instanceof Refusal) return cause.failure.code;
  return cause instanceof Error && 'code' in cause ? String(cause.code) : '';
}

/** Why the office in `folder` did not open, from what opening it threw. */
export function startProblemOf(cause: unknown, folder: string): StartProblem {
  if (cause instanceof NewerDatabaseError) return 'newer';
  if (cause instanceof NetworkFolderError) return 'network';
  if (cause instanceof DamagedDatabaseError) return 'damaged';
  if (cause instanceof OfficeGoneError) return 'gone';
  const code = codeOf(cause);
  const problem = PROBLEMS.find(([start]) => code.startsWith(start))?.[1] ?? 'unknown';
  // A full disk also shows as a file that cannot be made, or whose log cannot be mapped.
  const unclear = problem === 'unknown' || code.startsWith('SQLITE_CANTOPEN');
  return unclear && hasNoRoom(folder) ? 'diskFull' : problem;
}

const SENTENCES: Readonly<Record<StartProblem, string>> = {
  newer: 'Esta oficina la guardó un Abonado más nuevo. Instale esa versión para abrirla; no se cambió nada.',
  inUse: 'Otro Abonado tiene abierta esta oficina. Ciérrelo y abra este de nuevo.',
  damaged:
    'La base de la oficina está dañada y no se tocó. Restaure una copia de seguridad de la carpeta de la oficina.',
  gone: 'La base de la oficina ya no está en su carpeta. Devuélvala a su lugar, o restaure una copia de seguridad.',
  readOnly: 'La carpeta de la oficina no deja escribir. Revise sus permisos y abra Abonado de nuevo.',
  diskFull: 'El disco está lleno. Libere espacio y abra Abonado de nuevo; no se perdió nada.',
  network: 'La carpeta de la oficina está en una unidad de red. Ábrala desde un disco de esta computadora.',
  unknown: 'La oficina no se pudo abrir.',
};

/** What a terminal says of it; the window has a screen. */
export function startSentence(problem: StartProblem): string {
  return SENTENCES[problem];
}
