import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Page } from '@playwright/test';
import { findings, showIn } from '../support/accessible';
import { expectAtRest } from '../support/at-rest';
import { spoiltCells } from '../support/cells';
import { createClerk } from '../support/clerk';
import { expect, test } from '../support/office-window';

test.use({ demo: true });

/** Every screen that has an address of its own, but the sections of Configuración, which its menu names. */
const PLACES = [
  'clientes/nuevo',
  'clientes/5/editar',
  'clientes/6/ver',
  'clientes/mapa',
  'clientes/actualizacion-masiva',
  'clientes/duplicados',
  'importar',
  'cobranzas',
  'cobranzas/caja',
  'cobranzas/cierre',
  'cobranzas/cortes',
  'cobranzas/saldos-anteriores',
  'cobranzas/archivos',
  'facturacion',
  'facturacion/por-informar',
  'facturacion/puesta-en-marcha',
  'facturacion/emitir',
  'informes',
  'correo',
  'correo/dias',
  'configuracion',
];

test('every screen is among those that are looked at', () => {
  const routes = readFileSync(resolve(__dirname, '../../src-renderer/app/further-screens.tsx'), 'utf8');
  const places = [...routes.matchAll(/path: '\/(?<place>[^:']+)'/gu)].map(({ groups }) => groups?.place ?? '');
  expect(places.length).toBeGreaterThan(15);
  expect(places.filter((place) => !PLACES.includes(place))).toEqual([]);
});

/** Goes to every screen, with the sections of Configuración, and looks at it once it is there. */
async function visitAll(page: Page, look: (place: string) => Promise<void>): Promise<void> {
  const origin = new URL(page.url()).origin;
  await page.goto(`${origin}/#/configuracion`);
  const sections = page.getByRole('navigation', { name: 'Configuración' }).getByRole('link');
  await expect(sections.nth(10)).toBeVisible();
  const settings = await sections.evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
  for (const place of [...PLACES, ...settings.map((href) => href.replace(/^#\//u, ''))]) {
    await page.goto(`${origin}/#/${place}`);
    await expect(page.getByRole('main').getByRole('heading').first(), place).toBeVisible();
    await expect(page.getByText(/^Cargando/u), place).toHaveCount(0);
    await look(place);
  }
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`no screen has an accessibility finding, ${colorScheme}`, async ({ page }) => {
    test.setTimeout(600_000);
    await showIn(page, colorScheme);
    const origin = new URL(page.url()).origin;
    await expect(page.getByRole('row').nth(5)).toBeVisible();
    expect(await findings(page), 'Clientes').toEqual([]);
    await page.goto(`${origin}/#/clientes?name=contains.a&no.zoneId=none&inDebt=yes&balance=1..`);
    await page.getByRole('button', { name: 'Búsqueda avanzada' }).click();
    for (const tab of ['Cliente', 'Contrato', 'Facturación', 'Pasarelas de pago']) {
      await page.getByRole('complementary').getByRole('tab', { name: tab, exact: true }).click();
      expect(await findings(page), `Búsqueda avanzada, ${tab}`).toEqual([]);
    }
    await page.getByRole('button', { name: 'Guardar vista' }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    expect(await findings(page), 'Guardar vista').toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Cerrar la búsqueda avanzada' }).click();
    await page.goto(`${origin}/#/clientes?contractStanding=disabledBySystem`);
    await expect(page.getByRole('region', { name: /^Contrato / }).first()).toBeVisible();
    expect(await findings(page), 'Detalles de Contrato y Nodos').toEqual([]);
    await page.goto(`${origin}/#/clientes?contractStanding=paused`);
    await expect(page.getByText(/^En pausa hasta el /u).first()).toBeVisible();
    expect(await findings(page), 'en pausa').toEqual([]);
    await page.getByRole('button', { name: 'Agregar contrato' }).click();
    await page.getByRole('button', { name: 'Guardar', exact: true }).click();
    await expect(page.getByText('Elija un plan.')).toBeVisible();
    expect(await findings(page), 'contrato nuevo').toEqual([]);
    await page.getByRole('button', { name: 'Cancelar' }).click();
    await page.getByRole('button', { name: 'Cambiar plan' }).first().click();
    await expect(page.getByRole('dialog')).toBeVisible();
    expect(await findings(page), 'cambiar plan').toEqual([]);
    await page.getByRole('button', { name: 'Cancelar' }).click();
    await page.goto(`${origin}/#/clientes`);
    await page.getByRole('row').nth(3).click();
    await page.getByRole('tab', { name: 'Auditorías' }).click();
    expect(await findings(page), 'Auditorías').toEqual([]);
    await page.getByRole('tab', { name: 'Gráfico de consumo' }).click();
    await expect(page.getByRole('img', { name: /^Consumo de/u })).toBeVisible();
    expect(await findings(page), 'Gráfico de consumo').toEqual([]);
    await page.getByRole('button', { name: /^Menú de/u }).click();
    await expect(page.getByRole('button', { name: 'Cerrar sesión' })).toBeVisible();
    expect(await findings(page), 'menú').toEqual([]);
    await page.keyboard.press('Escape');
    await visitAll(page, async (place) => expect(await findings(page), place).toEqual([]));
  });
}

/** What the buttons on the screen say that are filled: those of its main action. */
async function primaryButtons(page: Page): Promise<string[]> {
  await expectAtRest(page);
  return page
    .locator('main .mantine-Button-root:visible:is(:not([data-variant]), [data-variant="filled"])')
    .evaluateAll((buttons) => buttons.map((button) => button.textContent));
}

test('a screen has one main action at most', async ({ page }) => {
  test.setTimeout(300_000);
  await visitAll(page, async (place) => {
    const [, ...more] = await primaryButtons(page);
    expect.soft(more, place).toEqual([]);
  });
});

test("in the smallest window no cell of a table is drawn beyond itself or under its row's actions", async ({
  page,
}) => {
  test.setTimeout(300_000);
  await page.setViewportSize({ width: 1280, height: 720 });
  await showIn(page, 'light');
  const origin = new URL(page.url()).origin;
  await expect(page.getByRole('complementary')).toBeVisible();
  const rows = page.getByRole('row');
  await rows.nth(3).click();
  await rows.nth(6).hover();
  await expect(page.getByRole('button', { name: 'Editar', exact: true })).not.toHaveCount(0);
  expect(await spoiltCells(page), 'Clientes').toEqual([]);
  for (const list of ['inDebt=yes', 'state=deactivated', 'contractStanding=disabledBySystem']) {
    await page.goto(`${origin}/#/clientes?${list}`);
    await expect(rows.nth(2)).toBeVisible();
    await rows.nth(1).click();
    expect(await spoiltCells(page), list).toEqual([]);
  }
  await visitAll(page, async (place) => expect(await spoiltCells(page), place).toEqual([]));
});

test('no screen is longer than the window: each scrolls within, under its top bar', async ({ page }) => {
  test.setTimeout(300_000);
  await page.setViewportSize({ width: 1280, height: 720 });
  await visitAll(page, async (place) => {
    const over = await page.evaluate(() => document.documentElement.scrollHeight - window.innerHeight);
    expect.soft(over, place).toBe(0);
    // A page that is only hidden beyond its end is still moved there by what takes the focus.
    const moved = await page.evaluate(() => {
      document.documentElement.scrollTop = 1000;
      document.body.scrollTop = 1000;
      return document.querySelector('.top')?.getBoundingClientRect().top;
    });
    expect.soft(moved, place).toBe(0);
  });
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`no step of an import has an accessibility finding, ${colorScheme}`, async ({ page, office, folder }) => {
    test.setTimeout(400_000);
    await showIn(page, colorScheme);
    const list = join(folder, 'lista.csv');
    writeFileSync(list, 'ID;Nombre;Balance\r\n7001;Ana Paz;mucho\r\n7002;Beto Sosa;0\r\n');
    const clerk = createClerk(office);
    await clerk.startImport(list);
    const review = page.getByRole('button', { name: 'Revisar antes de importar', exact: true });
    await expect(review).toBeEnabled();
    expect(await findings(page), 'columnas').toEqual([]);
    await review.click();
    await expect(page.getByRole('table')).toContainText('Ana Paz');
    expect(await findings(page), 'revisión').toEqual([]);
    await page.getByRole('button', { name: 'Corregir la fila 2' }).click();
    await expect(page.getByRole('form', { name: 'Corregir la fila 2' })).toBeVisible();
    expect(await findings(page), 'corrección').toEqual([]);
    await page.keyboard.press('Escape');
    await clerk.apply();
    expect(await findings(page), 'importación lista').toEqual([]);
  });
}

test("Ver's own search goes to another client", async ({ page }) => {
  const origin = new URL(page.url()).origin;
  await page.goto(`${origin}/#/clientes/5/ver`);
  const own = page.getByLabel('Buscar otro cliente').and(page.locator('input'));
  await expect(own).toBeVisible();
  // One search on the screen, and the key of the search goes to it.
  await expect(page.getByRole('button', { name: 'Buscar clientes' })).toBeHidden();
  await page.keyboard.press('Control+k');
  await expect(own).toBeFocused();
  await page.keyboard.type('000010');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/#\/clientes\/10\/ver$/u);
});

test('the key of the search goes to the list, and into its search however late that comes', async ({ page }) => {
  await page.getByRole('navigation').getByRole('link', { name: 'Configuración', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Configuración' })).toBeVisible();
  // With the clock still, nothing that waits by the clock ever comes.
  await page.clock.install();
  await page.clock.pauseAt(Date.now() + 1000);
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('searchbox', { name: 'Búsqueda rápida' })).toBeFocused();
  await page.clock.resume();
});
