import { join } from 'node:path';
import { BrowserWindow, dialog, MessageChannelMain } from 'electron';
import { words } from '../app/words';
import type { CoreLauncher } from './core-launcher';
import { WINDOW_ADDRESS } from './security';
import { keepWindowPlace, readWindowPlace } from './window-place';

const LEAST_SIZE = { minWidth: 960, minHeight: 600 };

export function openWindow(applicationFolder: string, placeFile: string): BrowserWindow {
  const { bounds, maximized } = readWindowPlace(placeFile);
  const window = new BrowserWindow({
    ...LEAST_SIZE,
    ...bounds,
    title: 'Abonado',
    // Windows and macOS take theirs from the application itself.
    icon: join(applicationFolder, 'assets', 'icon.png'),
    show: false,
    webPreferences: {
      preload: join(applicationFolder, 'out', 'preload', 'preload.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
    },
  });
  if (maximized) window.maximize();
  keepWindowPlace(window, placeFile);
  window.once('ready-to-show', () => window.show());
  window.webContents.on('will-prevent-unload', (event) => {
    if (mayLoseWork(window)) event.preventDefault();
  });
  void window.loadURL(WINDOW_ADDRESS);
  return window;
}

const STAY = 0;
const LEAVE = 1;

/** A screen with unsaved changes holds its window: the clerk is asked, as the window itself asks on its own ways out. */
function mayLoseWork(window: BrowserWindow): boolean {
  const answer = dialog.showMessageBoxSync(window, {
    type: 'warning',
    title: 'Abonado',
    message: words.dialogs.unsaved,
    detail: words.dialogs.unsavedDetail,
    buttons: [words.dialogs.stay, words.dialogs.leave],
    defaultId: STAY,
    cancelId: STAY,
    noLink: true,
  });
  return answer === LEAVE;
}

/** Gives a window a fresh way to the core. */
export function connectWindow(core: CoreLauncher, window: BrowserWindow): void {
  const { port1, port2 } = new MessageChannelMain();
  core.connect(window.id, port1);
  window.webContents.postMessage('abonado:port', null, [port2]);
}
