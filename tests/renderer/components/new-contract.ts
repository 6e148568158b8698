import type { Locator, Page } from '@playwright/test';
import { field } from '../../support/client-form';

/** The form of a new contract, opened from the tab of the stage's client. */
export async function openNewContract(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: 'Agregar contrato' }).click();
  return page.getByRole('dialog', { name: 'Agregar contrato a José Muñoz' });
}

/** Chooses its plan, Fibra 100 Mb. */
export async function choosePlan(page: Page, dialog: Locator): Promise<void> {
  await field(dialog, 'Plan').fill('100');
  await page.getByRole('option', { name: /Fibra 100 Mb/u }).click();
}
