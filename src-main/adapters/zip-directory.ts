import { createInflateRaw, inflateRawSync } from 'node:zlib';

/** One file inside a zip, as the archive's directory declares it. Sizes in bytes; `at` is where its own head begins. */
export interface ZipEntry {
  readonly name: string;
  readonly size: number;
  readonly packedSize: number;
  readonly deflated: boolean;
  readonly at: number;
}

const END_SIGNATURE = 0x06054b50;
const ENTRY_SIGNATURE = 0x02014b50;
const LOCAL_SIGNATURE = 0x04034b50;
const LOCAL_LENGTH = 30;
const DEFLATE = 8;
const END_LENGTH = 22;
const ENTRY_LENGTH = 46;
const LONGEST_COMMENT = 65_535;

/**
 * What a zip says that it holds, read from its directory at the end without unpacking anything: enough to tell a
 * workbook from another archive, and a bomb from both. Null when there is no whole directory (not a zip, or cut off).
 */
export function readZipDirectory(bytes: Buffer): ZipEntry[] | null {
  const end = findEnd(bytes);
  if (end === null) return null;
  const count = bytes.readUInt16LE(end + 10);
  let at = bytes.readUInt32LE(end + 16);
  const entries: ZipEntry[] = [];
  for (let index = 0; index < count; index += 1) {
    if (at + ENTRY_LENGTH > bytes.length || bytes.readUInt32LE(at) !== ENTRY_SIGNATURE) return null;
    const nameLength = bytes.readUInt16LE(at + 28);
    const name = bytes.toString('utf8', at + ENTRY_LENGTH, at + ENTRY_LENGTH + nameLength);
    entries.push({
      name,
      size: bytes.readUInt32LE(at + 24),
      packedSize: bytes.readUInt32LE(at + 20),
      deflated: bytes.readUInt16LE(at + 10) === DEFLATE,
      at: bytes.readUInt32LE(at + 42),
    });
    at += ENTRY_LENGTH + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return entries;
}

function findEnd(bytes: Buffer): number | null {
  const first = Math.max(0, bytes.length - END_LENGTH - LONGEST_COMMENT);
  for (let at = bytes.length - END_LENGTH; at >= first; at -= 1) {
    if (bytes.readUInt32LE(at) === END_SIGNATURE) return at;
  }
  return null;
}

/** The bytes of a file inside a zip as they are stored; undefined where its own head is not there, or it is cut off. */
function packedBytes(bytes: Buffer, { at, packedSize }: ZipEntry): Buffer | undefined {
  if (at + LOCAL_LENGTH > bytes.length || bytes.readUInt32LE(at) !== LOCAL_SIGNATURE) return undefined;
  const start = at + LOCAL_LENGTH + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28);
  const packed = bytes.subarray(start, start + packedSize);
  return packed.length === packedSize ? packed : undefined;
}

/** What is in a file of a zip, in small pieces. */
export async function* unpack(bytes: Buffer, entry: ZipEntry): AsyncGenerator<Buffer> {
  const packed = packedBytes(bytes, entry);
  if (!packed) throw new Error(`${entry.name} is cut off`);
  if (!entry.deflated) {
    yield packed;
    return;
  }
  const unpacked = createInflateRaw();
  unpacked.end(packed);
  for await (const chunk of unpacked) if (Buffer.isBuffer(chunk)) yield chunk;
}

/** A small file of a zip that was found honest, whole. */
export function unpackText(bytes: Buffer, entry: ZipEntry): string {
  const packed = packedBytes(bytes, entry) ?? Buffer.alloc(0);
  return (entry.deflated ? inflateRawSync(packed) : packed).toString('utf8');
}

/**
 * Whether a file inside a zip unpacks to what the directory says and no more. The directory is only a claim: a bomb
 * lies there. It is unpacked in small pieces that are counted, looked at and thrown away, and no further than the claim.
 */
export async function isHonest(bytes: Buffer, entry: ZipEntry, look: (piece: Buffer) => void): Promise<boolean> {
  let size = 0;
  try {
    for await (const piece of unpack(bytes, entry)) {
      size += piece.length;
      if (size > entry.size) return false;
      look(piece);
    }
  } catch {
    return false;
  }
  return size === entry.size;
}
