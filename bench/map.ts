import { constants, copyFileSync, mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import type { Page } from '@playwright/test';
import Sqlite from 'better-sqlite3';
import { type Measured, medianOf, summarize } from './measure';
import { APP_PAINTED, close, open } from './window';

const OPENINGS = 5;
/** How long the hand moves the map, and how often the mouse tells, in milliseconds. */
const PAN_MS = 3000;
const MOUSE_MS = 16;
/** Notches of the wheel to one side before it turns back, and how long from one to the next, in milliseconds. */
const NOTCHES = 5;
const NOTCH_MS = 60;
const NOTCH_PIXELS = 120;
const ZOOM_TURNS = 6;
/** A screen that shows sixty frames a second. */
const FRAME_MS = 1000 / 60;

/**
 * Has the page note how long it takes from the click on the button to the frame in which the pins are on the canvas: the
 * number of clients stands above it, and it is not blank.
 */
const LISTEN_FOR_PINS = `(() => {
  const taken = [];
  const isDrawn = () => {
    if (!/en el mapa/.test(document.querySelector('.list-count')?.textContent ?? '')) return false;
    const canvas = document.querySelector('canvas.map-points');
    if (!canvas?.width) return false;
    const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
    return data.some((value) => value > 0);
  };
  window.addEventListener(
    'click',
    ({ target, timeStamp }) => {
      if (!target.closest?.('button')?.textContent.includes('Ver en el mapa')) return;
      const look = () => (isDrawn() ? taken.push(performance.now() - timeStamp) : requestAnimationFrame(look));
      requestAnimationFrame(look);
    },
    { capture: true },
  );
  Object.assign(globalThis, { taken });
})()`;

const LISTEN_FOR_FRAMES = `(() => {
  const frames = [];
  let last = performance.now();
  const next = (now) => {
    frames.push(now - last);
    last = now;
    requestAnimationFrame(next);
  };
  requestAnimationFrame(next);
  Object.assign(globalThis, { frames });
})()`;

async function noted(page: Page, name: string): Promise<number[]> {
  return page.evaluate((key) => {
    const numbers: number[] = Reflect.get(globalThis, key);
    return numbers.splice(0);
  }, name);
}

/** Fails where the map shows others than all. */
async function openingTimes(page: Page, pins: number): Promise<number[]> {
  const said = `${pins.toLocaleString('es-AR')} clientes en el mapa`;
  await page.evaluate(LISTEN_FOR_PINS);
  const taken: number[] = [];
  for (let opening = 0; opening < OPENINGS; opening += 1) {
    await page.getByRole('button', { name: 'Ver en el mapa' }).click();
    await page.waitForFunction(() => Reflect.get(globalThis, 'taken').length > 0);
    taken.push(...(await noted(page, 'taken')));
    await page.getByText(said).waitFor();
    await page.getByRole('button', { name: 'Volver a la lista' }).click();
    await page.locator(APP_PAINTED).first().waitFor();
    // The next opening asks the core anew.
    await page.reload();
    await page.locator(APP_PAINTED).first().waitFor();
    await page.evaluate(LISTEN_FOR_PINS);
  }
  return taken;
}

/** Drags the map to and fro, and answers how long each frame took. */
async function panTimes(page: Page): Promise<number[]> {
  await page.getByRole('button', { name: 'Ver en el mapa' }).click();
  await page.waitForFunction(() => Reflect.get(globalThis, 'taken').length > 0);
  const box = await page.locator('.map-ground').boundingBox();
  if (!box) throw new Error('no map');
  const [middleX, middleY] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(middleX, middleY);
  await page.mouse.down();
  await page.evaluate(LISTEN_FOR_FRAMES);
  const start = performance.now();
  while (performance.now() - start < PAN_MS) {
    const turn = ((performance.now() - start) / 1000) * Math.PI;
    await page.mouse.move(middleX + Math.sin(turn) * 200, middleY + Math.cos(turn) * 120);
    await page.waitForTimeout(MOUSE_MS);
  }
  const frames = await noted(page, 'frames');
  await page.mouse.up();
  return frames;
}

/** Turns the wheel in and out over the map, and answers how long each frame took, the first look at a zoom too. */
async function zoomTimes(page: Page): Promise<number[]> {
  const scale = page.locator('.leaflet-control-scale-line');
  const before = await scale.textContent();
  await noted(page, 'frames');
  for (let turn = 0; turn < ZOOM_TURNS; turn += 1) {
    for (let notch = 0; notch < NOTCHES; notch += 1) {
      await page.mouse.wheel(0, turn % 2 === 0 ? -NOTCH_PIXELS : NOTCH_PIXELS);
      await page.waitForTimeout(NOTCH_MS);
    }
    if (turn === 0 && (await scale.textContent()) === before) throw new Error('the wheel does not zoom');
  }
  return noted(page, 'frames');
}

/** An office of its own whose clients are all active and on the map, and how many they are. */
function placeEverybody(folder: string, work: string): number {
  rmSync(work, { recursive: true, force: true });
  mkdirSync(work, { recursive: true });
  copyFileSync(join(folder, 'abonado.db'), join(work, 'abonado.db'), constants.COPYFILE_FICLONE);
  const sqlite = new Sqlite(join(work, 'abonado.db'));
  sqlite.exec(`
    UPDATE clients SET
      state = 'active',
      latitude = coalesce(latitude, (SELECT latitude FROM clients WHERE latitude IS NOT NULL LIMIT 1) + id % 997 / 9970.0),
      longitude = coalesce(longitude, (SELECT longitude FROM clients WHERE longitude IS NOT NULL LIMIT 1) + id % 983 / 9830.0)
    WHERE state <> 'merged' AND (latitude IS NULL OR state <> 'active')`);
  const placed = sqlite.prepare<[], number>("SELECT count(*) FROM clients WHERE state = 'active'").pluck().get() ?? 0;
  sqlite.close();
  return placed;
}

/** The places alone, read from the file: what no map can do without. */
function plainReadMs(folder: string): number {
  const sqlite = new Sqlite(join(folder, 'abonado.db'), { readonly: true });
  const statement = sqlite.prepare(
    "SELECT id, latitude, longitude, contract_state FROM clients WHERE state = 'active' AND latitude IS NOT NULL",
  );
  const taken = Array.from({ length: OPENINGS }, () => {
    const start = performance.now();
    statement.all();
    return performance.now() - start;
  });
  sqlite.close();
  return medianOf(taken);
}

/** Every client on the map in Chromium: from the click to the pins, and the frames of a map that is dragged. */
export async function measureMap(folder: string): Promise<Measured[]> {
  const work = `${folder}-map`;
  const pins = placeEverybody(folder, work);
  const floor = plainReadMs(work);
  const opened = await open([resolve('out/browser/main.mjs'), '--demo', '--data', work], APP_PAINTED);
  const openings = await openingTimes(opened.page, pins);
  const frames = await panTimes(opened.page);
  const zoomFrames = await zoomTimes(opened.page);
  await close(opened);
  rmSync(work, { recursive: true, force: true });
  return [
    summarize('map_all', openings, floor),
    summarize('map_all_slowest', [Math.max(...openings)], floor, openings.length),
    summarize('map_pan_frame', frames, FRAME_MS),
    summarize('map_zoom_frame', zoomFrames, FRAME_MS),
  ];
}
