import type { Page } from '@playwright/test';

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
