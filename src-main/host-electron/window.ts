import { join } from 'node:path';
import { BrowserWindow, MessageChannelMain } from 'electron';
import type { CoreLauncher } from './core-launcher';
import { WINDOW_ADDRESS } from './security';

const SIZE = { width: 1360, height: 860, minWidth: 960, minHeight: 600 };

export function openWindow(applicationFolder: string): BrowserWindow {
  const window = new BrowserWindow({
    ...SIZE,
    title: 'Abonado',
    show: false,
    webPreferences: {
      preload: join(applicationFolder, 'out', 'preload', 'preload.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
    },
  });
  window.once('ready-to-show', () => window.show());
  void window.loadURL(WINDOW_ADDRESS);
  return window;
}

/** Gives a window a fresh way to the core. */
export function connectWindow(core: CoreLauncher, window: BrowserWindow): void {
  const { port1, port2 } = new MessageChannelMain();
  core.connect(window.id, port1);
  window.webContents.postMessage('abonado:port', null, [port2]);
}
