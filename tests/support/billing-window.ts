import { expect, type Page } from '@playwright/test';
import { goTo } from './client-form';

/** Sets up the office's issuer: Responsable Inscripto, with its point of sale 3. */
export async function createIssuer(page: Page): Promise<void> {
  await goTo(page, '/configuracion/razones-sociales');
  await page.getByRole('button', { name: 'Crear razón social' }).click();
  const form = page.getByRole('dialog', { name: 'Crear razón social' });
  await form.getByLabel('Razón social').fill('Norte Digital S. R. L.');
  await form.getByRole('combobox', { name: 'Condición de IVA' }).click();
  await page.getByRole('option', { name: 'Responsable Inscripto' }).click();
  await form.getByLabel('CUIT/CUIL').fill('30-50001091-2');
  await form.getByLabel('Punto de venta A').fill('3');
  await form.getByLabel('Punto de venta B').fill('3');
  await form.getByRole('button', { name: 'Guardar' }).click();
  await expect(page.getByRole('row', { name: /Norte Digital S\. R\. L\./u })).toBeVisible();
}

async function choose(page: Page, field: string, option: string): Promise<void> {
  await page.getByRole('combobox', { name: field }).click();
  await page.getByRole('option', { name: option, exact: true }).click();
}

/** Fills in what the tab Facturación asks for, once its switch is on. */
export async function fillBilling(page: Page, condition = 'Consumidor final'): Promise<void> {
  await choose(page, 'Condición de IVA', condition);
  await choose(page, 'Impuesto', 'IVA 21 % · Incluido en el precio');
  await page.keyboard.press('Escape');
  await choose(page, 'Método de pago', 'Efectivo');
}
