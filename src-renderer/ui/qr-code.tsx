import { create } from 'qrcode';
import { useMemo } from 'react';
import './qr-code.css';

interface QrCodeProps {
  readonly text: string;
  /** What it is the code of: read aloud in its place. */
  readonly label: string;
  /** The side in pixels, its quiet edge included. */
  readonly size?: number;
}

/** The blank edge that a reader needs around the code, in modules (ISO/IEC 18004). */
const QUIET = 4;

/** The dark modules as one path, row by row. */
function pathOf(text: string): { path: string; side: number } {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  const { size } = modules;
  const rows = Array.from({ length: size }, (_row, y) =>
    Array.from({ length: size }, (_column, x) => (modules.get(y, x) ? `M${x + QUIET} ${y + QUIET}h1v1h-1z` : '')).join(
      '',
    ),
  );
  return { path: rows.join(''), side: size + 2 * QUIET };
}

/** A QR code, black on white in the dark theme too: a camera reads no other. */
export function QrCode({ text, label, size = 176 }: QrCodeProps) {
  const { path, side } = useMemo(() => pathOf(text), [text]);
  return (
    <svg className="qr-code" role="img" aria-label={label} width={size} height={size} viewBox={`0 0 ${side} ${side}`}>
      <rect width={side} height={side} className="qr-paper" />
      <path d={path} className="qr-ink" shapeRendering="crispEdges" />
    </svg>
  );
}
