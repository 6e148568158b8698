import { randomBytes } from 'node:crypto';
import { createReadStream, createWriteStream, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { LARGEST_FILE } from '../contract/files';
import { Refusal } from '../contract/failures';
import type { FileStore } from '../ports';
import { closeFile } from './close-file';
import { readNames } from './read-names';

const TOKEN_BYTES = 18;
/** In bytes, as disks count: most take 255. */
const LONGEST_NAME = 200;

/** A file's name without any folder, and without what some systems refuse in names. */
export function plainName(fileName: string): string {
  const name = basename(fileName.replaceAll('\\', '/')).replace(/[^\p{L}\p{N} ._()-]/gu, '_');
  const letters = Array.from(name.replace(/^\.+/u, '_'));
  // The end stays, since it says the kind of file.
  while (Buffer.byteLength(letters.join('')) > LONGEST_NAME) letters.shift();
  return letters.join('') || 'archivo';
}

/** Passes pieces on until they are more bytes than that. */
async function* upTo(mostBytes: number, pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const piece of pieces) {
    bytes += piece.length;
    if (bytes > mostBytes) throw new Refusal('FILE_TOO_BIG');
    yield piece;
  }
}

/** What SQLite locks of an open office. */
const DATABASE_FILES = ['abonado.db', 'abonado.db-wal', 'abonado.db-shm'];

/** Whether a path is a file of the office's own database, by whatever name. */
function isOwnDatabase(folder: string, path: string): boolean {
  const chosen = statSync(path, { bigint: true });
  return DATABASE_FILES.some((name) => {
    const own = statSync(join(folder, name), { bigint: true, throwIfNoEntry: false });
    return own?.ino === chosen.ino && own.dev === chosen.dev;
  });
}

/**
 * Incoming and outgoing files of an office's folder. A file lies alone in a folder that its token names; a token is
 * random, and anything that does not look like one is refused, so that no text from a window becomes a path.
 */
export function createDiskFiles(folder: string, mostBytes = LARGEST_FILE): FileStore {
  const place = (direction: 'incoming' | 'outgoing', token: string) => {
    if (!/^[\w-]{24}$/u.test(token)) throw new Refusal('NOT_FOUND');
    return join(folder, 'files', direction, token);
  };
  const find = (direction: 'incoming' | 'outgoing', token: string) => {
    const folderOfToken = place(direction, token);
    const fileName = readNames(folderOfToken)[0];
    return fileName === undefined ? null : { path: join(folderOfToken, fileName), fileName };
  };
  const add = (direction: 'incoming' | 'outgoing', fileName: string) => {
    const token = randomBytes(TOKEN_BYTES).toString('base64url');
    const folderOfToken = place(direction, token);
    mkdirSync(folderOfToken, { recursive: true });
    const kept = plainName(fileName);
    return { path: join(folderOfToken, kept), token, fileName: kept };
  };
  const sweep = (direction: 'incoming' | 'outgoing', beforeMs: number) => {
    const all = join(folder, 'files', direction);
    for (const token of readNames(all)) {
      const handedMs = statSync(join(all, token), { throwIfNoEntry: false })?.mtimeMs;
      if (handedMs !== undefined && handedMs < beforeMs) rmSync(join(all, token), { recursive: true, force: true });
    }
  };
  const receiveFrom: FileStore['receiveFrom'] = async (fileName, pieces) => {
    const { path, token } = add('incoming', fileName);
    const written = createWriteStream(path, { mode: 0o600 });
    try {
      await pipeline(upTo(mostBytes, pieces), written);
    } catch (cause) {
      await closeFile(written);
      rmSync(place('incoming', token), { recursive: true, force: true });
      throw cause;
    }
    return token;
  };
  return {
    incoming(token) {
      const found = find('incoming', token);
      if (!found) throw new Refusal('NOT_FOUND');
      return found;
    },
    discard: (token) => rmSync(place('incoming', token), { recursive: true, force: true }),
    outgoing: (fileName) => add('outgoing', fileName),
    sweepOutgoing: (beforeMs) => sweep('outgoing', beforeMs),
    sweepIncoming: (beforeMs) => sweep('incoming', beforeMs),
    resolveOutgoing: (token) => find('outgoing', token),
    receive(fileName, bytes) {
      const { path, token } = add('incoming', fileName);
      writeFileSync(path, bytes, { mode: 0o600 });
      return token;
    },
    receiveFrom,
    async receiveFile(path) {
      // Whoever opens and closes it in this process lets go of the locks that SQLite has on it.
      if (isOwnDatabase(folder, path)) throw new Refusal('FILE_NOT_READABLE', { reason: 'kind' });
      return receiveFrom(basename(path), createReadStream(path));
    },
    give(fileName, bytes) {
      const { path, ...given } = add('outgoing', fileName);
      writeFileSync(path, bytes, { mode: 0o600 });
      return given;
    },
  };
}
