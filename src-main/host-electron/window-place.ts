import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { type BrowserWindow, type Rectangle, screen } from 'electron';
import { z } from 'zod';

const FIRST_SIZE = { width: 1360, height: 860 };
/** So much of a window, in pixels, must lie on a screen for somebody to take hold of it. */
const LEAST_SEEN = 100;

const kept = z.object({
  x: z.number().int(),
  y: z.number().int(),
  width: z.number().int(),
  height: z.number().int(),
  maximized: z.boolean(),
});

export interface WindowPlace {
  readonly bounds: Partial<Rectangle>;
  readonly maximized: boolean;
}

/** Where the window was when it was closed; its first size when it is new here, or its screen is gone. */
export function readWindowPlace(file: string): WindowPlace {
  try {
    const { maximized, ...bounds } = kept.parse(JSON.parse(readFileSync(file, 'utf8')));
    if (isSeen(bounds)) return { bounds, maximized };
  } catch {
    // A window that was never closed, or a file that somebody cut off.
  }
  return { bounds: FIRST_SIZE, maximized: false };
}

/** Remembers the place each time the window closes. A disk that takes nothing costs the place, and no more. */
export function keepWindowPlace(window: BrowserWindow, file: string): void {
  window.on('close', () => {
    try {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, JSON.stringify({ ...window.getNormalBounds(), maximized: window.isMaximized() }));
    } catch {
      return;
    }
  });
}

function isSeen({ x, y, width, height }: Rectangle): boolean {
  const { workArea } = screen.getDisplayMatching({ x, y, width, height });
  const across = Math.min(x + width, workArea.x + workArea.width) - Math.max(x, workArea.x);
  const down = Math.min(y + height, workArea.y + workArea.height) - Math.max(y, workArea.y);
  return across >= LEAST_SEEN && down >= LEAST_SEEN;
}
