import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { root, run } from './processes.mjs';

const NAMES = { win32: 'electron.exe', darwin: 'Electron.app/Contents/MacOS/Electron' };
const binaryName = NAMES[process.platform] ?? 'electron';

/** The wait for Electron's own download, in milliseconds; a place out of reach answers long before. */
const DOWNLOAD_WAIT_MS = 180_000;

/** The Electron this project is made for: given, installed, or downloaded now; null when it cannot be had. */
export async function findElectron() {
  const given = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (given && existsSync(join(given, binaryName))) return join(given, binaryName);
  const installed = join(root, 'node_modules', 'electron', 'dist', binaryName);
  if (existsSync(installed)) return installed;
  await run('node', [join('node_modules', 'electron', 'install.js')], { quiet: true, waitMs: DOWNLOAD_WAIT_MS });
  return existsSync(installed) ? installed : null;
}

export function electronVersion() {
  return createRequire(import.meta.url)('electron/package.json').version;
}

/** Whether a window can be shown here at all. */
export function hasDisplay() {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY);
}
