import { expect, test } from 'vitest';
import { LARGEST_LOGO_BYTES } from '../../src-main/contract/billing-parameters';
import { logoMediaOf } from '../../src-main/domain/billing-parameters/logo-rules';
import { JPEG_POINT, PNG_POINT } from '../support/pictures';

const bytesOf = (base64: string) => new Uint8Array(Buffer.from(base64, 'base64'));

/** A PNG's beginning, of so many points. */
function pngOf(width: number, height: number): Uint8Array {
  const bytes = bytesOf(PNG_POINT);
  const view = new DataView(bytes.buffer);
  view.setUint32(16, width);
  view.setUint32(20, height);
  return bytes;
}

test('a PNG and a JPEG are told by what they begin with, whatever they are called', () => {
  expect(logoMediaOf(bytesOf(PNG_POINT))).toBe('image/png');
  expect(logoMediaOf(bytesOf(JPEG_POINT))).toBe('image/jpeg');
});

test('what is none of them, is cut off, or is too large is refused', () => {
  for (const bytes of [
    new Uint8Array(),
    new Uint8Array(Buffer.from('GIF89a')),
    new Uint8Array(Buffer.from('<svg onload="x"/>')),
    bytesOf(PNG_POINT).slice(0, 12),
    bytesOf(JPEG_POINT).slice(0, 30),
    pngOf(0, 10),
    pngOf(3001, 10),
    Buffer.concat([bytesOf(PNG_POINT), new Uint8Array(LARGEST_LOGO_BYTES)]),
  ])
    expect(logoMediaOf(bytes)).toBeNull();
  expect(logoMediaOf(pngOf(3000, 3000))).toBe('image/png');
});
