import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { app } from 'electron';
import { words } from '../app/words';
import { noteRunning } from './running';

/** Where newer packages are; the package has it only where it was made with an address. */
const ADDRESS_FILE = 'app-update.yml';
const HOUR_MS = 3_600_000;
const EVERY_MS = 6 * HOUR_MS;

/** What a package manager installed on Linux it also replaces, with its own signatures; an AppImage replaces itself. */
const isKeptByTheSystem = () => process.platform === 'linux' && process.env.APPIMAGE === undefined;

/**
 * Looks for a newer Abonado at the address that the package names, now and every few hours; a package that names none asks
 * nobody. What is found is compared with its published hash, and takes the old one's place when the program is closed, never
 * under a clerk's hands. `runningFolder`: where all that run from this package note it. `failed` is told of a try that came to nothing, as without network.
 */
export async function lookForUpdates(
  { resourcesFolder, runningFolder }: { readonly resourcesFolder: string; readonly runningFolder: string },
  failed: (cause: unknown) => void,
): Promise<void> {
  if (!existsSync(join(resourcesFolder, ADDRESS_FILE)) || isKeptByTheSystem()) return;
  const running = noteRunning(runningFolder);
  const { autoUpdater } = await import('electron-updater');
  autoUpdater.logger = null;
  // Told twice otherwise: here, and to whoever asked.
  autoUpdater.on('error', () => undefined);
  // An installer ends every window of the program: while another office is open, the next closing is waited for.
  app.on('will-quit', () => {
    autoUpdater.autoInstallOnAppQuit = !running.othersRun();
  });
  const look = async () => {
    try {
      await autoUpdater.checkForUpdatesAndNotify({ title: words.updates.title, body: words.updates.body });
    } catch (cause) {
      failed(cause);
    }
  };
  setInterval(() => void look(), EVERY_MS).unref();
  await look();
}
