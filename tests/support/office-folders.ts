import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import Sqlite from 'better-sqlite3';
import { migrate, readMigrations } from '../../src-main/data/migrate';

const migrationsFolder = resolve(process.cwd(), 'migrations');

/** An office's database with a name, a zone and nobody in it, as one file. */
function writeOffice(path: string, name = 'Norte Digital'): void {
  const sqlite = new Sqlite(path);
  migrate(sqlite, readMigrations(migrationsFolder));
  sqlite
    .prepare(
      "INSERT INTO office (id, name, country, time_zone, recovery_hash, created_at_ms) VALUES (1, ?, 'AR', 'America/Argentina/Mendoza', 'x', 1)",
    )
    .run(name);
  sqlite.close();
}

/** A damaged office with one good copy from before. */
export function writeDamagedOffice(folder: string): void {
  mkdirSync(join(folder, 'backups'), { recursive: true });
  writeOffice(join(folder, 'backups', 'abonado-2026-11-20.db'));
  writeFileSync(join(folder, 'abonado.db'), 'esto no es una base de datos'.padEnd(8192, '.'));
}

/** An office that a later Abonado has saved. */
export function writeNewerOffice(folder: string): void {
  writeOffice(join(folder, 'abonado.db'));
  const sqlite = new Sqlite(join(folder, 'abonado.db'));
  sqlite.pragma('user_version = 9999');
  sqlite.close();
}

const mount = (args: string[]) => execFileSync('mount', args, { stdio: 'pipe' });

/** A disk of its own of so many kilobytes; null where this machine does not let one be made. */
export function smallDisk(kilobytes: number): { folder: string; remove: () => void } | null {
  const folder = mkdtempSync(join(tmpdir(), 'abonado-disk-'));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  try {
    mount(['-t', 'tmpfs', '-o', `size=${kilobytes}k`, 'tmpfs', folder]);
  } catch {
    remove();
    return null;
  }
  return {
    folder,
    remove: () => {
      execFileSync('umount', ['-l', folder]);
      remove();
    },
  };
}

/** A folder that lets nobody write: for root, who may write anywhere, a disk that is mounted so. */
export function readOnlyFolder(): { folder: string; makeWritable: () => void; remove: () => void } | null {
  if (process.getuid?.() === 0) {
    const disk = smallDisk(8192);
    if (!disk) return null;
    mount(['-o', 'remount,ro', disk.folder]);
    return { ...disk, makeWritable: () => mount(['-o', 'remount,rw', disk.folder]) };
  }
  const folder = mkdtempSync(join(tmpdir(), 'abonado-closed-'));
  chmodSync(folder, 0o555);
  const makeWritable = () => chmodSync(folder, 0o755);
  const remove = () => {
    makeWritable();
    rmSync(folder, { recursive: true, force: true });
  };
  return { folder, makeWritable, remove };
}

/**
 * A folder that root cannot write an office to either, on a machine that lets no disk be mounted: where the database
 * should be there is a folder of that name, which nobody can open as a file. SQLite says the same of both causes.
 */
export function obstructedFolder(): { folder: string; makeWritable: () => void; remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'abonado-obstructed-'));
  const obstacle = join(folder, 'abonado.db');
  mkdirSync(obstacle);
  return {
    folder,
    makeWritable: () => rmSync(obstacle, { recursive: true }),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
