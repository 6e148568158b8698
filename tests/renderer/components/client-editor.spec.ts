import type { Locator, Page } from '@playwright/test';
import { expect, test } from './stage';

const field = (page: Page, name: string): Locator =>
  page.getByLabel(name, { exact: true }).and(page.locator('input, textarea'));

test('what is typed stays through every kind of person, and nothing of it is sent before it is saved', async ({
  stage,
}) => {
  const page = await stage.open('new-client');
  await field(page, 'Nombre').fill('José Muñoz');
  await page.getByText('Persona física').click();
  await field(page, 'Primer nombre').fill('José');
  await field(page, 'Primer apellido').fill('Muñoz');
  for (const type of ['Otro', 'Persona jurídica', 'Persona física'])
    await page.getByText(type, { exact: true }).click();
  await expect(field(page, 'Nombre')).toHaveValue('José Muñoz');
  await expect(field(page, 'Primer nombre')).toHaveValue('José');
  await expect(field(page, 'Primer apellido')).toHaveValue('Muñoz');
  expect(await stage.asked('clients.create')).toEqual([]);
});

test('the four of five names are asked for where they are missing, and the fourth clears it', async ({ stage }) => {
  const page = await stage.open('new-client');
  await field(page, 'Nombre').fill('José Muñoz');
  await page.getByText('Persona física').click();
  await field(page, 'Primer nombre').fill('José');
  await field(page, 'Primer apellido').fill('Muñoz');
  await page.keyboard.press('Control+s');
  await expect(field(page, 'Segundo nombre')).toBeFocused();
  await expect(page.getByText('Complete al menos 4 de los 5 nombres: falta uno.')).toBeVisible();
  await field(page, 'Segundo apellido').fill('Ríos');
  await expect(page.getByText(/falta uno/u)).toBeHidden();
  await page.keyboard.press('Control+s');
  await expect.poll(() => stage.asked('clients.create')).toMatchObject([{ secondLastName: 'Ríos' }]);
});

test('a name left blank is said beforehand as it will be saved, put together from the other four', async ({
  stage,
}) => {
  const page = await stage.open('new-client');
  await page.getByText('Persona física').click();
  await field(page, 'Primer nombre').fill('José');
  await field(page, 'Segundo nombre').fill('María');
  await field(page, 'Primer apellido').fill('Muñoz');
  await expect(page.getByText(/Se guarda como/u)).toBeHidden();
  await field(page, 'Segundo apellido').fill('Ríos');
  await expect(page.getByText(/Se guarda como «José María Muñoz Ríos»/u)).toBeVisible();
  await page.keyboard.press('Control+s');
  await expect.poll(() => stage.asked('clients.create')).toMatchObject([{ name: 'José María Muñoz Ríos' }]);
});

test("the draft's own mistakes and the register's are said together, and nothing is created", async ({ stage }) => {
  const page = await stage.open('new-client');
  await field(page, 'ID cliente').fill('7');
  await field(page, 'E-mail de contacto').fill('sin-arroba');
  await page.keyboard.press('Control+s');
  await expect(field(page, 'Nombre')).toBeFocused();
  for (const name of ['Nombre', 'ID cliente', 'E-mail de contacto']) {
    await expect(field(page, name)).toHaveAttribute('aria-invalid', 'true');
  }
  await expect(page.getByText(/Carla Ríos/u)).toBeVisible();
  expect(await stage.asked('clients.create')).toEqual([]);
});

test('a catalogue is chosen by a part of its name without accents; a retired entry is not offered', async ({
  stage,
}) => {
  const page = await stage.open('new-client');
  const zone = field(page, 'Zona');
  await zone.pressSequentially('su');
  await expect(page.getByRole('option', { name: 'Súr' })).toBeVisible();
  await zone.press('Tab');
  await expect(zone).toHaveValue('Súr');
  await zone.click();
  await expect(page.getByRole('option', { name: 'Norte' })).toBeVisible();
  await expect(page.getByRole('option', { name: 'Vieja' })).toBeHidden();
  await zone.fill('VIEJA');
  await expect(page.getByText('«Vieja» está retirada: elija otra.')).toBeVisible();
});

test('an entry is created in place in its own catalogue; a refused one is said, and stays typed', async ({ stage }) => {
  const page = await stage.open('new-client');
  const zone = field(page, 'Zona');
  await zone.fill('Vedada');
  await page.getByRole('option', { name: 'Crear «Vedada»' }).click();
  await expect(page.getByRole('alert')).toBeVisible();
  await expect(zone).toHaveValue('Vedada');
  await page.getByRole('button', { name: 'Agregar vendedor' }).click();
  await expect(field(page, 'Vendedor')).toBeFocused();
  await page.keyboard.type('Lidia Paz');
  await page.keyboard.press('Enter');
  await expect
    .poll(() => stage.asked('catalogs.create'))
    .toEqual([
      { kind: 'zone', name: 'Vedada' },
      { kind: 'seller', name: 'Lidia Paz' },
    ]);
});

test('a save waits for the entry that is being made, and is no refusal of its name', async ({ stage }) => {
  const page = await stage.open('new-client');
  await field(page, 'Nombre').fill('José Muñoz');
  await field(page, 'Zona').fill('Lenta');
  await page.getByRole('option', { name: 'Crear «Lenta»' }).click();
  await expect.poll(() => stage.asked('catalogs.create')).toHaveLength(1);
  await page.keyboard.press('Control+s');
  await page.evaluate(() => window.dispatchEvent(new Event('made')));
  await expect.poll(() => stage.asked('clients.create')).toMatchObject([{ name: 'José Muñoz', zoneId: 2 }]);
  await expect(page.getByText('no está en la lista')).toBeHidden();
});

test('two windows: what only the other changed is kept, what both did is chosen, and that alone is sent', async ({
  stage,
}) => {
  const page = await stage.open('edit-client');
  await field(page, 'Teléfono').fill('0260 444-9999');
  await field(page, 'Dirección').fill('Belgrano 12');
  await page.keyboard.press('Control+s');
  const dialog = page.getByRole('dialog', { name: 'Otra ventana guardó cambios' });
  await expect(dialog.getByRole('radio')).toHaveCount(2);
  await expect(dialog).toContainText('0260 444-9999');
  await expect(dialog).toContainText('0260 444-2222');
  await dialog.getByRole('radio', { name: /0260 444-2222/u }).click();
  await dialog.getByRole('button', { name: 'Guardar lo elegido' }).click();
  await expect
    .poll(() => stage.asked('clients.update'))
    .toMatchObject([
      { version: 1, fields: { phone: '0260 444-9999' } },
      { version: 2, fields: { phone: '0260 444-2222', address: 'Belgrano 12', notes: 'Perro' } },
    ]);
});

test('the last changes are read as the tab Auditorías tells them: days, money, documents, acts', async ({ stage }) => {
  const page = await stage.open('edit-client-changed');
  const card = page.getByRole('region', { name: 'Últimos cambios' });
  await expect(card.getByRole('paragraph')).toHaveText([
    /Alta: vacío → 01\/11\/2026$/u,
    /Precio propio: \$\s150\.000,00 → vacío$/u,
    /28\.114\.902 → 28\.114\.903$/u,
    /Contraseña del portal regenerada$/u,
  ]);
});
