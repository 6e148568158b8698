import { expect, test } from '../support/office-window';

test.use({ demo: true });

test('the demonstration opens signed in, and says that it is one', async ({ page }) => {
  await expect(page.getByText('Oficina de demostración')).toBeVisible();
  await expect(page.getByRole('navigation', { name: 'Secciones' })).toBeVisible();
});
