import type { Page } from '@playwright/test';
import { fillBilling } from '../support/billing-window';
import { goTo, openForm } from '../support/client-form';
import { expect, test } from '../support/office-window';

test.use({ demo: true });

/** Bills the first client of the demonstration, which has one contract and is not billed yet. */
async function billFirstClient(page: Page): Promise<void> {
  await openForm(page).edit(1);
  await page.getByRole('tab', { name: 'Facturación' }).click();
  await page.getByRole('switch', { name: 'Facturación', exact: true }).press('Space');
  await fillBilling(page);
  await openForm(page).save();
  await expect(page.getByText(/quedó guardado/u)).toBeVisible();
}

test('a client is billed: preview, issue once, and the invoice with its taxes', async ({ page }) => {
  await billFirstClient(page);
  await page.getByRole('link', { name: 'Facturación', exact: true }).click();
  await page.getByRole('button', { name: 'Emitir facturas' }).click();
  await page.getByRole('button', { name: 'Vista previa' }).click();
  await expect(page.getByText('Son las primeras de sus contratos')).toBeVisible();
  await page.getByRole('button', { name: /^Emitir 1 factura por \$/u }).click();
  await expect(page.getByText('Se emitió 1 factura.')).toBeVisible();

  // The newest comes first, below the names of the columns.
  const row = page.getByRole('row').nth(1);
  await expect(row).toContainText('B 0003 · sin número');
  await expect(row).toContainText('Pendiente de informar');
  await row.getByRole('button').click();
  const invoice = page.getByRole('dialog', { name: /^Factura B/u });
  await expect(invoice.getByText('Documento no válido como factura: todavía no se informó.')).toBeVisible();
  await expect(invoice.getByRole('rowheader', { name: 'IVA 21 %' })).toBeVisible();
  await expect(invoice.getByText(/Ley 27\.743/u)).toBeVisible();
  await page.keyboard.press('Escape');

  // The same run again has nothing to issue; a day too far ahead is refused.
  await goTo(page, '/facturacion/emitir');
  await page.getByRole('button', { name: 'Vista previa' }).click();
  await expect(page.getByText('No hay nada para emitir hasta ese día.')).toBeVisible();
  await expect(page.getByRole('button', { name: /^Emitir \d/u })).toHaveCount(0);
  await page.getByLabel('Hasta el día').fill('1/1/2099');
  await page.getByRole('button', { name: 'Vista previa' }).click();
  await expect(page.getByText('Elija un día de hoy a 31 días.')).toBeVisible();
});

test('a baja within what was billed is proposed with what is to be taken back, and its invoice opens there', async ({
  page,
}) => {
  await billFirstClient(page);
  await goTo(page, '/facturacion/emitir');
  await page.getByRole('button', { name: 'Vista previa' }).click();
  await page.getByRole('button', { name: /^Emitir 1 factura por \$/u }).click();
  await expect(page.getByText('Se emitió 1 factura.')).toBeVisible();

  await goTo(page, '/clientes');
  await page.getByRole('searchbox').first().fill('000001');
  await page
    .getByRole('row', { name: /000001/u })
    .first()
    .click();
  await page.getByRole('button', { name: /^Más acciones/u }).click();
  await page.getByRole('menuitem', { name: 'Dar de baja' }).click();
  const baja = page.getByRole('dialog');
  // Before the first day that was billed, whatever day it is.
  const today = await baja.getByLabel('Día de la baja').inputValue();
  await baja.getByLabel('Día de la baja').fill(today.replace(/^\d+/u, '01'));
  await baja.getByLabel('Motivo').fill('Se mudó');
  await page.keyboard.press('Enter');
  await expect(baja).toBeHidden();

  await goTo(page, '/facturacion/emitir');
  await page.getByRole('button', { name: 'Vista previa' }).click();
  const proposed = page.getByRole('table', { name: /^1 factura de contratos dados de baja/u });
  await expect(proposed.getByRole('row').nth(1)).toContainText('Anular');
  await proposed.getByRole('button').click();
  await expect(page.getByRole('dialog', { name: /^Factura B/u })).toBeVisible();
});
