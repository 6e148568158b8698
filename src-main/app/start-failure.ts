import type { StartProblem } from '../contract/startup';
import { DamagedDatabaseError } from '../data/database';
import { NewerDatabaseError } from '../data/migrate';

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
  ['SQLITE_NOTADB', 'damaged'],
  ['SQLITE_CORRUPT', 'damaged'],
];

/** Why an office did not open, from what opening it threw. */
export function startProblemOf(cause: unknown): StartProblem {
  if (cause instanceof NewerDatabaseError) return 'newer';
  if (cause instanceof DamagedDatabaseError) return 'damaged';
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  return PROBLEMS.find(([start]) => code.startsWith(start))?.[1] ?? 'unknown';
}

const SENTENCES: Readonly<Record<StartProblem, string>> = {
  newer: 'Esta oficina la guardó un Abonado más nuevo. Instale esa versión para abrirla; no se cambió nada.',
  inUse: 'Otro Abonado tiene abierta esta oficina. Ciérrelo y abra este de nuevo.',
  damaged:
    'La base de la oficina está dañada y no se tocó. Restaure una copia de seguridad de la carpeta de la oficina.',
  readOnly: 'La carpeta de la oficina no deja escribir. Revise sus permisos y abra Abonado de nuevo.',
  diskFull: 'El disco está lleno. Libere espacio y abra Abonado de nuevo; no se perdió nada.',
  unknown: 'La oficina no se pudo abrir.',
};

/** What a terminal says of it; the window has a screen. */
export function startSentence(problem: StartProblem): string {
  return SENTENCES[problem];
}
