import { createClerk } from '../support/clerk';
import { goTo } from '../support/client-form';
import { expect, test } from '../support/office-window';

test.use({ ready: true });

test('at 200 % no button of the form and nothing of Configuración is cut', async ({ page, office }) => {
  await createClerk(office).signIn();
  await page.setViewportSize({ width: 640, height: 360 });
  await goTo(page, '/clientes/nuevo');
  for (const name of ['Cancelar', 'Guardar y crear otro', 'Guardar']) {
    const button = page.getByRole('button', { name, exact: true });
    await expect(button).toBeInViewport({ ratio: 1 });
    const label = button.locator('.mantine-Button-label');
    expect(await label.evaluate((element) => element.scrollWidth <= element.clientWidth), name).toBe(true);
  }
  for (const place of ['oficina', 'operadores', 'zone', 'respaldos', 'importaciones']) {
    await goTo(page, `/configuracion/${place}`);
    const content = page.locator('main');
    await expect(content.getByRole('heading', { level: 2 })).toBeVisible();
    expect(await content.evaluate((element) => element.scrollWidth - element.clientWidth), place).toBe(0);
  }
});
