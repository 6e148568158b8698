import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import {
  test as base,
  type Browser,
  chromium,
  type ElectronApplication,
  _electron as electron,
  expect,
  type Page,
} from '@playwright/test';
import { createClerk } from './clerk';
import { followRefusals, tellWhenRed } from './red-page';

const root = resolve(__dirname, '../..');
const node = join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');

/** As root, as in a container, Electron runs only without its own sandbox, and there is no graphics card to ask. */
const sandboxArguments = process.getuid?.() === 0 ? ['--no-sandbox', '--disable-gpu'] : [];

/** How the demonstration's whole list counts itself: the clients of now, of all that it ever had. */
export const WHOLE_DEMO = '2.000 de 2.017 clientes';

export interface HostOptions {
  /** In which host the specs run; set by the project. */
  readonly host: 'browser' | 'window';
  /** Whether the office is the ready-made one of 2,000 clients, signed in. */
  readonly demo: boolean;
  /** Whether the office was made before, with nobody in it but Ana Ruiz: the clerk signs in instead of making one. */
  readonly ready: boolean;
  /** The folder of the desktop application that is started. */
  readonly project: string;
}

/** An office that is open in one of the two hosts, and its window. */
export interface OpenOffice {
  readonly page: Page;
  readonly folder: string;
  /** The desktop's main process; null in the browser host. */
  readonly application: ElectronApplication | null;
  /** The address that the browser host printed, already used; empty in the desktop window. */
  readonly address: string;
  /** The process that the office runs in, or that has it as its child. */
  readonly process: ChildProcess;
}

interface OfficeFixtures {
  readonly folder: string;
  readonly office: OpenOffice;
  readonly page: Page;
}

interface WorkerFixtures {
  /** Makes a demonstration office, once, and answers its folder; each test gets a copy of its own. */
  readonly readyDemo: () => Promise<string>;
  /** The same of an office that a clerk made through the first run, in the host that is handed over. */
  readonly readyOffice: (open: Opener) => Promise<string>;
  /** Starts the browser, once; each test opens the office as someone who was never there before. */
  readonly openBrowser: () => Promise<Browser>;
}

/** A fixture that makes a folder when the first test asks for it, and removes it behind the last one. */
function madeOnce<Given extends readonly unknown[]>(make: (...given: Given) => Promise<string>) {
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the names of what a fixture needs from here
  return async ({}, use: (ready: (...given: Given) => Promise<string>) => Promise<void>): Promise<void> => {
    let made: Promise<string> | undefined;
    await use((...given) => (made ??= make(...given)));
    if (made) rmSync(await made, { recursive: true, force: true, maxRetries: 5 });
  };
}

export const test = base.extend<HostOptions & OfficeFixtures, WorkerFixtures>({
  readyDemo: [madeOnce(makeDemo), { scope: 'worker' }],
  readyOffice: [madeOnce(makeOffice), { scope: 'worker' }],
  openBrowser: [
    async ({ launchOptions }, use) => {
      let opened: Promise<Browser> | undefined;
      await use(() => (opened ??= chromium.launch(launchOptions)));
      await (await opened)?.close();
    },
    { scope: 'worker' },
  ],
  host: ['browser', { option: true }],
  demo: [false, { option: true }],
  ready: [false, { option: true }],
  project: [root, { option: true }],
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the names of what a fixture needs from here
  folder: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'abonado-e2e-'));
    await use(folder);
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  },
  office: async ({ host, demo, ready, folder, project, readyDemo, readyOffice, openBrowser }, use, testInfo) => {
    const open: Opener =
      host === 'browser'
        ? async (...where) => openInBrowser(await openBrowser(), ...where)
        : (...where) => openInWindow(project, ...where);
    if (demo) cpSync(await readyDemo(), folder, { recursive: true });
    if (ready) cpSync(await readyOffice(open), folder, { recursive: true });
    const { office, refusals, discard } = await open(folder, demo ? ['--demo'] : []);
    await use(office);
    await tellWhenRed(office.page, testInfo, refusals);
    await discard();
  },
  page: async ({ office }, use) => use(office.page),
});

export { expect };

/** An office in its host, until it is closed in order, or given up with its folder. */
interface Opened {
  readonly office: OpenOffice;
  readonly refusals: readonly string[];
  readonly close: () => Promise<void>;
  readonly discard: () => Promise<void>;
}

type Opener = (folder: string, options: readonly string[]) => Promise<Opened>;

async function openInBrowser(browser: Browser, folder: string, options: readonly string[]): Promise<Opened> {
  const child = startBrowserHost(['--data', folder, ...options]);
  const address = await readyAddress(child);
  const context = await browser.newContext({ locale: 'es-AR', viewport: { width: 1360, height: 860 } });
  const page = await context.newPage();
  const refusals = followRefusals(page);
  await page.goto(address);
  return {
    office: { page, folder, application: null, address, process: child },
    refusals,
    async close() {
      await context.close();
      await stopHost(child);
      expect(child.exitCode).toBe(0);
    },
    // A host that ends in order makes a copy of its office: of one that is thrown away nobody needs it.
    async discard() {
      await context.close();
      await stopHost(child, 'SIGKILL');
    },
  };
}

async function openInWindow(project: string, folder: string, options: readonly string[]): Promise<Opened> {
  const executablePath = process.env.ABONADO_ELECTRON;
  const application = await electron.launch({
    ...(executablePath ? { executablePath } : {}),
    args: [project, ...sandboxArguments, '--data', folder, ...options],
  });
  const child = application.process();
  const page = await application.firstWindow();
  // The other host prints its address once its core is up; here the window opens first and says "Abriendo".
  await page.getByRole('heading').first().waitFor();
  const close = async () => {
    // A test may have closed the window itself.
    if (child.exitCode === null) {
      await leaveWithoutSaving(application);
      await application.close();
    }
    // Main says by its exit code whether anything unexpected happened in it; what it was stands in the log.
    expect(child.exitCode).toBe(0);
  };
  return { office: { page, folder, application, address: '', process: child }, refusals: [], close, discard: close };
}

/** A test may end over a form with changes; nobody is there to answer the question that closing the window asks. */
function leaveWithoutSaving(application: ElectronApplication): Promise<void> {
  return application.evaluate(({ dialog }) => {
    dialog.showMessageBoxSync = () => 1;
  });
}

async function makeDemo(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'abonado-demo-'));
  const child = startBrowserHost(['--data', folder, '--demo']);
  await readyAddress(child);
  await stopHost(child);
  return folder;
}

async function makeOffice(open: Opener): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'abonado-office-'));
  const { office, close } = await open(folder, []);
  await createClerk(office).createOffice();
  await close();
  return folder;
}

export function startBrowserHost(options: string[]): ChildProcess {
  return spawn(node, ['out/browser/main.mjs', ...options], { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
}

export function readyAddress(child: ChildProcess): Promise<string> {
  return new Promise((resolveAddress, reject) => {
    let printed = '';
    child.stdout?.on('data', (chunk) => {
      printed += String(chunk);
      const ready = /Abonado listo: (?<address>\S+)/u.exec(printed);
      if (ready?.groups?.address) resolveAddress(ready.groups.address);
    });
    child.once('exit', (code) => reject(new Error(`the browser host ended with ${code}: ${printed}`)));
  });
}

export function stopHost(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): Promise<void> {
  return new Promise((stopped) => {
    if (child.exitCode !== null || child.signalCode !== null) return stopped();
    child.once('exit', () => stopped());
    child.kill(signal);
  });
}
