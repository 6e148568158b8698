import { randomBytes } from 'node:crypto';
import {
  accessSync,
  constants,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { isAbsolute, join, relative, resolve, sep } from 'node:path';
import { type SecondFolderFile, secondFolderFile, type SecondProblem } from '../contract/backups';
import { Refusal } from '../contract/failures';
import { forgetHash, hashOfFile, isAsProved, keepHash } from './copy-hash';
import { copiesToForget, dailyName, dayOfCopy, isSealedName, kindOfCopy } from './copy-names';
import { copiesInOrder } from './copy-order';
import { syncFile, syncFolder } from './on-disk';
import { type CopyKey, hashOfSealed, sealFile } from './sealed-copy';

const FILE = 'second-folder.json';
const ID_BYTES = 4;
const PLACE = /^abonado-respaldos-[\da-f]{8}$/u;

/** A folder in which some office's copies are brought. */
export const isSecondPlace = (name: string) => PLACE.test(name);

/** Null where none was chosen; what does not read is as if none was. */
export function readSecondFolder(office: string): SecondFolderFile | null {
  try {
    return secondFolderFile.parse(JSON.parse(readFileSync(join(office, FILE), 'utf8')));
  } catch {
    return null;
  }
}

/** Whole or not at all. */
export function writeSecondFolder(office: string, second: SecondFolderFile): void {
  const path = join(office, FILE);
  writeFileSync(`${path}.partial`, JSON.stringify(second), { mode: 0o600, flush: true });
  renameSync(`${path}.partial`, path);
}

/** Where a folder lies, whatever links lead to it. */
function whereIs(folder: string): string {
  try {
    return realpathSync(folder);
  } catch {
    // Some drives, of those that are made up by a program, do not say.
    return resolve(folder);
  }
}

/** Refuses a folder that is not there, and one that is lost with the office. */
export function requireSecondFolder(office: string, folder: string): void {
  if (!isAbsolute(folder) || !statSync(folder, { throwIfNoEntry: false })?.isDirectory())
    throw new Refusal('FOLDER_MISSING', {}, 'folder');
  const way = relative(whereIs(office), whereIs(folder));
  const isOutside = way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way);
  if (!isOutside) throw new Refusal('SECOND_FOLDER_INSIDE', {}, 'folder');
}

/**
 * Copies are brought to `folder` from now on, into a folder of this office's own: two offices may share a disk. The
 * place that is there already is gone on with, sealed or not.
 */
export function chooseSecondFolder(office: string, folder: string, seal: SecondFolderFile['seal']): void {
  requireSecondFolder(office, folder);
  const before = readSecondFolder(office);
  const place = before?.place ?? `abonado-respaldos-${randomBytes(ID_BYTES).toString('hex')}`;
  try {
    mkdirSync(join(folder, place), { recursive: true });
    accessSync(join(folder, place), constants.W_OK);
  } catch {
    throw new Refusal('FOLDER_READ_ONLY', {}, 'folder');
  }
  writeSecondFolder(office, { folder, place, seal, copied: null, problem: null });
}

export function leaveSecondFolder(office: string): void {
  rmSync(join(office, FILE), { force: true });
}

/** The office's newest copy that stands for it as it is; undefined while there is none. */
function newestCopy(backups: string): { name: string; atMs: number } | undefined {
  const [newest] = copiesInOrder(backups);
  return newest && { name: newest.name, atMs: Math.round(newest.atMs) };
}

/** Whether the second folder has less than the office's newest copy, by what is known here: its disk is not asked. */
export function isBehind(office: string, { copied, problem }: SecondFolderFile): boolean {
  const newest = newestCopy(join(office, 'backups'));
  return newest !== undefined && (problem !== null || newest.atMs !== copied?.atMs);
}

/** Whether both say the same folder and the same seal, whatever became of either. */
export function isSameChoice(one: SecondFolderFile, other: SecondFolderFile): boolean {
  const isSamePlace = one.folder === other.folder && one.place === other.place;
  return isSamePlace && one.seal?.sealedKey === other.seal?.sealedKey;
}

/**
 * What became of bringing the newest copy: the file of the second folder as it is to be kept. Null: nothing was to do.
 * `key` is that of the seal, in letters; only a folder that has no seal gets copies that are not sealed.
 */
export function bringNewestCopy(office: string, second: SecondFolderFile, key: string): SecondFolderFile | null {
  const { seal } = second;
  const sealing = seal && { salt: Buffer.from(seal.salt, 'base64'), master: Buffer.from(key, 'base64') };
  return bringCopy(office, second, sealing);
}

function bringCopy(office: string, second: SecondFolderFile, key: CopyKey | null): SecondFolderFile | null {
  const newest = newestCopy(join(office, 'backups'));
  if (!newest) return null;
  const place = join(second.folder, second.place);
  if (!existsSync(place)) return { ...second, problem: 'absent' };
  const name = dailyName(dayOfCopy(newest.name), key ? '.copia' : '.db');
  if (second.copied?.atMs === newest.atMs && existsSync(join(place, name))) return { ...second, problem: null };
  try {
    bring({ from: join(office, 'backups', newest.name), atMs: newest.atMs, place, name, key });
    if (key) sealPlain(place, key);
    settle(place, name);
    return { ...second, copied: { name, atMs: newest.atMs }, problem: null };
  } catch (cause) {
    return { ...second, problem: existsSync(place) ? problemOf(cause) : 'absent' };
  }
}

/** The copy that was under way is not the one that was proved: it never got a name. */
class UnlikeCopyError extends Error {}

function problemOf(cause: unknown): SecondProblem {
  if (cause instanceof Refusal || cause instanceof UnlikeCopyError) return 'badCopy';
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  if (code === 'ENOSPC' || code === 'EDQUOT') return 'full';
  return /^(?:EROFS|EACCES|EPERM)$/u.test(code) ? 'readOnly' : 'failed';
}

interface Bringing {
  readonly from: string;
  readonly atMs: number;
  readonly place: string;
  readonly name: string;
  readonly key: CopyKey | null;
}

/** Written aside, read again from that disk and held against the copy here; only then it takes the name of its day. */
function bring({ from, atMs, place, name, key }: Bringing): void {
  if (!isAsProved(from)) throw new UnlikeCopyError('the copy is not what it was when it was taken');
  for (const left of readdirSync(place)) if (left.endsWith('.partial')) rmSync(join(place, left), { force: true });
  const aside = join(place, `${name}.partial`);
  try {
    const hash = key ? sealFile(from, aside, key) : copyAs(from, aside);
    syncFile(aside);
    if (hash !== (key ? hashOfSealed(aside, key) : hashOfFile(aside))) throw new UnlikeCopyError('not the same');
    utimesSync(aside, atMs / 1000, atMs / 1000);
    forgetHash(join(place, name));
    renameSync(aside, join(place, name));
  } catch (cause) {
    rmSync(aside, { force: true });
    throw cause;
  }
  if (!key) keepHash(join(place, name));
}

/**
 * What was brought before there was a passphrase is read by whoever finds the disk: it is sealed too, and the plain one
 * goes once the sealed one of its day is there. One that is not whole any more restores nothing, and goes as it is.
 */
function sealPlain(place: string, key: CopyKey): void {
  const plain = readdirSync(place).filter((name) => kindOfCopy(name) === 'daily' && !isSealedName(name));
  for (const name of plain) {
    const from = join(place, name);
    const atMs = statSync(from).mtimeMs;
    const sealed = dailyName(dayOfCopy(name), '.copia');
    const there = statSync(join(place, sealed), { throwIfNoEntry: false });
    if ((!there || there.mtimeMs < atMs) && isAsProved(from)) bring({ from, atMs, place, name: sealed, key });
    rmSync(from, { force: true });
    forgetHash(from);
  }
}

function copyAs(from: string, to: string): string {
  copyFileSync(from, to);
  return hashOfFile(from);
}

/** The names on the disk, where it knows how to be told so; the days beyond two weeks go. */
function settle(place: string, made: string): void {
  try {
    syncFolder(place);
  } catch {
    // Some disks that are carried about take no such order.
  }
  for (const name of copiesToForget(readdirSync(place), made)) {
    rmSync(join(place, name), { force: true });
    forgetHash(join(place, name));
  }
}
