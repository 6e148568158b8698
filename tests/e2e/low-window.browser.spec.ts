import type { Page } from '@playwright/test';
import { goTo } from '../support/client-form';
import { expect, test } from '../support/office-window';

test.use({ demo: true });

/** How far below its panel what is in it ends; 0 or less where it is whole in sight. */
const cutOff = (page: Page, inside: string) =>
  page.locator(inside).evaluate((element) => {
    const panel = element.closest('[role="tabpanel"]');
    return element.getBoundingClientRect().bottom - (panel?.getBoundingClientRect().bottom ?? 0);
  });

for (const height of [720, 640]) {
  test(`in a window of 1280×${height} the chart of each period is whole in sight, with its axis`, async ({ page }) => {
    await page.setViewportSize({ width: 1280, height });
    // Of who has two contracts the bar above has one more field.
    await page.getByRole('row').filter({ hasText: '×2' }).first().click();
    await page.getByRole('tab', { name: 'Gráfico de consumo' }).click();
    for (const period of ['Día', 'Semana', 'Mes', 'Año']) {
      await page.getByRole('radiogroup', { name: 'Período' }).getByText(period, { exact: true }).click();
      await expect(page.getByRole('img', { name: /^Consumo de/u })).toBeVisible();
      expect(await cutOff(page, '.consumption-canvas'), period).toBeLessThanOrEqual(0);
      // High enough to be read; what is lower than the least screen has what there is.
      const { height: drawn } = (await page.locator('.consumption-canvas').boundingBox()) ?? { height: 0 };
      expect(drawn, period).toBeGreaterThanOrEqual(height === 720 ? 160 : 88);
    }
  });
}

test('beside the map of everybody the box speaks of the map', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  await goTo(page, '/clientes/mapa');
  const box = page.getByRole('complementary', { name: 'Cliente seleccionado' });
  await expect(box).toHaveText('Elija un cliente del mapa para ver sus datos.');
});

test('under the line of the demonstration no screen scrolls by a few pixels', async ({ page }) => {
  for (const [width, height] of [
    [1280, 720],
    [1440, 900],
  ] as const) {
    await page.setViewportSize({ width, height });
    for (const place of [
      '/configuracion/actualizaciones',
      '/configuracion/oficina',
      '/informes',
      '/correo',
      '/facturacion',
    ]) {
      await goTo(page, place);
      await expect(page.locator('main').getByRole('heading').first()).toBeVisible();
      const more = await page.locator('main').evaluate((main) => main.scrollHeight - main.clientHeight);
      expect(more, `${place} ${width}`).toBe(0);
    }
  }
});

test('Búsqueda avanzada stretches no screen', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  await page.getByRole('button', { name: 'Búsqueda avanzada' }).click();
  await expect(page.getByRole('complementary', { name: 'Búsqueda avanzada' })).toBeVisible();
  expect(await page.locator('main').evaluate((main) => main.scrollHeight - main.clientHeight)).toBe(0);
  // A tick moves none of the list's buttons.
  const placesOf = () =>
    page.locator('.list-head .end > *').evaluateAll((all) => all.map((one) => one.getBoundingClientRect().x));
  const before = await placesOf();
  await page.getByRole('row').nth(1).getByRole('checkbox').click();
  await expect(page.getByRole('button', { name: 'Notificar por correo' })).toBeEnabled();
  expect(await placesOf()).toEqual(before);
});

test('at 200 % the list stands below Búsqueda avanzada, some rows of it, and a mass update can be done', async ({
  page,
}) => {
  await page.setViewportSize({ width: 640, height: 360 });
  await page.getByRole('button', { name: 'Búsqueda avanzada' }).click();
  const panel = page.getByRole('complementary', { name: 'Búsqueda avanzada' });
  await expect(panel).toBeVisible();
  const row = page.getByRole('row').nth(4).getByRole('checkbox');
  await row.scrollIntoViewIfNeeded();
  await expect(row).toBeInViewport({ ratio: 1 });
  const [below, above] = [await page.locator('.list-grid').boundingBox(), await panel.boundingBox()];
  expect(below?.y).toBeGreaterThanOrEqual((above?.y ?? 0) + (above?.height ?? 0) - 1);
  await panel.getByRole('tab', { name: 'Actualización masiva' }).click();
  await panel.getByRole('button', { name: 'Elegir qué cambiar' }).click();
  await page.getByRole('button', { name: 'Zona sin cambios' }).click();
  await page.getByRole('option').nth(1).click();
  const apply = page.getByRole('button', { name: /^Actualizar masivamente/u });
  await apply.scrollIntoViewIfNeeded();
  await expect(apply).toBeInViewport({ ratio: 1 });
});
