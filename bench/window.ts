import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import type { Browser, Page } from '@playwright/test';
import { emptyWindowHost } from './floors';
import { type Measured, medianOf, summarize } from './measure';
import { searchQueries } from './queries';

const STARTS = 5;
const PRESSES = 200;
/** How often a held key repeats, in milliseconds. */
const REPEAT_MS = 33;

export interface Open {
  readonly host: ChildProcess;
  readonly browser: Browser;
  readonly page: Page;
}

/** The system's Chromium, where there is one: Playwright's own may not be installed. */
const SYSTEM_CHROMIUM = '/usr/bin/chromium';

/** The driver is loaded by whoever needs a window: it takes 80 MB, which would count as the application's elsewhere. */
async function launch(): Promise<Browser> {
  const { chromium } = await import('@playwright/test');
  const executablePath = process.env.CHROMIUM_PATH ?? (existsSync(SYSTEM_CHROMIUM) ? SYSTEM_CHROMIUM : undefined);
  const args = process.getuid?.() === 0 ? ['--no-sandbox', '--disable-gpu'] : [];
  return chromium.launch({ ...(executablePath ? { executablePath } : {}), args });
}

function addressOf(host: ChildProcess): Promise<string> {
  return new Promise((done, fail) => {
    let printed = '';
    host.stdout?.on('data', (chunk) => {
      printed += String(chunk);
      const address = /Abonado listo: (\S+)/u.exec(printed)?.[1];
      if (address !== undefined) done(address);
    });
    host.once('exit', (code) => fail(new Error(`the host ended with ${code}`)));
  });
}

/** Starts a host and a window on it, as `npm start` does, until `painted` is in sight. */
export async function open(args: readonly string[], painted: string): Promise<Open> {
  const host = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const [address, browser] = await Promise.all([addressOf(host), launch()]);
  const page = await browser.newPage({ locale: 'es-AR', viewport: { width: 1360, height: 860 } });
  await page.goto(address);
  await page.locator(painted).first().waitFor();
  return { host, browser, page };
}

export async function close({ host, browser }: Open): Promise<void> {
  await browser.close();
  const ended = new Promise((done) => host.once('exit', done));
  host.kill();
  await ended;
}

export const APP_PAINTED = '[role="gridcell"].name:not(:text-is("…"))';

async function startTimes(args: readonly string[], painted: string): Promise<number[]> {
  const taken: number[] = [];
  for (let start = 0; start < STARTS; start += 1) {
    const before = performance.now();
    const opened = await open(args, painted);
    taken.push(performance.now() - before);
    await close(opened);
  }
  return taken;
}

/**
 * Has the page note, for each key, the time from the key to the frame that shows its answer: a search's when the list
 * is the one of what stands in its field, an arrow's when the box shows the row's name. A page without a list shows its
 * answer in the next frame. The event's own time counts from when the browser got the key.
 */
const LISTEN_FOR_PAINT = `(() => {
  const taken = [];
  const waiting = [];
  const channel = new MessageChannel();
  function isAnswered(key) {
    const list = document.querySelector('[role="grid"]')?.getAttribute('data-list');
    const typed = document.querySelector('[role="searchbox"]')?.value.trim() ?? '';
    if (key !== 'ArrowDown') return list === undefined || (new URLSearchParams(list).get('text') ?? '') === typed;
    const row = document.querySelector('.grid-row.current .name')?.firstChild?.textContent;
    return row?.trim() === document.querySelector('.box h2')?.firstChild?.textContent?.trim();
  }
  channel.port1.addEventListener('message', () => taken.push(performance.now() - (waiting.shift() ?? 0)));
  channel.port1.start();
  window.addEventListener(
    'keydown',
    ({ key, timeStamp }) => {
      const look = () => {
        if (!isAnswered(key)) return requestAnimationFrame(look);
        waiting.push(timeStamp);
        return channel.port2.postMessage(0);
      };
      requestAnimationFrame(look);
    },
    { capture: true },
  );
  Object.assign(globalThis, { taken });
})()`;

/** Takes the noted times, once there are `count` of them, and forgets them. */
async function takenTimes(page: Page, count: number): Promise<number[]> {
  await page.waitForFunction((wanted) => Reflect.get(globalThis, 'taken').length >= wanted, count);
  return page.evaluate(() => {
    const taken: number[] = Reflect.get(globalThis, 'taken');
    return taken.splice(0);
  });
}

/** Types each query but for its last key, lets the list come, and has the last key timed. */
async function searchTimes(page: Page): Promise<number[]> {
  const field = page.getByRole('searchbox');
  const taken: number[] = [];
  for (const { typed } of searchQueries) {
    await field.fill(typed.slice(0, -1));
    await page.waitForTimeout(250);
    await field.press(typed.slice(-1));
    taken.push(...(await takenTimes(page, 1)));
  }
  await field.fill('');
  return taken;
}

/** Holds ↓ down: a key each `REPEAT_MS`, whether the one before has been painted or not. */
async function heldTimes(page: Page): Promise<number[]> {
  const keys = await page.context().newCDPSession(page);
  const press = { type: 'keyDown', key: 'ArrowDown', code: 'ArrowDown', windowsVirtualKeyCode: 40 } as const;
  const sent: Promise<unknown>[] = [];
  const start = performance.now();
  for (let pressed = 0; pressed < PRESSES; pressed += 1) {
    await page.waitForTimeout(Math.max(0, start + pressed * REPEAT_MS - performance.now()));
    sent.push(keys.send('Input.dispatchKeyEvent', { ...press, autoRepeat: pressed > 0 }));
  }
  await Promise.all(sent);
  return takenTimes(page, PRESSES);
}

/** What a person sees in Chromium: from start to the painted list, from key to painted rows, and ↓ held down. */
export async function measureWindow(folder: string): Promise<Measured[]> {
  const app = [resolve('out/browser/main.mjs'), '--demo', '--data', folder];
  const empty = ['-e', emptyWindowHost];
  const emptyStarts = await startTimes(empty, '.row');
  const appStarts = await startTimes(app, APP_PAINTED);
  const bare = await open(empty, '.row');
  await bare.page.evaluate(LISTEN_FOR_PAINT);
  const bareSearch = await searchTimes(bare.page);
  const bareHeld = await heldTimes(bare.page);
  await close(bare);
  const opened = await open(app, APP_PAINTED);
  await opened.page.evaluate(LISTEN_FOR_PAINT);
  const searched = await searchTimes(opened.page);
  await opened.page.locator(APP_PAINTED).nth(1).click();
  const held = await heldTimes(opened.page);
  await close(opened);
  return [
    summarize('cold_start', appStarts, medianOf(emptyStarts)),
    summarize('key_to_rows', searched, medianOf(bareSearch)),
    summarize('held_down', held, medianOf(bareHeld)),
  ];
}
