import type { BackupKind } from '../contract/backups';

/** What the copies of each kind are called, up to their day or moment. */
const NAMED: readonly (readonly [BackupKind, RegExp])[] = [
  ['daily', /^abonado-\d{4}-\d{2}-\d{2}\.(?:db|copia)$/u],
  ['manual', /^abonado-\d{4}-\d{2}-\d{2}-\d{6}\.db$/u],
  ['beforeChange', /^antes-de-cambio-[\d-]+\.db$/u],
  ['atEnd', /^al-cerrar-[\d-]+\.db$/u],
  ['beforeRestore', /^antes-de-restaurar-[\d-]+\.db$/u],
  ['beforeUpdate', /^antes-de-actualizar-[\d-]+\.db$/u],
];

/** How many of a kind are kept; of the others all are. Two weeks of days. */
const KEPT: Partial<Record<BackupKind, number>> = { daily: 14, beforeChange: 3, atEnd: 3 };

/** The kinds that are brought to the second folder: the others are of an office that is not the present one. */
export const BROUGHT: ReadonlySet<BackupKind> = new Set(['daily', 'manual', 'beforeChange', 'atEnd']);

/** Null for a file that is no copy. */
export function kindOfCopy(name: string): BackupKind | null {
  return NAMED.find(([, pattern]) => pattern.test(name))?.[0] ?? null;
}

export const isSealedName = (name: string) => name.endsWith('.copia');

export const dailyName = (day: string, end = '.db') => `abonado-${day}${end}`;
export const manualName = (stamp: string) => `abonado-${stamp}.db`;
/** Taken of its own accord; `stamp` is the office's wall time, digits and hyphens. */
export const ownName = (kind: 'beforeChange' | 'atEnd', stamp: string) =>
  `${kind === 'atEnd' ? 'al-cerrar' : 'antes-de-cambio'}-${stamp}.db`;

/** The day that a copy's name says, which is the office's. */
export function dayOfCopy(name: string): string {
  return /\d{4}-\d{2}-\d{2}/u.exec(name)?.[0] ?? '';
}

/** What a copy's name says of its moment, or of its day. */
const stampOfCopy = (name: string) => name.slice(0, name.lastIndexOf('.'));

/**
 * The copies that are one too many of the kind of the one that was just made, which stays: their names say their order.
 * Those that say a later moment than it were made before it by a clock that was ahead, and are the first to go.
 */
export function copiesToForget(names: readonly string[], made: string): string[] {
  const kind = kindOfCopy(made);
  const most = kind ? KEPT[kind] : undefined;
  if (most === undefined) return [];
  const isLater = (name: string) => stampOfCopy(name) > stampOfCopy(made);
  const others = names.filter((name) => name !== made && kindOfCopy(name) === kind).toSorted();
  const inOrder = [...others.filter(isLater), ...others.filter((name) => !isLater(name))];
  return inOrder.slice(0, Math.max(0, inOrder.length - (most - 1)));
}
