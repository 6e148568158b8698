import { DamagedDatabaseError } from '../data/database';
import { NewerDatabaseError } from '../data/migrate';

const SENTENCES: Readonly<Record<string, string>> = {
  SQLITE_BUSY: 'Otro Abonado tiene abierta esta oficina. Ciérrelo y abra este de nuevo.',
  SQLITE_FULL: 'El disco está lleno. Libere espacio y abra Abonado de nuevo; no se perdió nada.',
  ENOSPC: 'El disco está lleno. Libere espacio y abra Abonado de nuevo; no se perdió nada.',
  SQLITE_READONLY: 'La carpeta de la oficina no deja escribir. Revise sus permisos y abra Abonado de nuevo.',
  SQLITE_CANTOPEN: 'La carpeta de la oficina no se puede abrir. Revise sus permisos y abra Abonado de nuevo.',
  EACCES: 'La carpeta de la oficina no deja escribir. Revise sus permisos y abra Abonado de nuevo.',
  EROFS: 'La carpeta de la oficina no deja escribir. Revise sus permisos y abra Abonado de nuevo.',
};
const DAMAGED =
  'La base de la oficina está dañada y no se tocó. Restaure una copia de seguridad de la carpeta de la oficina.';

/** What the clerk reads when an office does not open: what happened, and what to do. */
export function startFailure(cause: unknown): string {
  if (cause instanceof NewerDatabaseError) {
    return 'Esta oficina la guardó un Abonado más nuevo. Instale esa versión para abrirla; no se cambió nada.';
  }
  if (cause instanceof DamagedDatabaseError) return DAMAGED;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  if (code === 'SQLITE_NOTADB' || code.startsWith('SQLITE_CORRUPT')) return DAMAGED;
  const known = Object.keys(SENTENCES).find((start) => code.startsWith(start));
  return known === undefined ? `La oficina no se pudo abrir (${code || 'sin código'}).` : (SENTENCES[known] ?? '');
}
