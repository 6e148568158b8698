import { createClerk } from '../support/clerk';
import { expect, test, WHOLE_DEMO } from '../support/office-window';

test.use({ demo: true });

test('filters narrow the list, stand in the address, and each can be taken off', async ({ page, office }) => {
  const count = createClerk(office).countOf();
  await expect(count).toHaveText(WHOLE_DEMO);
  await page.getByRole('button', { name: 'Búsqueda avanzada' }).click();
  const panel = page.getByRole('complementary', { name: 'Búsqueda avanzada' });
  await panel.getByRole('button', { name: /^Zona/u }).click();
  await expect(page.getByRole('combobox', { name: 'Zona', exact: true })).toBeFocused();
  await expect(page.getByRole('listbox')).toBeHidden();
  await page.getByRole('combobox', { name: 'Zona', exact: true }).click();
  await page.getByRole('listbox').getByRole('option').nth(1).click();
  // The list stays open for a second zone.
  await page.keyboard.press('Escape');
  await expect(count).not.toHaveText(WHOLE_DEMO);
  const zone = await count.innerText();
  await panel.getByRole('button', { name: /^E-mail/u }).click();
  await panel.getByRole('combobox', { name: 'Cómo se compara E-mail' }).selectOption('está vacío');
  await expect(page).toHaveURL(/email=empty&zoneId=\d+$/u);
  // The second filter's own answer, not the first one's that still stands there.
  await expect(count).not.toHaveText(zone);
  const both = await count.innerText();
  await page.reload();
  await expect(count).toHaveText(both);
  await page.getByRole('button', { name: 'Quitar el filtro E-mail' }).click();
  await expect(page).toHaveURL(/zoneId=\d+$/u);
  await expect(count).not.toHaveText(both);
  await page.getByRole('searchbox', { name: 'Búsqueda rápida' }).fill('nadie se llama asi');
  await expect(page.getByText('Ningún cliente coincide')).toBeVisible();
  await page.getByRole('button', { name: 'Limpiar filtros' }).click();
  await expect(count).toHaveText(WHOLE_DEMO);
  await expect(page).toHaveURL(/#\/clientes$/u);
});

test('a column that was hidden stays so over a reload, until all are as they came', async ({ page }) => {
  const column = (name: string) => page.getByRole('columnheader', { name: new RegExp(`^${name}`, 'u') });
  await expect(column('Documento')).toBeVisible();
  await page.getByRole('button', { name: 'Columnas' }).click();
  await page.getByRole('checkbox', { name: 'Documento', exact: true }).uncheck();
  await page.keyboard.press('Escape');
  await expect(column('Documento')).toBeHidden();
  await page.reload();
  await expect(column('Nombre')).toBeVisible();
  await expect(column('Documento')).toBeHidden();
  await page.getByRole('button', { name: 'Columnas' }).click();
  await page.getByRole('button', { name: 'Volver a las de fábrica' }).click();
  await expect(column('Documento')).toBeVisible();
});
