import { expect, test } from '../support/office-window';

test.use({ demo: true });

test('a catalogue: an entry is made, renamed, merged after a preview, and offered again', async ({ page }) => {
  await page.getByRole('link', { name: 'Configuración', exact: true }).click();
  await page.getByRole('link', { name: 'Zonas' }).click();
  const table = page.getByRole('table', { name: 'Zonas' });
  // A merged spelling's row names the entry that it went into: a row is known by its own actions.
  const rowOf = (name: string) =>
    table.getByRole('row').filter({ has: page.getByRole('button', { name: `Renombrar: ${name}`, exact: true }) });
  await page.getByLabel('Nombre nuevo').fill('Sur viejo');
  await page.getByRole('button', { name: 'Crear', exact: true }).click();
  await expect(rowOf('Sur viejo')).toContainText('0 clientes');
  await page.getByLabel('Nombre nuevo').fill('sur VIEJO');
  await page.getByRole('button', { name: 'Crear', exact: true }).click();
  await expect(page.getByText(/Ya existe/u)).toBeVisible();

  await page.getByRole('button', { name: 'Renombrar: Sur viejo' }).click();
  const rename = page.getByRole('dialog', { name: 'Renombrar «Sur viejo»' });
  await rename.getByRole('textbox').fill('Zona del fondo');
  await rename.getByRole('button', { name: 'Guardar' }).click();
  await expect(rowOf('Zona del fondo')).toBeVisible();

  const used = table
    .getByRole('row')
    .filter({ hasText: /[1-9]\d* clientes/u })
    .first();
  const usedName = (await used.getByRole('cell').first().innerText()).trim();
  const usedCount = (await used.getByRole('cell').nth(1).innerText()).trim();
  await used.getByRole('button', { name: /^Unir con…/u }).click();
  const merge = page.getByRole('dialog');
  await merge.getByLabel('Unir con').first().click();
  await page.getByRole('listbox').getByRole('option', { name: 'Zona del fondo' }).click();
  await expect(merge.getByRole('status')).toContainText(`${usedCount} pasan de «${usedName}» a «Zona del fondo»`);
  await merge.getByRole('button', { name: 'Unir', exact: true }).click();
  await expect(rowOf('Zona del fondo')).toContainText(usedCount);
  await expect(rowOf(usedName)).toContainText('Unida a «Zona del fondo»');

  await page.getByRole('button', { name: `Volver a usar: ${usedName}` }).click();
  await expect(page.getByRole('button', { name: `Retirar: ${usedName}` })).toBeVisible();
  await expect(rowOf(usedName)).toContainText('0 clientes');
});
