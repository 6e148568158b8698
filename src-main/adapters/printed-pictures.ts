import { inflateSync } from 'node:zlib';

const SIGNATURE_BYTES = 8;
/** Of a piece of a PNG: its length and name before what it holds, and its sum behind. */
const BEFORE = 8;
const BEHIND = 4;
/** How many numbers a point has, by the kind of colours. */
const CHANNELS: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };
const BITS_IN_BYTE = 8;

interface Piece {
  readonly name: string;
  readonly bytes: Buffer;
}

/** The pieces of a PNG in their order; null where one is cut off. */
function piecesOf(picture: Buffer): Piece[] | null {
  const pieces: Piece[] = [];
  for (let at = SIGNATURE_BYTES; at < picture.length; ) {
    if (at + BEFORE > picture.length) return null;
    const length = picture.readUInt32BE(at);
    const from = at + BEFORE;
    if (from + length + BEHIND > picture.length) return null;
    pieces.push({ name: picture.toString('latin1', at + 4, from), bytes: picture.subarray(from, from + length) });
    at = from + length + BEHIND;
  }
  return pieces;
}

/** How many bytes the points come to, each row with its filter; null for a kind that the pages do not take. */
function pointBytes(header: Buffer): number | null {
  const [depth = 0, colours = 0, , , interlaced = 0] = header.subarray(BITS_IN_BYTE);
  const channels = CHANNELS[colours];
  if (channels === undefined || depth > BITS_IN_BYTE || depth === 0 || interlaced !== 0) return null;
  const rowBytes = Math.ceil((header.readUInt32BE(0) * channels * depth) / BITS_IN_BYTE);
  return (rowBytes + 1) * header.readUInt32BE(4);
}

/**
 * Whether the pages can bear a PNG: whole, and of a usual kind. The library unpacks it by itself, later, where nobody could
 * catch what it throws at a damaged one.
 */
export function isWholePng(bytes: Uint8Array): boolean {
  const pieces = piecesOf(Buffer.from(bytes));
  const header = pieces?.find(({ name }) => name === 'IHDR');
  if (!pieces || header?.bytes.length !== 13 || pieces.at(-1)?.name !== 'IEND') return false;
  const expected = pointBytes(header.bytes);
  const hasPalette = header.bytes[9] !== 3 || pieces.some(({ name }) => name === 'PLTE');
  if (expected === null || !hasPalette) return false;
  const packed = pieces.filter(({ name }) => name === 'IDAT').map(({ bytes: some }) => some);
  try {
    return inflateSync(Buffer.concat(packed), { maxOutputLength: expected }).length === expected;
  } catch {
    return false;
  }
}
