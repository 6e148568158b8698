import { createClerk } from '../support/clerk';
import { expect, test, WHOLE_DEMO } from '../support/office-window';

test.describe('started with --demo', () => {
  test.use({ demo: true });

  test('the demonstration opens signed in, and says that it is one', async ({ page }) => {
    await expect(page.getByText('Oficina de demostración')).toBeVisible();
    await expect(page.getByRole('navigation', { name: 'Secciones' })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Salir de la demostración' })).not.toBeVisible();
  });
});

test('the demonstration is opened from the first run, and left for it', async ({ page, office }) => {
  await page.getByRole('button', { name: 'Abrir la oficina de demostración' }).click();
  await expect(page.getByText('Oficina de demostración: los datos son inventados.')).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText(WHOLE_DEMO)).toBeVisible();
  await page.getByRole('button', { name: 'Salir de la demostración' }).click();
  await expect(page.getByRole('button', { name: 'Crear la oficina' })).toBeVisible();
  await createClerk(office).createOffice();
  await expect(page.getByText('Oficina de demostración: los datos son inventados.')).not.toBeVisible();
  await expect(page.getByText('Todavía no hay clientes')).toBeVisible();
});
