import { join, resolve } from 'node:path';
import type { Page } from '@playwright/test';
import { expectAtRest } from '../support/at-rest';
import { goTo } from '../support/client-form';
import { expect, test } from '../support/office-window';

test.use({ demo: true });

const images = resolve(__dirname, '../../docs/images');

/** The demonstration's client that has all that Ver can show. */
const CLIENT = { id: 33, name: 'Andrés Martín Ruiz' };

/** Screens that only need their address, each with what says that it has come. */
const SCREENS = [
  ['mapa-de-todos', '/clientes/mapa', 'GeoNames'],
  ['correo', '/correo', 'Enviado'],
  ['informes', '/informes', 'Sin vencer'],
  ['actualizacion-masiva', '/clientes/actualizacion-masiva', 'Vista previa'],
] as const;

type Picture = (name: string) => Promise<void>;

async function takeClients(page: Page, picture: Picture): Promise<void> {
  await goTo(page, '/clientes');
  await page.getByRole('searchbox').first().fill('munoz');
  // The answer to the search, not the rows that still stand there; then its first client's contracts.
  await expect(page.getByText(/^\d+ de [\d.]+ clientes$/u)).toBeVisible();
  await page.getByRole('row', { name: /Muñoz/u }).first().click();
  await page.getByRole('tab', { name: 'Detalles de Contrato y Nodos' }).click();
  await expect(page.getByText('Agregar contrato')).toBeVisible();
  await picture('clientes');
  await page.getByRole('button', { name: 'Editar', exact: true }).last().click();
  await expect(page.getByRole('heading', { name: 'Datos de ubicación' })).toBeVisible();
  await picture('editar');
  await goTo(page, `/clientes/${CLIENT.id}/ver`);
  await expect(page.getByRole('heading', { name: CLIENT.name })).toBeVisible();
  await expect(page.getByText('Agregar contrato').or(page.getByText('Mb/s')).first()).toBeVisible();
  await picture('ver');
}

/** What a client owes, by the one who owes most; and the invoices. */
async function takeMoney(page: Page, picture: Picture): Promise<void> {
  await goTo(page, '/clientes?sort=balance&descending=1');
  await page.getByRole('complementary').getByRole('button', { name: /^Debe/u }).click();
  await expect(page.getByText('El cliente debe')).toBeVisible();
  await picture('cuenta-corriente');
  await page.keyboard.press('Escape');
  await goTo(page, '/facturacion');
  await expect(page.getByRole('cell', { name: 'Pendiente de informar' }).first()).toBeVisible();
  await picture('facturacion');
}

async function takeSearch(page: Page, picture: Picture): Promise<void> {
  await goTo(page, '/clientes');
  await page.getByRole('button', { name: 'Búsqueda avanzada' }).click();
  await expect(page.getByRole('tab', { name: 'Cliente', exact: true })).toBeVisible();
  await picture('busqueda-avanzada');
  await page.getByRole('button', { name: 'Búsqueda avanzada' }).first().click();
}

test("the README's pictures of the screens, of the demonstration", async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  for (const colorScheme of ['light', 'dark'] as const) {
    const picture: Picture = async (name) => {
      await expectAtRest(page);
      await page.screenshot({ path: join(images, `${name}-${colorScheme}.png`) });
    };
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await takeClients(page, picture);
    await takeMoney(page, picture);
    for (const [name, address, sign] of SCREENS) {
      await goTo(page, address);
      await expect(page.getByText(sign).first()).toBeVisible();
      await picture(name);
    }
    await takeSearch(page, picture);
  }
});
