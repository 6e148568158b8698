import type { Page } from '@playwright/test';
import { fillBilling } from '../support/billing-window';
import { openForm } from '../support/client-form';
import { expect, test } from '../support/office-window';

test.use({ demo: true });

/** The first client of the demonstration is the one that is not billed. */
async function openBilling(page: Page): Promise<void> {
  await openForm(page).edit(1);
  await page.getByRole('tab', { name: 'Facturación' }).click();
}

test('the switch reveals the rest and asks for it, and what is wrong marks its tab', async ({ page }) => {
  await openBilling(page);
  const panel = page.getByRole('tabpanel');
  await expect(panel.getByLabel('Método de pago')).toHaveCount(0);
  await panel.getByRole('switch', { name: 'Facturación', exact: true }).press('Space');
  // What there is only one of is chosen already.
  await expect(panel.getByRole('combobox', { name: 'Razón social' })).toHaveValue('Norte Digital S. R. L.');
  await openForm(page).save();
  await expect(panel.getByText('Hace falta para facturar.')).toHaveCount(2);
  await expect(page.getByRole('tab', { name: /Facturación/u }).getByLabel('Tiene datos por corregir')).toBeVisible();
  await expect(page.getByRole('tab', { name: /Básico/u }).getByLabel('Tiene datos por corregir')).toHaveCount(0);

  await panel.getByRole('combobox', { name: 'Condición de IVA' }).click();
  await page.getByRole('option', { name: 'Exento', exact: true }).click();
  await expect(panel.getByText(/lleva al menos un impuesto/u)).toBeVisible();
  await fillBilling(page);
  await expect(panel.getByText(/lleva al menos un impuesto/u)).toHaveCount(0);
  await expect(panel.getByText('Factura B', { exact: true })).toBeVisible();
  await expect(panel.getByText('Porque Responsable Inscripto le factura a Consumidor final.')).toBeVisible();
  await expect(panel.getByRole('table', { name: 'Próximas facturas' }).getByRole('row')).toHaveCount(4);
  await panel.getByLabel('Ciclo de facturación comienza el día').fill('10');
  await expect(panel.getByText(/Un ciclo propio no se recomienda/u)).toBeVisible();

  // Nothing that was typed in one tab is lost in the other.
  await page.getByRole('tab', { name: /Básico/u }).click();
  await openForm(page).fill({ Observaciones: 'Paga en la oficina' });
  await page.getByRole('tab', { name: /Facturación/u }).click();
  await expect(panel.getByLabel('Ciclo de facturación comienza el día')).toHaveValue('10');
  await openForm(page).save();
  await expect(page.getByText(/quedó guardado/u)).toBeVisible();

  await openBilling(page);
  await expect(page.getByLabel('Ciclo de facturación comienza el día')).toHaveValue('10');
  await expect(page.getByRole('combobox', { name: 'Método de pago' })).toHaveValue('Efectivo');
  await page.getByRole('tab', { name: /Básico/u }).click();
  await expect(openForm(page).field('Observaciones')).toHaveValue('Paga en la oficina');
});

test('a paste of addresses becomes chips, each once, and what is none stays to be corrected', async ({ page }) => {
  await openBilling(page);
  const panel = page.getByRole('tabpanel');
  await panel.getByRole('switch', { name: 'Facturación', exact: true }).press('Space');
  await fillBilling(page);
  const emails = openForm(page).field('Emails a notificar');
  await emails.fill('ana@correo.com, luis@correo.com; ANA@correo.com, casi@');
  await emails.press('Enter');
  await expect(panel.getByText('ana@correo.com', { exact: true })).toBeVisible();
  await expect(panel.getByText('luis@correo.com', { exact: true })).toBeVisible();
  await expect(panel.getByText('ANA@correo.com', { exact: true })).toHaveCount(0);
  await expect(emails).toHaveValue('casi@');
  await openForm(page).save();
  await expect(panel.getByText('Escriba un solo e-mail completo, como ana@correo.com.')).toBeVisible();
  await emails.fill('');
  await openForm(page).save();
  await expect(page.getByText(/quedó guardado/u)).toBeVisible();
});

test('a condition that needs a tax id asks for it in both tabs', async ({ page }) => {
  await openForm(page).create();
  await openForm(page).fill({ Nombre: 'Óptica del Valle' });
  await page.getByRole('tab', { name: 'Facturación' }).click();
  const panel = page.getByRole('tabpanel');
  await panel.getByRole('switch', { name: 'Facturación', exact: true }).press('Space');
  await fillBilling(page, 'Monotributo');
  await openForm(page).save();
  await expect(panel.getByText('Con esa condición de IVA hace falta el CUIT/CUIL.')).toBeVisible();
  await panel.getByLabel('CUIT/CUIL').fill('20-26756539-3');
  await openForm(page).save();
  await expect(page.getByText('Óptica del Valle quedó guardado.')).toBeVisible();
});
