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
