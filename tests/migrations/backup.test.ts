import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { threadId } from 'node:worker_threads';
import Sqlite from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { Refusal } from '../../src-main/contract/failures';
import { createBackups, prove } from '../../src-main/data/backups';
import { openDatabase } from '../../src-main/data/database';
import { migrate, readMigrations } from '../../src-main/data/migrate';
import { lockOffice } from '../../src-main/data/office-lock';
import { traceDisk } from '../support/disk-trace';

function office() {
  const folder = mkdtempSync(join(tmpdir(), 'abonado-backup-'));
  const database = openDatabase(join(folder, 'abonado.db'));
  migrate(database.sqlite, readMigrations(resolve(import.meta.dirname, '../../migrations')));
  database.sqlite.exec("INSERT INTO catalog_entries (kind, name, name_key) VALUES ('zone', 'Sur', 'sur')");
  onTestFinished(() => {
    database.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return { database, folder, backups: createBackups(folder), copies: join(folder, 'backups') };
}

test('a day has one copy, which opens and holds what the office held', () => {
  const { backups, copies } = office();
  const name = backups.backUpDay('2026-11-24');
  expect(backups.backUpDay('2026-11-24')).toBeNull();
  const copy = new Sqlite(join(copies, name ?? ''), { readonly: true });
  expect(copy.prepare('SELECT name FROM catalog_entries').pluck().all()).toEqual(['Sur']);
  copy.close();
});

test('the oldest days beyond two weeks go; copies taken by hand and what is not a copy stay', () => {
  const { backups, copies } = office();
  backups.take('2026-10-01-101500');
  backups.backUpDay('2026-11-01');
  writeFileSync(join(copies, 'notas.txt'), 'de la oficina');
  for (let day = 2; day <= 16; day += 1) backups.backUpDay(`2026-11-${String(day).padStart(2, '0')}`);
  const names = readdirSync(copies)
    .filter((name) => name !== 'huellas')
    .toSorted();
  expect(names).toHaveLength(16);
  expect(names.slice(0, 2)).toEqual(['abonado-2026-10-01-101500.db', 'abonado-2026-11-03.db']);
  expect(names.at(-1)).toBe('notas.txt');
});

test('copies are listed with what they hold, and one that does not open says so', () => {
  const { backups, copies } = office();
  backups.backUpDay('2026-11-24');
  writeFileSync(join(copies, 'abonado-2026-11-23.db'), 'SQLite format 3\u0000 y nada'.padEnd(8192, 'x'));
  const found = backups.list();
  expect(found.find(({ name }) => name === 'abonado-2026-11-24.db')).toMatchObject({ clients: 0 });
  expect(found.find(({ name }) => name === 'abonado-2026-11-23.db')).toMatchObject({ clients: null, bytes: 8192 });
});

test('a copy that is not whole is not laid ready to take the place of the database, nor a file that is none', () => {
  const { backups, copies, folder } = office();
  backups.backUpDay('2026-11-24');
  writeFileSync(join(copies, 'abonado-2026-11-23.db'), 'SQLite format 3\u0000 y nada'.padEnd(8192, 'x'));
  for (const name of ['abonado-2026-11-23.db', '../abonado.db', 'abonado-2026-11-24.db.partial'])
    expect(() => backups.stage({ name })).toThrow(Refusal);
  expect(readdirSync(folder)).not.toContain('restoring.db');
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

test('a copy whose head is whole and a page of which is not is no proved copy', () => {
  const { backups, copies } = office();
  const path = join(copies, backups.backUpDay('2026-11-24') ?? '');
  expect(() => prove(path)).not.toThrow();
  const bytes = readFileSync(path);
  const pageSize = bytes.readUInt16BE(16);
  // Every page after the first two: the schema still reads, so that opening alone finds nothing.
  const copy = new Sqlite(path, { readonly: true });
  const root = Number(copy.prepare("SELECT rootpage FROM sqlite_master WHERE name = 'catalog_entries'").pluck().get());
  copy.close();
  bytes.fill(0xff, (root - 1) * pageSize, root * pageSize);
  writeFileSync(path, bytes);
  expect(() => new Sqlite(path, { readonly: true }).close()).not.toThrow();
  expect(() => prove(path)).toThrow();
});

test('a copy is on the disk, and so is its name, before it counts as one', () => {
  const { backups, folder } = office();
  const own = `${process.pid}-${threadId}.partial`;
  const trace = traceDisk(folder);
  const name = backups.backUpDay('2026-11-24');
  expect(trace).toEqual([
    `sync backups/${name}.${own}`,
    `rename backups/${name}.${own} backups/${name}`,
    'sync backups',
    // The folder of the copies was made a moment ago.
    'sync .',
  ]);
});

test('what a killed process left of a copy goes with the next one, and what another thread is writing stays', () => {
  const { backups, copies } = office();
  mkdirSync(copies, { recursive: true });
  const parts = ['1-0', `${process.pid}-${threadId}`, `${process.pid}-999`];
  for (const part of parts) writeFileSync(join(copies, `abonado-2026-11-24.db.${part}.partial`), 'half');
  backups.backUpDay('2026-11-24');
  expect(readdirSync(copies).toSorted((one, other) => one.localeCompare(other))).toEqual([
    'abonado-2026-11-24.db',
    `abonado-2026-11-24.db.${process.pid}-999.partial`,
    'huellas',
  ]);
});

test('a restore is on the disk before it takes the office’s place, and the present office is kept there first', () => {
  const { backups, database, folder } = office();
  const name = backups.take('2026-11-24-090000');
  database.close();
  const trace = traceDisk(folder);
  backups.stage({ name });
  expect(trace).toEqual(['sync restoring.db', 'sync .']);
  trace.length = 0;
  const putBack = backups.swapIn('2026-11-24-100000');
  const kept = 'backups/antes-de-restaurar-2026-11-24-100000.db';
  const own = `${kept}.${process.pid}-${threadId}.partial`;
  const swapped = ['rename restoring.db abonado.db', 'sync .', 'sync .'];
  expect(trace).toEqual([`sync ${own}`, `rename ${own} ${kept}`, 'sync backups', ...swapped]);
  trace.length = 0;
  putBack();
  expect(trace).toEqual([`link ${kept} restoring.db`, 'sync .', ...swapped]);
});

/** An office whose database is damaged, with what it committed last in a log beside it. */
function damagedOffice() {
  const { backups, database, folder, copies } = office();
  const name = backups.take('2026-11-24-090000');
  database.close();
  const parts = { '': 'ya no es una base de datos '.repeat(40), '-wal': 'ni esto un registro' };
  for (const [end, text] of Object.entries(parts)) writeFileSync(join(folder, `abonado.db${end}`), text);
  backups.stage({ name });
  const read = (path: string) => Object.keys(parts).map((end) => readFileSync(`${path}${end}`, 'utf8'));
  return { backups, folder, copies, parts: Object.values(parts), read };
}

test('a damaged office is kept as it lies there, its log with it, and is put back so', () => {
  const { backups, folder, copies, parts, read } = damagedOffice();
  const putBack = backups.swapIn('2026-11-24-100000');
  expect(readdirSync(folder)).not.toContain('abonado.db-wal');
  expect(read(join(copies, 'antes-de-restaurar-2026-11-24-100000.db'))).toEqual(parts);
  putBack();
  expect(read(join(folder, 'abonado.db'))).toEqual(parts);
});

test('on a disk that knows no second names, what is kept of a damaged office is written out whole first', () => {
  const { backups, folder } = damagedOffice();
  const trace = traceDisk(folder, { links: false });
  backups.swapIn('2026-11-24-100000');
  const kept = 'backups/antes-de-restaurar-2026-11-24-100000.db';
  expect(trace.slice(0, 4)).toEqual([`sync ${kept}`, 'sync backups', `sync ${kept}-wal`, 'sync backups']);
});

test('an office that another program holds for itself is not replaced, and is as it was', () => {
  const { backups, database, folder } = office();
  const name = backups.take('2026-11-24-090000');
  database.close();
  backups.stage({ name });
  const other = new Sqlite(join(folder, 'abonado.db'));
  other.pragma('journal_mode = DELETE');
  other.exec('BEGIN EXCLUSIVE');
  const before = readFileSync(join(folder, 'abonado.db'));
  expect(() => backups.swapIn('2026-11-24-100000')).toThrow('OFFICE_IN_USE');
  other.close();
  expect(readFileSync(join(folder, 'abonado.db')).equals(before)).toBe(true);
  expect(readdirSync(folder)).not.toContain('restoring.db');
});

test('a copy in which a disk changed one letter of a name is not restored, though every page of it hangs together', () => {
  const { backups, copies, folder } = office();
  const name = backups.backUpDay('2026-11-24') ?? '';
  const path = join(copies, name);
  const bytes = readFileSync(path);
  bytes.write('Nur', bytes.indexOf('Sur'), 'latin1');
  writeFileSync(path, bytes);
  expect(() => prove(path)).not.toThrow();
  expect(() => backups.stage({ name })).toThrow('BACKUP_BAD');
  expect(readdirSync(folder)).not.toContain('restoring.db');
});

test('of the copies that are taken by themselves the last few of each kind stay', () => {
  const { backups } = office();
  for (let hour = 1; hour <= 5; hour += 1) {
    backups.takeOwn('beforeChange', `2026-11-24-0${hour}0000`);
    backups.takeOwn('atEnd', `2026-11-24-0${hour}3000`);
  }
  expect(
    backups
      .list()
      .map(({ name }) => name)
      .toSorted(),
  ).toEqual([
    'al-cerrar-2026-11-24-033000.db',
    'al-cerrar-2026-11-24-043000.db',
    'al-cerrar-2026-11-24-053000.db',
    'antes-de-cambio-2026-11-24-030000.db',
    'antes-de-cambio-2026-11-24-040000.db',
    'antes-de-cambio-2026-11-24-050000.db',
  ]);
});

test('after a clock that was ahead each copy is kept that is made, and those from ahead are the first to go', () => {
  const { backups } = office();
  for (let minute = 1; minute <= 3; minute += 1) backups.takeOwn('beforeChange', `2026-12-24-150${minute}00`);
  const kept = () =>
    backups
      .list()
      .map(({ name }) => name)
      .filter((name) => name.startsWith('antes-de-cambio'))
      .toSorted();
  backups.takeOwn('beforeChange', '2026-11-24-160000');
  expect(kept()).toEqual([
    'antes-de-cambio-2026-11-24-160000.db',
    'antes-de-cambio-2026-12-24-150200.db',
    'antes-de-cambio-2026-12-24-150300.db',
  ]);
  backups.takeOwn('beforeChange', '2026-11-24-161500');
  backups.takeOwn('beforeChange', '2026-11-24-163000');
  backups.takeOwn('beforeChange', '2026-11-24-164500');
  expect(kept()).toEqual([
    'antes-de-cambio-2026-11-24-161500.db',
    'antes-de-cambio-2026-11-24-163000.db',
    'antes-de-cambio-2026-11-24-164500.db',
  ]);
});

test('a clock that is behind for an afternoon takes no more than one copy’s place with each that is made', () => {
  const { backups } = office();
  for (let day = 10; day <= 23; day += 1) backups.backUpDay(`2026-11-${day}`);
  backups.backUpDay('2026-10-24');
  const days = () => backups.list().filter(({ kind }) => kind === 'daily');
  expect(days().map(({ name }) => name)).toContain('abonado-2026-10-24.db');
  backups.backUpDay('2026-11-24');
  expect(
    days()
      .map(({ name }) => name)
      .toSorted(),
  ).toEqual(Array.from({ length: 14 }, (_, place) => `abonado-2026-11-${place + 11}.db`));
});

test('a day to which a clock was ahead gets its copy when it comes', () => {
  const { database, backups, copies } = office();
  backups.backUpDay('2026-12-24');
  backups.backUpDay('2026-11-24');
  database.sqlite.exec("INSERT INTO catalog_entries (kind, name, name_key) VALUES ('zone', 'Norte', 'norte')");
  expect(backups.hasDay('2026-12-24')).toBe(false);
  expect(backups.backUpDay('2026-12-24')).toBe('abonado-2026-12-24.db');
  const copy = new Sqlite(join(copies, 'abonado-2026-12-24.db'), { readonly: true });
  expect(copy.prepare('SELECT count(*) FROM catalog_entries').pluck().get()).toBe(2);
  copy.close();
  expect(backups.hasDay('2026-12-24')).toBe(true);
});

test('files that a clock left in days to come are not newer than the copy that is made after them', () => {
  const { backups, copies } = office();
  const ahead = [backups.takeOwn('beforeChange', '2026-12-24-150100'), backups.takeOwn('atEnd', '2026-12-24-150200')];
  for (const [place, name] of ahead.entries()) {
    const atSeconds = statSync(join(copies, name)).mtimeMs / 1000 + 30 * 24 * 3600 + place;
    utimesSync(join(copies, name), atSeconds, atSeconds);
  }
  const made = backups.takeOwn('atEnd', '2026-11-24-160000');
  expect(backups.list().map(({ name }) => name)).toEqual([made, ...ahead.toReversed()]);
});
