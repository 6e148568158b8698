import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import Sqlite from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { backUpDay, prove } from '../../src-main/data/backup';
import { openDatabase } from '../../src-main/data/database';
import { migrate, readMigrations } from '../../src-main/data/migrate';
import { lockOffice } from '../../src-main/data/office-lock';

function office() {
  const folder = mkdtempSync(join(tmpdir(), 'abonado-backup-'));
  const database = openDatabase(join(folder, 'abonado.db'));
  migrate(database.sqlite, readMigrations(resolve(import.meta.dirname, '../../migrations')));
  database.sqlite.exec("INSERT INTO catalog_entries (kind, name, name_key) VALUES ('zone', 'Sur', 'sur')");
  onTestFinished(() => {
    database.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return { database, folder, backups: join(folder, 'backups') };
}

test('a day has one copy, which opens and holds what the office held', async () => {
  const { database, backups } = office();
  const path = await backUpDay(database.sqlite, backups, '2026-11-24');
  expect(await backUpDay(database.sqlite, backups, '2026-11-24')).toBeNull();
  const copy = new Sqlite(path ?? '', { readonly: true });
  expect(copy.prepare('SELECT name FROM catalog_entries').pluck().all()).toEqual(['Sur']);
  copy.close();
});

test('the oldest days beyond two weeks go, and what is not a copy stays', async () => {
  const { database, backups } = office();
  await backUpDay(database.sqlite, backups, '2026-11-01');
  writeFileSync(join(backups, 'notas.txt'), 'de la oficina');
  for (let day = 2; day <= 16; day += 1) {
    await backUpDay(database.sqlite, backups, `2026-11-${String(day).padStart(2, '0')}`);
  }
  const names = readdirSync(backups).toSorted();
  expect(names).toHaveLength(15);
  expect(names[0]).toBe('abonado-2026-11-03.db');
  expect(names.at(-1)).toBe('notas.txt');
});

test('a damaged copy is not taken for a good one', () => {
  const { folder } = office();
  const path = join(folder, 'copia.db');
  writeFileSync(path, 'SQLite format 3\u0000 y después nada que sirva'.padEnd(8192, 'x'));
  expect(() => prove(path)).toThrow();
});

test('one Abonado holds an office; a second is told, and gets it when the first lets go', () => {
  const { folder } = office();
  const path = join(folder, 'abonado.lock');
  const first = lockOffice(path);
  expect(() => lockOffice(path)).toThrow(/locked/u);
  first.release();
  lockOffice(path).release();
});
