import { LARGEST_LOGO_BYTES, type logoMedia } from '../../contract/billing-parameters';

type LogoMedia = (typeof logoMedia)[number];

/** A larger one is a photograph, and slow to print. In points of the picture, on each side. */
const MOST_POINTS = 3000;

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** Where a PNG says how wide and how high it is. */
const PNG_SIZE_AT = 16;

const startsWith = (bytes: Uint8Array, start: readonly number[]) => start.every((byte, at) => bytes[at] === byte);

const MARKER = 0xff;
/** Where a JPEG's picture begins: its frame, of any kind but the tables that share the numbers. */
const isFrame = (kind: number) => kind >= 0xc0 && kind <= 0xcf && kind !== 0xc4 && kind !== 0xc8 && kind !== 0xcc;

/** A JPEG's sides, from its first frame; null where it has none. */
function jpegSides(view: DataView): readonly [number, number] | null {
  let at = 2;
  while (at + 9 < view.byteLength && view.getUint8(at) === MARKER) {
    if (isFrame(view.getUint8(at + 1))) return [view.getUint16(at + 7), view.getUint16(at + 5)];
    at += 2 + view.getUint16(at + 2);
  }
  return null;
}

function pngSides(view: DataView): readonly [number, number] | null {
  if (view.byteLength < PNG_SIZE_AT + 8) return null;
  return [view.getUint32(PNG_SIZE_AT), view.getUint32(PNG_SIZE_AT + 4)];
}

/** What kind of picture some bytes are; null for none that a document may bear: another kind, or too large. */
export function logoMediaOf(bytes: Uint8Array): LogoMedia | null {
  if (bytes.length === 0 || bytes.length > LARGEST_LOGO_BYTES) return null;
  const isPng = startsWith(bytes, PNG);
  if (!isPng && !startsWith(bytes, [MARKER, 0xd8])) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const sides = isPng ? pngSides(view) : jpegSides(view);
  if (!sides || sides.some((points) => points === 0 || points > MOST_POINTS)) return null;
  return isPng ? 'image/png' : 'image/jpeg';
}
