import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { app, BrowserWindow, dialog } from 'electron';
import { createFileLog } from '../adapters/file-log';
import { systemClock } from '../adapters/system-clock';
import { officeFolder } from '../app/office-folder';
import { words } from '../app/words';
import { launchCore } from './core-launcher';
import { setMenu } from './menu';
import { denyEverythingElse, registerWindowScheme, serveWindowFiles } from './security';
import { systemKeys } from './system-keys';
import { startCoreProcess } from './start-core-process';
import { logUnexpected } from './unexpected';
import { connectWindow, openWindow } from './window';
import { windowFolder } from './window-folder';
import { lookForUpdates } from './updates';
import { answerWindows } from './window-calls';

const { values } = parseArgs({
  args: process.argv.slice(1),
  options: { data: { type: 'string' }, demo: { type: 'boolean' } },
  strict: false,
});
const demo = values.demo === true;
const folder = officeFolder(typeof values.data === 'string' ? values.data : undefined, demo);
const applicationFolder = app.getAppPath();
const log = createFileLog(folder, systemClock);
const wentWrong = logUnexpected(folder, log);

// Each office has its own lock and its own window's memory: two offices may be open, one office twice may not.
const systemFolder = app.getPath('userData');
app.setPath('userData', windowFolder(folder, systemFolder));
registerWindowScheme();
if (app.requestSingleInstanceLock()) void open();
else app.quit();

async function open(): Promise<void> {
  await app.whenReady();
  const listening = new Set<BrowserWindow>();
  const core = launchCore(
    () =>
      startCoreProcess({
        applicationFolder,
        migrationsFolder: join(app.isPackaged ? process.resourcesPath : applicationFolder, 'migrations'),
        node: app.isPackaged
          ? join(process.resourcesPath, 'node')
          : join(applicationFolder, 'node_modules', 'node', 'bin', 'node'),
        officeFolder: folder,
        demo,
      }),
    systemKeys,
    {
      ready: () => listening.forEach((window) => connectWindow(core, window)),
      lost: () => listening.forEach((window) => window.webContents.send('abonado:core-lost')),
      failed: (sentence) => {
        dialog.showErrorBox('Abonado', sentence);
        app.exit(1);
      },
    },
  );
  answerWindows(core, (window) => {
    listening.add(window);
    if (core.isReady()) connectWindow(core, window);
    process.stdout.write(`${words.terminal.ready}\n`);
  });
  denyEverythingElse();
  serveWindowFiles(join(applicationFolder, 'out', 'renderer'));
  setMenu();
  const window = openWindow(applicationFolder, join(folder, 'window', 'place.json'));
  const { id } = window;
  window.on('closed', () => {
    listening.delete(window);
    core.windowGone(id);
  });
  app.on('second-instance', () => {
    // Asked for while the last backup is being taken: it comes when that is done.
    if (window.isDestroyed()) return app.relaunch();
    if (window.isMinimized()) window.restore();
    window.focus();
  });
  app.on('will-quit', (event) => {
    event.preventDefault();
    // The windows are closed and the core is down: nothing is left that a second round of quitting could wait for.
    void core.stop().then(() => app.exit(wentWrong() ? 1 : 0));
  });
  app.on('window-all-closed', () => app.quit());
  void lookForUpdates(
    { resourcesFolder: process.resourcesPath, runningFolder: join(systemFolder, 'running') },
    (cause) => log.error('updates', cause),
  );
}
