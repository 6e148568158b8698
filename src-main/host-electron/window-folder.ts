import { createHash } from 'node:crypto';
import { accessSync, constants, mkdirSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Where Chromium keeps what one office's window remembers, and the lock by which a second one is noticed: in the
 * office's folder, or, when that lets nobody write, in the system's own place under a name of the office's. Without a
 * folder that can be written to, Electron ends before it can show why the office does not open.
 */
export function windowFolder(officeFolder: string, systemFolder: string): string {
  const own = join(officeFolder, 'window');
  try {
    mkdirSync(own, { recursive: true });
    accessSync(own, constants.W_OK);
    return own;
  } catch {
    return join(systemFolder, 'windows', createHash('sha256').update(officeFolder).digest('hex').slice(0, 16));
  }
}
