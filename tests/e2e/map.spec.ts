import type { Page } from '@playwright/test';
import { findings, showIn } from '../support/accessible';
import { goTo } from '../support/client-form';
import { expect, test } from '../support/office-window';

test.use({ demo: true });

/** Whether the map's first tile has more than one colour: land, sea and names, and no street from anywhere. */
async function isDrawn(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const tiles = [...document.querySelectorAll<HTMLCanvasElement>('.leaflet-tile-pane canvas')];
    return tiles.some((tile) => {
      const pixels = tile.getContext('2d')?.getImageData(0, 0, tile.width, tile.height).data ?? [];
      const colours = new Set<number>();
      for (let at = 0; at < pixels.length; at += 4)
        colours.add(((pixels[at] ?? 0) << 16) | ((pixels[at + 1] ?? 0) << 8) | (pixels[at + 2] ?? 0));
      return colours.size > 1;
    });
  });
}

test('a client’s home is put on the map by coordinates, taken back, and told in the audit, with no network', async ({
  page,
}) => {
  await page.getByRole('searchbox', { name: 'Búsqueda rápida' }).fill('000001');
  await page.getByRole('row', { name: /000001/u }).click();
  await page.getByRole('tab', { name: 'Mapa del domicilio' }).click();
  await expect(page.getByText(/Estimado: centro de/u)).toBeVisible();
  await expect.poll(() => isDrawn(page)).toBe(true);
  const field = page.getByLabel('Coordenadas', { exact: true });
  await field.fill('-34,6177; -68,3301');
  await field.press('Enter');
  await expect(page.getByText(/^Se guardó dónde vive/u)).toBeVisible();
  await expect(page.getByText('-34.617700, -68.330100')).toBeVisible();
  await page.getByRole('button', { name: 'Copiar las coordenadas' }).first().click();
  await expect(page.getByText('Copiado: -34.617700, -68.330100')).toBeVisible();
  await page.getByRole('tab', { name: 'Auditorías' }).click();
  await page.getByRole('button', { name: /^Posición: /u }).click();
  await page.getByRole('tab', { name: 'Mapa del domicilio' }).click();
  await expect(page.getByText(/Estimado: centro de/u)).toBeVisible();
});

test('the clients of the list are on one map; a click on one selects it, also in the list', async ({ page }) => {
  await page.getByRole('searchbox', { name: 'Búsqueda rápida' }).fill('000042');
  await expect(page.getByText('1 de 2.017 clientes')).toBeVisible();
  await page.getByRole('button', { name: 'Ver en el mapa' }).click();
  await expect(page.getByRole('heading', { name: 'Clientes en el mapa' })).toBeVisible();
  await expect(page.getByText('1 cliente en el mapa')).toBeVisible();
  await expect(page).toHaveURL(/#\/clientes\/mapa\?text=000042$/u);
  const map = await page.getByRole('group', { name: /^Mapa de los clientes/u }).boundingBox();
  if (!map) throw new Error('no map');
  await page.mouse.click(map.x + map.width / 2, map.y + map.height / 2);
  await expect(page.getByRole('complementary', { name: 'Cliente seleccionado' })).toContainText('000042');
  await page.getByRole('searchbox', { name: 'Búsqueda rápida' }).fill('');
  await expect(page.getByText('1.825 clientes en el mapa')).toBeVisible();
  await page.getByRole('button', { name: '175 sin posición' }).click();
  await expect(page.getByText('175 de 2.017 clientes')).toBeVisible();
});

test('from a client of the map the form and Ver lead back to the map as it was', async ({ page }) => {
  const search = page.getByRole('searchbox', { name: 'Búsqueda rápida' });
  await search.fill('castro');
  await expect(page).toHaveURL(/text=castro$/u);
  await page.getByRole('button', { name: 'Ver en el mapa' }).click();
  await search.fill('000042');
  await expect(page.getByText('1 cliente en el mapa')).toBeVisible();
  const map = page.getByRole('group', { name: /^Mapa de los clientes/u });
  await map.click();
  const box = page.getByRole('complementary', { name: 'Cliente seleccionado' });
  await expect(box).toContainText('000042');
  for (const [key, act] of [
    ['e', 'Guardar'],
    ['Enter', 'Editar'],
  ] as const) {
    await page.keyboard.press(key);
    await expect(page).toHaveURL(/#\/clientes\/\d+\/(?:editar|ver)$/u);
    await expect(page.getByRole('button', { name: act, exact: true })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page).toHaveURL(/#\/clientes\/mapa\?text=000042$/u);
    await expect(box).toContainText('000042');
    await expect(page.getByRole('heading', { name: 'Clientes en el mapa' })).toBeFocused();
  }
  await page.keyboard.press('Escape');
  await expect(page).toHaveURL(/#\/clientes\?text=000042$/u);
});

test('the map of all shows every pin at once where no movement is wanted, too', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await goTo(page, '/facturacion');
  await expect(page.getByRole('cell', { name: 'Pendiente de informar' }).first()).toBeVisible();
  await goTo(page, '/clientes/mapa');
  await expect(page.getByText('1.825 clientes en el mapa')).toBeVisible();
  await expect(page.locator('.leaflet-control-scale')).toHaveText(/^\d+ km$/u);
});

test('where streets come from is a setting, which is tried before it is believed', async ({ page }) => {
  await page
    .getByRole('navigation', { name: 'Secciones' })
    .getByRole('link', { name: 'Configuración', exact: true })
    .click();
  await page.getByRole('link', { name: 'Mapa', exact: true }).click();
  const address = page.getByLabel('Dirección de las imágenes');
  await address.fill('http://mapas.example/{z}/{x}/{y}.png');
  await page.getByRole('button', { name: 'Guardar' }).click();
  await expect(page.getByText(/^Escriba una dirección completa/u)).toBeVisible();
  await address.fill('http://127.0.0.1:1/{z}/{x}/{y}.png');
  await page.getByRole('button', { name: 'Probar' }).click();
  await expect(page.getByText('Prueba: no hay conexión con el servidor.')).toBeVisible();
  await page.getByRole('button', { name: 'Guardar' }).click();
  await expect(page.getByText(/^Escriba de quién son las imágenes/u)).toBeVisible();
  await page.getByLabel('Texto de autoría').fill('© Mapas de aquí');
  await page.getByRole('button', { name: 'Guardar' }).click();
  await expect(page.getByText('Mapa guardado.')).toBeVisible();
  await page.getByRole('link', { name: 'Clientes' }).click();
  await page.getByRole('button', { name: 'Ver en el mapa' }).click();
  await expect(page.getByText('Sin calles: no hay conexión con el servidor. Se ve el mapa base.')).toBeVisible();
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`no map has an accessibility finding, ${colorScheme}`, async ({ page }) => {
    await showIn(page, colorScheme);
    await page.getByRole('row').nth(3).click();
    await page.getByRole('tab', { name: 'Mapa del domicilio' }).click();
    await expect(page.getByRole('button', { name: /^(?:Domicilio|Lugar estimado) de/u })).toBeVisible();
    expect(await findings(page), 'Mapa del domicilio').toEqual([]);
    await page.getByRole('button', { name: 'Ver en el mapa' }).click();
    await expect(page.getByText('1.825 clientes en el mapa')).toBeVisible();
    expect(await findings(page), 'Clientes en el mapa').toEqual([]);
    await page
      .getByRole('navigation', { name: 'Secciones' })
      .getByRole('link', { name: 'Configuración', exact: true })
      .click();
    await page.getByRole('link', { name: 'Mapa', exact: true }).click();
    await expect(page.getByLabel('Dirección de las imágenes')).toBeVisible();
    expect(await findings(page), 'Configuración').toEqual([]);
  });
}
