import { expectAccessible } from '../support/accessible';
import { createClerk } from '../support/clerk';
import { expect, test, WHOLE_DEMO } from '../support/office-window';

test.use({ demo: true });

test('everyone of a zone without an e-mail and with debt is found, saved as a view and opened from the rail', async ({
  page,
  office,
}) => {
  const count = createClerk(office).countOf();
  await expect(count).toHaveText(WHOLE_DEMO);
  await page.getByRole('row').nth(2).click();
  await page.keyboard.press('f');
  const panel = page.getByRole('complementary', { name: 'Búsqueda avanzada' });
  await expect(panel.getByRole('tab')).toHaveText([
    'Cliente',
    'Contrato',
    'Facturación',
    'Pasarelas de pago',
    'Actualización masiva',
  ]);

  await panel.getByRole('button', { name: /^Zona/u }).click();
  await panel.getByRole('combobox', { name: 'Zona', exact: true }).click();
  await page.getByRole('option', { name: 'Norte' }).click();
  await page.keyboard.press('Escape');
  await expect(page).toHaveURL(/\?zoneId=\d+$/u);
  await expect(count).not.toHaveText(WHOLE_DEMO);
  const inZone = await count.innerText();

  await panel.getByRole('button', { name: /^E-mail/u }).click();
  await panel.getByRole('combobox', { name: 'Cómo se compara E-mail' }).selectOption('está vacío');
  await expect(count).not.toHaveText(inZone);
  const withoutEmail = await count.innerText();

  await panel.getByRole('tab', { name: 'Facturación' }).click();
  await panel.getByRole('button', { name: /^Con deuda/u }).click();
  await panel.getByText('Sí', { exact: true }).click();
  await expect(count).not.toHaveText(withoutEmail);
  const debtors = await count.innerText();
  const chips = page.getByRole('button', { name: /^Quitar el filtro/u });
  await expect(page.locator('.chip')).toHaveText(['E-mailvacío', 'ZonaNorte', 'Con deudaSí']);
  await expect(page.getByText('Deuda del resultado:')).toBeVisible();

  await page.getByRole('button', { name: 'Guardar vista' }).click();
  await page.getByLabel('Nombre', { exact: true }).fill('Norte sin correo, deben');
  await page.getByRole('button', { name: 'Guardar', exact: true }).click();
  await expect(page.getByText('Vista «Norte sin correo, deben» guardada.')).toBeVisible();
  const view = page.getByRole('list', { name: 'Vistas fijadas' }).getByRole('link');
  const number = debtors.split(' ')[0] ?? '';
  await expectAccessible(page, 'a view in the rail');
  await expect(view).toHaveAccessibleName(new RegExp(`^Norte sin correo, deben ${number} clientes?$`, 'u'));

  await page.getByRole('button', { name: 'Limpiar filtros' }).click();
  await expect(chips).toHaveCount(0);
  await expect(count).toHaveText(WHOLE_DEMO);
  await page.goBack();
  await expect(count).toHaveText(debtors);
  await page.getByRole('row').nth(2).click();
  await page.keyboard.press('Escape');
  await expect(count).toHaveText(WHOLE_DEMO);
  await view.click();
  await expect(count).toHaveText(debtors);
  await page.reload();
  await expect(count).toHaveText(debtors);
});

test('a view is saved over, renamed and deleted', async ({ page, office }) => {
  const count = createClerk(office).countOf();
  await expect(count).toHaveText(WHOLE_DEMO);
  await page.getByRole('button', { name: 'Búsqueda avanzada' }).click();
  const panel = page.getByRole('complementary', { name: 'Búsqueda avanzada' });
  await panel.getByRole('tab', { name: 'Contrato' }).click();
  await panel.getByRole('button', { name: /^Estado del contrato/u }).click();
  await panel.getByRole('combobox', { name: 'Estado del contrato', exact: true }).click();
  await page.getByRole('option', { name: 'Deshabilitado por el sistema' }).click();
  await page.keyboard.press('Escape');
  await expect(count).not.toHaveText(WHOLE_DEMO);
  await page.getByRole('button', { name: 'Guardar vista' }).click();
  await page.getByLabel('Nombre', { exact: true }).fill('Cortados');
  await page.getByLabel('Para toda la oficina').check();
  await page.getByRole('button', { name: 'Guardar', exact: true }).click();
  await expect(page.getByText('Vista «Cortados» guardada.')).toBeVisible();
  await panel.getByRole('combobox', { name: 'Cómo se compara Estado del contrato' }).selectOption('no es ninguno de');
  await page.getByRole('button', { name: 'Guardar encima de «Cortados»' }).click();
  await expect(page.getByText('La vista «Cortados» quedó como está la lista ahora.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Guardar encima de «Cortados»' })).toBeHidden();
  const others = await count.innerText();

  await page.getByRole('button', { name: 'Cortados', exact: true }).click();
  await page.getByRole('button', { name: 'Renombrar: Cortados' }).click();
  await page.getByLabel('Nombre', { exact: true }).fill('Sin cortes');
  await page.getByRole('button', { name: 'Renombrar', exact: true }).click();
  await expect(page.getByRole('list', { name: 'Vistas fijadas' })).toContainText('Sin cortes');
  await page.getByRole('link', { name: 'Clientes', exact: true }).click();
  await expect(count).toHaveText(WHOLE_DEMO);
  await page.getByRole('button', { name: 'Vistas', exact: true }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Sin cortes/u })
    .click();
  await expect(count).toHaveText(others);
  await page.getByRole('button', { name: 'Sin cortes', exact: true }).click();
  await page.getByRole('button', { name: 'Eliminar: Sin cortes' }).click();
  await page.getByRole('button', { name: 'Eliminar', exact: true }).click();
  await expect(page.getByText('Vista «Sin cortes» eliminada.')).toBeVisible();
  await expect(page.getByRole('list', { name: 'Vistas fijadas' })).toBeHidden();
  // What it found stays on screen.
  await expect(count).toHaveText(others);
});
