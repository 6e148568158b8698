import { resolve } from 'node:path';
import type { Page } from '@playwright/test';
import { type Measured, summarize } from './measure';
import { APP_PAINTED, close, open } from './window';

/** The tabs of the specification, by the name of their measure and as they are read. */
const TABS = {
  tab_contracts: 'Detalles de Contrato y Nodos',
  tab_consumption: 'Gráfico de consumo',
  tab_map: 'Mapa del domicilio',
  tab_gateways: 'Pasarelas de pago asociadas',
  tab_devices: 'Dispositivos',
  tab_audit: 'Auditorías',
} as const;

/** Of each tab two: the next row, and another one anywhere, of which nothing was read before. */
export const tabNames = Object.keys(TABS).flatMap((name) => [name, jumpOf(name)]);

const ROWS = 25;
/** Rows in sight that are clicked before the list goes on, each beyond the neighbours of the one before. */
const JUMPS_IN_SIGHT = 5;
const JUMP = 3;
/** A box that waits for nothing and changes nothing for so long, in milliseconds, shows all that it is going to. */
const REST_MS = 400;
/** A screen that shows sixty frames a second. */
const FRAME_MS = 1000 / 60;

function jumpOf(name: string): string {
  return `${name}_jump`;
}

/**
 * Has the page note, for each arrow or click on a row, the time from it to when the last frame in which the box changed is
 * drawn: its tab then shows all of the row. The event's own time counts from when the browser got it.
 */
const LISTEN_FOR_REST = `(() => {
  const taken = [];
  const listen = (type, isMeant) => window.addEventListener(
    type,
    (event) => {
      if (!isMeant(event)) return;
      const { timeStamp } = event;
      const box = document.querySelector('.box');
      let last = timeStamp;
      let timer = 0;
      const isWaiting = () => box.querySelector('.waiting, .state-panel[role="status"], [aria-busy="true"]') !== null;
      const ended = () => {
        if (isWaiting()) return rest();
        observer.disconnect();
        taken.push(last - timeStamp);
      };
      const rest = () => {
        clearTimeout(timer);
        timer = setTimeout(ended, ${REST_MS});
      };
      // From a frame's begin to its end: what an observer of sizes changes meanwhile is painted in that same frame.
      let inFrame = false;
      const frame = () => {
        inFrame = true;
        // Comes once the frame is laid out and painted, before anything else.
        scheduler.postTask(() => {
          inFrame = false;
          last = Math.max(last, performance.now());
        }, { priority: 'user-blocking' });
      };
      const observer = new MutationObserver(() => {
        if (!inFrame) requestAnimationFrame(frame);
        rest();
      });
      // An input's name is written again at each drawing, the same: nobody sees that.
      const seen = ['class', 'style', 'title', 'src', 'href', 'hidden', 'value'];
      observer.observe(box, { childList: true, subtree: true, characterData: true, attributeFilter: seen });
      rest();
    },
    { capture: true },
  );
  listen('keydown', ({ key }) => key === 'ArrowDown');
  listen('pointerdown', ({ target }) => target.closest('[role="grid"]') !== null);
  Object.assign(globalThis, { taken });
})()`;

async function noted(page: Page): Promise<number[]> {
  await page.waitForFunction(() => Reflect.get(globalThis, 'taken').length > 0);
  return page.evaluate(() => Reflect.get(globalThis, 'taken').splice(0));
}

async function timesOf(page: Page): Promise<number[]> {
  const taken: number[] = [];
  for (let row = 0; row < ROWS; row += 1) {
    await page.keyboard.press('ArrowDown');
    taken.push(...(await noted(page)));
  }
  return taken;
}

/** Clicks rows that nothing was read of, a stretch of the list after the other. */
async function jumpTimesOf(page: Page): Promise<number[]> {
  const taken: number[] = [];
  while (taken.length < ROWS) {
    await page.keyboard.press('PageDown');
    await page.waitForTimeout(REST_MS);
    for (let jump = 1; jump <= JUMPS_IN_SIGHT; jump += 1) {
      await page
        .locator(APP_PAINTED)
        .nth(jump * JUMP)
        .click();
      taken.push(...(await noted(page)));
    }
  }
  return taken;
}

/** Each tab of the box in Chromium, from the arrow, or the click, to the tab that shows all of its row; the floor: a frame. */
export async function measureTabs(folder: string): Promise<Measured[]> {
  const { page, ...opened } = await open([resolve('out/browser/main.mjs'), '--demo', '--data', folder], APP_PAINTED);
  await page.evaluate(LISTEN_FOR_REST);
  const results: Measured[] = [];
  for (const [name, label] of Object.entries(TABS)) {
    await page.getByRole('tab', { name: label }).click();
    await page.locator(APP_PAINTED).nth(1).click();
    // Its own time is none of the arrows'.
    await noted(page);
    // The first rows of a tab load what it is drawn with.
    await timesOf(page);
    const taken = await timesOf(page);
    if (taken.some((ms) => ms === 0)) throw new Error(`${name}: an arrow changed nothing`);
    results.push(summarize(name, taken, FRAME_MS), summarize(jumpOf(name), await jumpTimesOf(page), FRAME_MS));
  }
  await close({ page, ...opened });
  return results;
}
