import { expect, type Page } from '@playwright/test';

/** Fills in Configuración, Correo with a server on this computer, and saves it. */
export async function setMailServer(page: Page, port: number): Promise<void> {
  await page.getByRole('link', { name: 'Configuración', exact: true }).click();
  await page.getByRole('link', { name: 'Correo', exact: true }).last().click();
  await page.getByLabel('Servidor', { exact: true }).fill('127.0.0.1');
  await page.getByRole('combobox', { name: 'Seguridad' }).click();
  await page.getByRole('option', { name: /^Ninguna/u }).click();
  await page.getByLabel('Puerto').fill(String(port));
  await page.getByLabel('Dirección del remitente').fill('oficina@norte.example');
  await page.getByLabel('Usuario').fill('');
  // The demonstration's server is paused.
  const pause = page.getByRole('switch', { name: 'Pausar el envío' });
  if (await pause.isChecked()) await pause.press('Space');
  await page.getByRole('button', { name: 'Guardar', exact: true }).first().click();
  await expect(page.getByText('El servidor de correo quedó guardado.')).toBeVisible();
}
