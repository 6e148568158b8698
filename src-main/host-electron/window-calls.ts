import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { app, BrowserWindow, dialog, type IpcMainEvent, type IpcMainInvokeEvent, ipcMain, shell } from 'electron';
import { z } from 'zod';
import { words } from '../app/words';
import type { CoreLauncher } from './core-launcher';
import { isOurFrame } from './security';

const fileToken = z.string().max(64);
const fileName = z.string().max(200);

/** The few named calls of a window, each only from our own page. The one file that listens to windows. */
export function answerWindows(core: CoreLauncher, windowReady: (window: BrowserWindow) => void): void {
  ipcMain.on('abonado:ready', (event) => {
    const window = windowOf(event);
    if (window) windowReady(window);
  });
  ipcMain.handle('abonado:pick-file', (event) => {
    const window = windowOf(event);
    return window ? pickFile(core, window) : null;
  });
  ipcMain.handle('abonado:pick-folder', (event) => {
    const window = windowOf(event);
    return window ? pickFolder(window) : null;
  });
  ipcMain.handle('abonado:open-file', (event, token: unknown) => {
    const window = windowOf(event);
    return window ? openFile(core, window, fileToken.parse(token)) : false;
  });
  ipcMain.handle('abonado:save-file', (event, token: unknown, name: unknown) => {
    const window = windowOf(event);
    return window ? saveFile(core, window, fileToken.parse(token), fileName.parse(name)) : false;
  });
}

function windowOf(event: IpcMainEvent | IpcMainInvokeEvent): BrowserWindow | null {
  return isOurFrame(event.sender, event.senderFrame) ? BrowserWindow.fromWebContents(event.sender) : null;
}

async function pickFile(core: CoreLauncher, window: BrowserWindow) {
  const { filePaths } = await dialog.showOpenDialog(window, {
    properties: ['openFile'],
    filters: [
      { name: words.dialogs.lists, extensions: ['xlsx', 'csv', 'txt', 'gz'] },
      { name: words.dialogs.allFiles, extensions: ['*'] },
    ],
  });
  const path = filePaths[0];
  if (path === undefined) return null;
  const file = await core.receive(window.id, path);
  if (!file) throw new Error('the office did not take the file');
  if ('refused' in file) return file;
  return { fileToken: file.place, fileName: file.fileName };
}

/** A folder that the clerk names in the system's own dialog; nothing is read in it here. */
async function pickFolder(window: BrowserWindow): Promise<string | null> {
  const { filePaths } = await dialog.showOpenDialog(window, { properties: ['openDirectory', 'createDirectory'] });
  return filePaths[0] ?? null;
}

/** Shows a PDF that the core made in the system's own viewer, which also prints it; nothing else is ever opened. */
async function openFile(core: CoreLauncher, window: BrowserWindow, token: string): Promise<boolean> {
  const file = await core.findOutgoing(window.id, token);
  if (!file || 'refused' in file || !file.fileName.endsWith('.pdf')) return false;
  return (await shell.openPath(file.place)) === '';
}

async function saveFile(core: CoreLauncher, window: BrowserWindow, token: string, name: string): Promise<boolean> {
  const file = await core.findOutgoing(window.id, token);
  if (!file || 'refused' in file) return false;
  const defaultPath = join(app.getPath('downloads'), file.fileName || name);
  const { filePath } = await dialog.showSaveDialog(window, { defaultPath });
  if (!filePath) return false;
  await copyFile(file.place, filePath);
  return true;
}
