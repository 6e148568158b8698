import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, onTestFinished, test } from 'vitest';
import { type CopyKey, deriveCopyKey, hashOfSealed, openSealed, sealFile } from '../../src-main/data/sealed-copy';

const PASSPHRASE = 'el camión de la mañana';
const HEADER = 76;
const PIECE = 1024 * 1024;
const TAG = 16;
let key: CopyKey;
beforeAll(async () => {
  key = await deriveCopyKey(PASSPHRASE);
});

function folder() {
  const place = mkdtempSync(join(tmpdir(), 'abonado-seal-'));
  onTestFinished(() => rmSync(place, { recursive: true, force: true }));
  return { plain: join(place, 'a.db'), sealed: join(place, 'a.copia'), opened: join(place, 'b.db') };
}

const text = Buffer.from(Array.from({ length: 2 * PIECE + 5 }, (_, index) => (index * 7 + (index >> 8)) % 256));

function sealedOf(length: number) {
  const paths = folder();
  const bytes = text.subarray(0, length);
  writeFileSync(paths.plain, bytes);
  const hash = sealFile(paths.plain, paths.sealed, key);
  return { ...paths, bytes, hash };
}

test.each([0, 1, PIECE - 1, PIECE, PIECE + 1, 2 * PIECE + 5])(
  '%d bytes come back as they were, and nothing of them is to be read before',
  (length) => {
    const { sealed, opened, bytes, hash } = sealedOf(length);
    if (length > 100) expect(readFileSync(sealed).includes(bytes.subarray(0, 100))).toBe(false);
    expect(openSealed(sealed, opened, PASSPHRASE)).toBe(hash);
    expect(readFileSync(opened).equals(bytes)).toBe(true);
    expect(hashOfSealed(sealed, key)).toBe(hash);
  },
);

test('the same file sealed twice shares no byte of its pieces', () => {
  const { plain, sealed, opened } = sealedOf(1000);
  sealFile(plain, opened, key);
  const [one, other] = [readFileSync(sealed), readFileSync(opened)];
  expect(one.subarray(HEADER).equals(other.subarray(HEADER))).toBe(false);
});

test('another passphrase is told as that, and the same one with its accents typed otherwise opens', () => {
  const { sealed, opened, hash } = sealedOf(10);
  expect(() => openSealed(sealed, opened, 'el camion de la mañana')).toThrow('BACKUP_PASSPHRASE');
  expect(openSealed(sealed, opened, PASSPHRASE.normalize('NFD'))).toBe(hash);
});

/** Whether what was done to a sealed file is noticed. */
function expectRefused(change: (bytes: Buffer) => Buffer): void {
  const { sealed } = sealedOf(2 * PIECE + 5);
  writeFileSync(sealed, change(readFileSync(sealed)));
  // Its key is asked for once and not at every bit: that costs what it is meant to.
  expect(() => hashOfSealed(sealed, key)).toThrow(/BACKUP_(?:BAD|PASSPHRASE)/u);
}

test.each([0, 8, 9, 28, 60, HEADER, HEADER + PIECE, HEADER + PIECE + TAG, HEADER + 2 * (PIECE + TAG) + 7])(
  'a bit that is turned at byte %d is noticed',
  (at) => {
    expectRefused((bytes) => {
      bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
      return bytes;
    });
  },
);

test.each([0, 20, HEADER, HEADER + 10, HEADER + PIECE + TAG, HEADER + 2 * (PIECE + TAG)])(
  'a file that is cut off at byte %d, a piece’s edge or not, is noticed',
  (length) => expectRefused((bytes) => bytes.subarray(0, length)),
);

test('pieces that changed places, one that is there twice, and bytes at the end are noticed', () => {
  const piece = (bytes: Buffer, at: number) =>
    bytes.subarray(HEADER + at * (PIECE + TAG), HEADER + (at + 1) * (PIECE + TAG));
  const parts = (bytes: Buffer, order: number[]) =>
    Buffer.concat([bytes.subarray(0, HEADER), ...order.map((at) => piece(bytes, at))]);
  expectRefused((bytes) => parts(bytes, [1, 0, 2]));
  expectRefused((bytes) => parts(bytes, [0, 0, 1, 2]));
  expectRefused((bytes) => Buffer.concat([bytes, Buffer.from('x')]));
});

test('a file that asks for more memory than any of ours is refused before it gets any', () => {
  const { sealed, opened } = sealedOf(10);
  const bytes = readFileSync(sealed);
  bytes.writeUInt8(30, 9);
  writeFileSync(sealed, bytes);
  expect(() => openSealed(sealed, opened, PASSPHRASE)).toThrow('BACKUP_BAD');
});
