import type { Page } from '@playwright/test';
import { expect, test } from './stage';

const chart = /^Consumo de Cliente 1, 12\/10\/2026 – 11\/11\/2026: 124 GB de bajada y 12,4 GB de subida\.$/u;

test('the chart says in words what it shows, and has the same numbers as a table', async ({ stage }) => {
  const page = await stage.open('consumption');
  await expect(page.getByRole('img', { name: chart })).toBeVisible();
  await expect(page.getByText('GB por día')).toBeVisible();
  await page.getByText('Ver como tabla').click();
  const table = page.getByRole('table');
  await expect(table.getByRole('row')).toHaveCount(33);
  await expect(table.getByRole('row', { name: /^11\/11\/2026/u })).toContainText('4 GB');
  await expect(table.getByRole('row', { name: /^Total/u })).toContainText('124 GB');
});

test('in a tab that is too low for it the chart stays high enough to be read, and the tab scrolls', async ({
  stage,
}) => {
  const page = await stage.open('consumption');
  await page.setViewportSize({ width: 1280, height: 720 });
  const picture = page.getByRole('img', { name: chart });
  // What two lines of warnings above the list leave of the box.
  await page.locator('.consumption').evaluate(({ parentElement: tab }) => {
    if (tab) Object.assign(tab.style, { height: '300px', overflow: 'auto' });
  });
  await expect.poll(async () => (await picture.boundingBox())?.height).toBeGreaterThanOrEqual(160);
  const [drawn, below] = [await picture.boundingBox(), await page.getByText('Datos hasta').boundingBox()];
  expect((drawn?.y ?? 0) + (drawn?.height ?? 0)).toBeLessThanOrEqual(below?.y ?? 0);
  await page.getByText('Ver como tabla').scrollIntoViewIfNeeded();
  await expect(page.getByText('Ver como tabla')).toBeInViewport({ ratio: 1 });
});

test('the period and the contract are chosen, and earlier ones walked to', async ({ stage }) => {
  const page = await stage.open('consumption');
  await expect(page.getByRole('button', { name: 'Período siguiente' })).toBeDisabled();
  await page.getByRole('button', { name: 'Período anterior' }).click();
  await expect(page.getByRole('button', { name: 'Período siguiente' })).toBeEnabled();
  await page.getByRole('radiogroup', { name: 'Período' }).getByText('Día').click();
  await expect(page.getByText('GB por hora')).toBeVisible();
  // Another period begins at its last.
  await expect(page.getByRole('button', { name: 'Período siguiente' })).toBeDisabled();
  await page.getByRole('combobox', { name: 'Contrato' }).click();
  await page.getByRole('option', { name: 'Hogar 25 Mb (de baja)' }).click();
  await expect(page.getByText('48 GB', { exact: true }).first()).toBeVisible();
  const asked = await stage.asked('consumption.ofClient');
  expect(asked).toEqual([
    { clientId: 1, period: 'month', back: 0 },
    { clientId: 1, period: 'month', back: 1 },
    { clientId: 1, period: 'day', back: 0 },
    { clientId: 1, period: 'day', back: 0, contractId: 12 },
  ]);
});

test('until the figures of the next client come, nothing of the one before stands under their name', async ({
  stage,
}) => {
  const page = await stage.open('consumption');
  await page.getByRole('button', { name: 'Período anterior' }).click();
  await expect(page.getByText('124 GB', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Cliente 5' }).click();
  await expect
    .poll(() => stage.asked('consumption.ofClient'))
    .toContainEqual({ clientId: 5, period: 'month', back: 0 });
  await expect(page.getByText('124 GB', { exact: true })).toBeHidden();
  await expect(page.getByRole('img', { name: /^Consumo de/u })).toBeHidden();
  await page.evaluate(() => window.dispatchEvent(new Event('answered')));
  await expect(page.getByText('496 GB', { exact: true })).toBeVisible();
  await expect(page.getByRole('img', { name: /^Consumo de Cliente 5, .*: 496 GB de bajada/u })).toBeVisible();
});

test('what lies before the first sample is unknown, and no zero; the last 24 hours say until when they are', async ({
  stage,
}) => {
  const page = await stage.open('consumption');
  await expect(page.getByText(/^Últimas 24 h, hasta el 10\/11\/2026, \d\d:\d\d$/u)).toBeVisible();
  await page.getByText('Ver como tabla').click();
  await expect(page.getByRole('cell', { name: 'sin datos' })).toHaveCount(0);
  await page.getByRole('combobox', { name: 'Contrato' }).click();
  await page.getByRole('option', { name: 'Hogar 25 Mb (de baja)' }).click();
  await expect(page.getByRole('cell', { name: 'sin datos' })).toHaveCount(28);
  await expect(page.getByRole('row', { name: /^09\/11\/2026/u })).toContainText('2 GB');
});

test('of whom there is no sample it is said that nothing is known, and never that nothing was used', async ({
  stage,
}) => {
  const page = await stage.open('consumption');
  await page.getByRole('button', { name: 'Cliente 6' }).click();
  await expect(page.getByText('no se sabe cuánto se usó')).toBeVisible();
  await expect(page.getByText('Sin consumo en este período.')).toHaveCount(0);
  await expect(page.getByRole('definition').filter({ hasText: 'sin datos' })).toHaveCount(3);
  await expect(page.getByText('0 B', { exact: true })).toHaveCount(0);
});

/** Has the page note every text that a canvas is given, and where on the screen. */
const NOTE_TEXTS = `(() => {
  const texts = [];
  const { fillText } = CanvasRenderingContext2D.prototype;
  CanvasRenderingContext2D.prototype.fillText = function (text, x, y, ...more) {
    const { left, top, width } = this.canvas.getBoundingClientRect();
    const place = this.getTransform().transformPoint({ x, y });
    const scale = width / this.canvas.width;
    texts.push({ text, x: left + place.x * scale, y: top + place.y * scale });
    return fillText.call(this, text, x, y, ...more);
  };
  Object.assign(globalThis, { texts });
})()`;

interface DrawnText {
  readonly text: string;
  readonly x: number;
  readonly y: number;
}

/** What was written on canvases since it was asked last. */
const drawnTexts = (page: Page) => page.evaluate<DrawnText[]>('texts.splice(0)');

/** Points at the middle of the chart's height above a name of its lower axis; answers what is written there then. */
async function pointAbove(page: Page, name: string): Promise<string[]> {
  await page.mouse.move(0, 0);
  const drawn = await drawnTexts(page);
  const tick = drawn.findLast(({ text }) => text === name);
  if (!tick) throw new Error(`no ${name} among ${drawn.map(({ text }) => text).join(', ')}`);
  await page.mouse.move(tick.x, tick.y - 80);
  await expect.poll(() => page.evaluate<number>('texts.length')).toBeGreaterThan(0);
  const shown = (await drawnTexts(page)).map(({ text }) => text.trim());
  return shown.slice(shown.findIndex((text) => text.includes(':') && text.startsWith('Bajada')) - 1);
}

test('pointing at a day shows that day with what was used of it, down and up', async ({ stage, page: fresh }) => {
  await fresh.addInitScript(NOTE_TEXTS);
  const page = await stage.open('consumption');
  await page.getByRole('button', { name: 'Cliente 4' }).click();
  await expect(page.getByRole('img', { name: /^Consumo de Cliente 4/u })).toBeVisible();
  // Its days are 1 GB, 2 GB … 31 GB down, and 3,1 GB, 3 GB … 0,1 GB up.
  expect(await pointAbove(page, '12 oct')).toEqual(['12/10/2026', 'Bajada: 1 GB', 'Subida: 3,1 GB']);
  expect(await pointAbove(page, '27 oct')).toEqual(['27/10/2026', 'Bajada: 16 GB', 'Subida: 1,6 GB']);
});

test('what is measured every two hours says so, where it is pointed at and in the table', async ({
  stage,
  page: fresh,
}) => {
  await fresh.addInitScript(NOTE_TEXTS);
  const page = await stage.open('consumption');
  await page.getByRole('button', { name: 'Cliente 4' }).click();
  await page.getByRole('radiogroup', { name: 'Período' }).getByText('Día').click();
  await expect(page.getByText('GB cada 2 h')).toBeVisible();
  expect(await pointAbove(page, '02:00')).toEqual(['10 nov, 02:00 – 04:00', 'Bajada: 1 GB', 'Subida: 1,2 GB']);
  await page.getByText('Ver como tabla').click();
  await expect(page.getByRole('columnheader', { name: 'Cada 2 h, desde' })).toBeVisible();
});

/**
 * Has the page note every line that a chart is given to draw, from where to where across, in its colour; and every dot. A line
 * of Chart.js is a path of its own, which no axis and no filling is.
 */
const NOTE_STROKES = `(() => {
  const strokes = [];
  const across = new WeakMap();
  for (const name of ['moveTo', 'lineTo', 'bezierCurveTo']) {
    const draw = Path2D.prototype[name];
    Path2D.prototype[name] = function (...args) {
      across.set(this, [...(across.get(this) ?? []), args.at(-2)]);
      return draw.apply(this, args);
    };
  }
  const { stroke, arc } = CanvasRenderingContext2D.prototype;
  CanvasRenderingContext2D.prototype.stroke = function (...args) {
    const xs = across.get(args[0]);
    const width = this.canvas.clientWidth;
    if (xs) strokes.push({ kind: 'line', color: this.strokeStyle, from: Math.min(...xs) / width, to: Math.max(...xs) / width });
    return stroke.apply(this, args);
  };
  CanvasRenderingContext2D.prototype.arc = function (x, ...args) {
    const at = x / this.canvas.clientWidth;
    strokes.push({ kind: 'dot', color: this.fillStyle, from: at, to: at });
    return arc.call(this, x, ...args);
  };
  Object.assign(globalThis, { strokes });
})()`;

interface Stroke {
  readonly kind: 'line' | 'dot';
  readonly color: string;
  /** Parts of the chart's width. */
  readonly from: number;
  readonly to: number;
}

/** What the chart drew last of one kind, once in each of its colours; asked until it has drawn. */
async function lastDrawn(page: Page, kind: Stroke['kind']): Promise<Stroke[]> {
  const drawn = async () => {
    const all = await page.evaluate<Stroke[]>('strokes');
    return [...new Map(all.filter((one) => one.kind === kind).map((one) => [one.color, one])).values()];
  };
  await expect.poll(drawn).toHaveLength(2);
  return drawn();
}

/** Shows the ended contract of client 1, of whose last days alone there are samples; only what is drawn from then on is noted. */
async function showEnded(page: Page): Promise<void> {
  await page.getByRole('combobox', { name: 'Contrato' }).click();
  await page.evaluate('void strokes.splice(0)');
  await page.getByRole('option', { name: 'Hogar 25 Mb (de baja)' }).click();
}

test('the lines of the chart begin where something is known, and not at zero before it', async ({
  stage,
  page: fresh,
}) => {
  await fresh.addInitScript(NOTE_STROKES);
  const page = await stage.open('consumption');
  for (const { from, to } of await lastDrawn(page, 'line')) {
    expect(from).toBeLessThan(0.25);
    expect(to).toBeGreaterThan(0.9);
  }
  await showEnded(page);
  await expect(page.getByRole('img', { name: /: 62 GB de bajada/u })).toBeVisible();
  for (const { from, to } of await lastDrawn(page, 'line')) {
    expect(from).toBeGreaterThan(0.85);
    expect(to).toBeGreaterThan(0.9);
  }
});

test('the one month of a year of which something is known is a dot of each line', async ({ stage, page: fresh }) => {
  await fresh.addInitScript(NOTE_STROKES);
  const page = await stage.open('consumption');
  await page.getByRole('radiogroup', { name: 'Período' }).getByText('Año').click();
  await expect(page.getByRole('img', { name: /: 48 GB de bajada/u })).toBeVisible();
  expect(await page.evaluate<Stroke[]>(`strokes.filter(({ kind }) => kind === 'dot')`)).toEqual([]);
  await showEnded(page);
  for (const { from } of await lastDrawn(page, 'dot')) expect(from).toBeGreaterThan(0.9);
});

/** Every seven days of a week, and where its name is. */
const WEEK_DAYS = /^(?:lun|mar|mié|jue|vie|sáb|dom) \d+$/u;

test('a week names each of its seven days where it begins', async ({ stage, page: fresh }) => {
  await fresh.addInitScript(NOTE_TEXTS);
  const page = await stage.open('consumption');
  await expect(page.getByRole('img', { name: chart })).toBeVisible();
  await drawnTexts(page);
  await page.getByRole('radiogroup', { name: 'Período' }).getByText('Semana').click();
  await expect(page.getByText('GB por hora')).toBeVisible();
  const named = async () => (await drawnTexts(page)).filter(({ text }) => WEEK_DAYS.test(text));
  const days: DrawnText[] = [];
  await expect.poll(async () => days.push(...(await named()))).toBeGreaterThanOrEqual(7);
  // Its hours are from Wednesday 01:00 to midnight of the next one.
  expect(days.slice(-7).map(({ text }) => text)).toEqual([
    'jue 5',
    'vie 6',
    'sáb 7',
    'dom 8',
    'lun 9',
    'mar 10',
    'mié 11',
  ]);
  const steps = days.slice(-6).map(({ x }, at) => x - (days.at(at - 7)?.x ?? 0));
  expect(Math.max(...steps) - Math.min(...steps)).toBeLessThan(2);
});

test('all contracts are named whole, however narrow the bar is', async ({ stage }) => {
  const page = await stage.open('consumption');
  const chosen = page.getByRole('combobox', { name: 'Contrato' });
  await expect(chosen).toHaveValue('Todos los contratos (2)');
  const cut = await chosen.evaluate((input) => {
    const box = input.closest('.consumption')?.parentElement;
    return Array.from({ length: 40 }, (_, at) => {
      box?.style.setProperty('width', `${320 + at * 10}px`);
      return input.scrollWidth - input.clientWidth;
    });
  });
  expect(Math.max(...cut)).toBe(0);
});

test('who has no contract, and an office without samples, are told what to do', async ({ stage }) => {
  const page = await stage.open('consumption');
  await page.getByRole('button', { name: 'Cliente 2' }).click();
  await expect(page.getByText('Este cliente no tiene contratos')).toBeVisible();
  await page.getByRole('button', { name: 'Agregar contrato' }).click();
  await page.getByRole('dialog', { name: 'Agregar contrato a Cliente 2' }).getByText('Cancelar').click();
  // The chart behind the words is nothing that anybody sees or reaches.
  await expect(page.getByRole('img')).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Guardar imagen' })).toHaveCount(0);
  await page.getByRole('button', { name: 'Cliente 3' }).click();
  await expect(page.getByText('Todavía no hay consumo')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Ir a Configuración → Consumo' })).toBeVisible();
});
