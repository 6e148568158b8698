import { existsSync, readdirSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { BROUGHT, dayOfCopy, kindOfCopy } from './copy-names';

/**
 * The order in which copies were made. A clock may have been ahead for an afternoon, and names and files that say a day to
 * come are left by it: what was made last is known all the same, since each copy is put after those before it.
 */

interface MadeCopy {
  readonly name: string;
  readonly atMs: number;
}

/** The copies that stand for the office as it was when they were made; newest first. */
export function copiesInOrder(backups: string): MadeCopy[] {
  if (!existsSync(backups)) return [];
  return readdirSync(backups)
    .filter((name) => BROUGHT.has(kindOfCopy(name) ?? 'beforeRestore'))
    .flatMap((name) => {
      const found = statSync(join(backups, name), { throwIfNoEntry: false });
      return found ? [{ name, atMs: found.mtimeMs }] : [];
    })
    .toSorted((one, other) => other.atMs - one.atMs);
}

/** Whoever says to be from after the copy that was just made was made before it: its file says so from now on. */
export function putBefore(backups: string, made: string): void {
  const all = copiesInOrder(backups);
  const madeAtMs = all.find(({ name }) => name === made)?.atMs ?? Number.POSITIVE_INFINITY;
  const later = all.filter(({ name, atMs }) => name !== made && atMs > madeAtMs);
  try {
    for (const [place, { name }] of later.entries()) {
      const atSeconds = (Math.floor(madeAtMs) - 1 - place) / 1000;
      utimesSync(join(backups, name), atSeconds, atSeconds);
    }
  } catch {
    // The copy that was made is worth as much without.
  }
}

/** Whether a copy is of the day that it is called by: after one by a clock that was ahead came those of days before. */
export function isTheDays(backups: string, name: string): boolean {
  const all = copiesInOrder(backups);
  const found = all.findIndex((copy) => copy.name === name);
  return found !== -1 && all.slice(0, found).every((after) => dayOfCopy(after.name) >= dayOfCopy(name));
}
