import {
  createCipheriv,
  createDecipheriv,
  createHash,
  hkdfSync,
  randomBytes,
  scrypt,
  scryptSync,
  timingSafeEqual,
} from 'node:crypto';
import { closeSync, openSync, readSync, writeSync } from 'node:fs';
import { Refusal } from '../contract/failures';

/**
 * A copy that only its passphrase opens; docs/respaldos.md says the format byte for byte. Sealed piece by piece: no size
 * is too large for memory, and nothing of a piece is written before it is known to be whole, in its place and of this
 * very file.
 */
const MAGIC = Buffer.from('ABONADO\u0000', 'latin1');
const FORMAT = 1;
const CIPHER = 'aes-256-gcm';
const KEY_BYTES = 32;
const TAG_BYTES = 16;
const NONCE_BYTES = 12;
const SALT_BYTES = 16;
const FILE_SALT_BYTES = 32;
const CHECK_BYTES = 16;
const PIECE_BYTES = 1024 * 1024;

/** scrypt's cost: 2^16 blocks of 8 take 64 MB and a quarter of a second; it is asked once a folder, and at a restore. */
const LOG_COST = 16;
const BLOCK_SIZE = 8;
const PARALLEL = 1;
/** What a file may ask for: one that somebody made up must not take the machine's memory. */
const MOST_LOG_COST = 18;
const MAXIMUM_MEMORY = 512 * 1024 * 1024;

const SALT_AT = MAGIC.length + 4;
const FILE_SALT_AT = SALT_AT + SALT_BYTES;
const CHECK_AT = FILE_SALT_AT + FILE_SALT_BYTES;
const HEADER_BYTES = CHECK_AT + CHECK_BYTES;

/** What a passphrase becomes: kept among the office's secrets, so that copies are sealed with nobody there. */
export interface CopyKey {
  readonly salt: Buffer;
  readonly master: Buffer;
}

/** The same text, however its accents were typed. */
const bytesOf = (passphrase: string) => passphrase.normalize('NFC');

export function deriveCopyKey(passphrase: string): Promise<CopyKey> {
  const salt = randomBytes(SALT_BYTES);
  const options = { N: 2 ** LOG_COST, r: BLOCK_SIZE, p: PARALLEL, maxmem: MAXIMUM_MEMORY };
  return new Promise((resolve, reject) => {
    scrypt(bytesOf(passphrase), salt, KEY_BYTES, options, (error, master) =>
      error ? reject(error) : resolve({ salt, master }),
    );
  });
}

const part = (master: Buffer, fileSalt: Buffer, what: string, bytes: number) =>
  Buffer.from(hkdfSync('sha256', master, fileSalt, `abonado ${what}`, bytes));

/** Counts the pieces and marks the last: one that is left out, moved or cut off at an edge does not open. */
function nonceOf(piece: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(NONCE_BYTES);
  nonce.writeUInt32BE(piece, NONCE_BYTES - 5);
  nonce.writeUInt8(isLast ? 1 : 0, NONCE_BYTES - 1);
  return nonce;
}

/** Writes `from` to `to`, sealed; answers the hash of what was read. Not yet on the disk: the caller sees to that. */
export function sealFile(from: string, to: string, { salt, master }: CopyKey): string {
  const fileSalt = randomBytes(FILE_SALT_BYTES);
  const key = part(master, fileSalt, 'copia', KEY_BYTES);
  const header = Buffer.concat([
    MAGIC,
    Buffer.from([FORMAT, LOG_COST, BLOCK_SIZE, PARALLEL]),
    salt,
    fileSalt,
    part(master, fileSalt, 'prueba', CHECK_BYTES),
  ]);
  const hash = createHash('sha256');
  withFile(from, 'r', (source) =>
    withFile(to, 'w', (target) => {
      writeFully(target, header);
      eachPiece(source, PIECE_BYTES, (bytes, piece, isLast) => {
        hash.update(bytes);
        const cipher = createCipheriv(CIPHER, key, nonceOf(piece, isLast)).setAAD(header);
        writeFully(target, Buffer.concat([cipher.update(bytes), cipher.final(), cipher.getAuthTag()]));
      });
    }),
  );
  return hash.digest('hex');
}

/**
 * Writes what a sealed file holds to `to`; answers its hash. Refuses with BACKUP_PASSPHRASE a passphrase that is another,
 * and with BACKUP_BAD what is not whole.
 */
export function openSealed(from: string, to: string, passphrase: string): string {
  let hash = '';
  withFile(to, 'w', (target) => {
    hash = readSealed(from, passphrase, (plain) => writeFully(target, plain));
  });
  return hash;
}

/** The hash of what a sealed file holds, read from its disk to its end. */
export function hashOfSealed(from: string, by: CopyKey): string {
  return readSealed(from, by, () => undefined);
}

function readSealed(from: string, by: string | CopyKey, take: (plain: Buffer) => void): string {
  const hash = createHash('sha256');
  withFile(from, 'r', (source) => {
    const { key, header } = unlock(source, by);
    eachPiece(source, PIECE_BYTES + TAG_BYTES, (bytes, piece, isLast) => {
      const plain = openPiece(bytes, key, nonceOf(piece, isLast), header);
      hash.update(plain);
      take(plain);
    });
  });
  return hash.digest('hex');
}

function unlock(source: number, by: string | CopyKey): { key: Buffer; header: Buffer } {
  const header = Buffer.alloc(HEADER_BYTES);
  const got = readSync(source, header, 0, HEADER_BYTES, null);
  const [format, logCost = 0, r = 0, p = 0] = header.subarray(MAGIC.length, SALT_AT);
  const isOne = got === HEADER_BYTES && header.subarray(0, MAGIC.length).equals(MAGIC) && format === FORMAT;
  if (!isOne || logCost < 1 || logCost > MOST_LOG_COST || r !== BLOCK_SIZE || p !== PARALLEL)
    throw new Refusal('BACKUP_BAD');
  const salt = header.subarray(SALT_AT, FILE_SALT_AT);
  const fileSalt = header.subarray(FILE_SALT_AT, CHECK_AT);
  const master =
    typeof by === 'string'
      ? scryptSync(bytesOf(by), salt, KEY_BYTES, { N: 2 ** logCost, r, p, maxmem: MAXIMUM_MEMORY })
      : by.master;
  if (!timingSafeEqual(part(master, fileSalt, 'prueba', CHECK_BYTES), header.subarray(CHECK_AT)))
    throw new Refusal('BACKUP_PASSPHRASE', {}, 'passphrase');
  return { key: part(master, fileSalt, 'copia', KEY_BYTES), header };
}

function openPiece(bytes: Buffer, key: Buffer, nonce: Buffer, header: Buffer): Buffer {
  if (bytes.length < TAG_BYTES) throw new Refusal('BACKUP_BAD');
  const decipher = createDecipheriv(CIPHER, key, nonce).setAAD(header);
  decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
  try {
    return Buffer.concat([decipher.update(bytes.subarray(0, -TAG_BYTES)), decipher.final()]);
  } catch {
    throw new Refusal('BACKUP_BAD');
  }
}

/** Reads the rest of a file in pieces of the same size; the last one is shorter, or the whole of an empty rest. */
function eachPiece(source: number, bytes: number, take: (piece: Buffer, at: number, isLast: boolean) => void): void {
  let piece = readFully(source, bytes);
  for (let at = 0; ; at += 1) {
    const next = piece.length < bytes ? Buffer.alloc(0) : readFully(source, bytes);
    const isLast = next.length === 0;
    take(piece, at, isLast);
    if (isLast) return;
    piece = next;
  }
}

function readFully(source: number, bytes: number): Buffer {
  const piece = Buffer.alloc(bytes);
  let filled = 0;
  while (filled < bytes) {
    const got = readSync(source, piece, filled, bytes - filled, null);
    if (got === 0) break;
    filled += got;
  }
  return piece.subarray(0, filled);
}

/** A disk that has little room left takes a part first, and says that it is full at the next. */
function writeFully(target: number, bytes: Buffer): void {
  for (let written = 0; written < bytes.length; ) written += writeSync(target, bytes, written);
}

function withFile(path: string, how: 'r' | 'w', work: (file: number) => void): void {
  const file = openSync(path, how, 0o600);
  try {
    work(file);
  } finally {
    closeSync(file);
  }
}
