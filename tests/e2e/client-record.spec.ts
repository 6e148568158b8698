import type { Page } from '@playwright/test';
import { findings, showIn } from '../support/accessible';
import { createClerk } from '../support/clerk';
import { goTo, openForm } from '../support/client-form';
import { expect, test } from '../support/office-window';

test.use({ ready: true });

test.setTimeout(400_000);

const list = (page: Page) => page.getByRole('heading', { name: 'Clientes', exact: true });

test('a likely duplicate shows while typing and can be put aside; a value goes back from Ver', async ({
  page,
  office,
}) => {
  const form = openForm(page);
  await createClerk(office).signIn();
  await form.add({ Nombre: 'José Muñoz', DNI: '28.114.902', 'Teléfono celular': '0260 498-7435' });

  await test.step('by a phone in another notation', async () => {
    await form.create();
    await form.fill({ Nombre: 'J. Muñoz', 'Teléfono celular': '+54 9 260 498-7435', Teléfono: '12' });
    const card = page.getByRole('region', { name: 'Posible duplicado' });
    await expect(card).toContainText('el mismo teléfono');
    await expect(card).toContainText('José Muñoz');
    await page.getByRole('button', { name: 'No es el mismo: José Muñoz' }).click();
    await expect(card).toBeHidden();
    await expect(page.getByText('No parece un teléfono completo')).toBeVisible();
    await form.save();
    await expect(list(page)).toBeVisible();
  });

  await test.step('the audit is filtered by its field, and the value put back', async () => {
    await form.edit(1);
    await form.fill({ Dirección: 'San Martín 1240', Observaciones: 'Perro' });
    await form.save();
    await expect(list(page)).toBeVisible();
    await goTo(page, '/clientes/1/ver');
    await page.getByLabel('Campo', { exact: true }).selectOption('Dirección');
    await expect(page.getByText('2 cambios')).toBeHidden();
    await page.getByRole('button', { name: 'Dirección: Dejar vacío' }).click();
    await expect(page.getByText('Dirección queda vacío otra vez.')).toBeVisible();
    await page.getByRole('button', { name: 'Deshacer' }).click();
    await expect(page.getByText('El cambio se deshizo.')).toBeVisible();
    await expect(page.getByText('Dirección queda vacío otra vez.')).toBeHidden();
    await page.getByRole('button', { name: 'Dirección: Dejar vacío' }).first().click();
    await expect(page.getByText('Dirección queda vacío otra vez.')).toBeVisible();
    await form.edit(1);
    await expect(form.field('Dirección')).toHaveValue('');
    await expect(form.field('Observaciones')).toHaveValue('Perro');
  });
});

test('an operator of consulta looks and changes nothing', async ({ page, office }) => {
  const form = openForm(page);
  await createClerk(office).signIn();
  await form.add({ Nombre: 'José Muñoz' });
  await goTo(page, '/configuracion/operadores');
  const line = page.locator('form').filter({ has: page.getByRole('button', { name: 'Crear operador' }) });
  await line.getByLabel('Nombre').fill('Luz Vera');
  await line.getByLabel('E-mail').fill('luz@oficina.example');
  await line.getByLabel('Contraseña').fill('clave-de-luz');
  await line.getByLabel('Rol').and(page.locator('input')).click();
  await page.getByRole('option', { name: 'Consulta' }).click();
  await line.getByRole('button', { name: 'Crear operador' }).click();
  await expect(page.getByRole('cell', { name: 'luz@oficina.example' })).toBeVisible();
  await page.getByRole('button', { name: /^Menú de/u }).click();
  await page.getByRole('button', { name: 'Cerrar sesión' }).click();
  // Operadores has an E-mail too.
  await expect(page.getByRole('heading', { name: 'Iniciar sesión' })).toBeVisible();
  await page.getByLabel('E-mail').fill('luz@oficina.example');
  await page.getByLabel('Contraseña', { exact: true }).fill('clave-de-luz');
  await page.getByRole('button', { name: 'Entrar' }).click();

  await goTo(page, '/clientes');
  await expect(page.getByRole('row', { name: /José Muñoz/u })).toBeVisible();
  await page.getByRole('row', { name: /José Muñoz/u }).click();
  await expect(page.getByRole('button', { name: 'Ver', exact: true }).first()).toBeVisible();
  const writing = page.getByRole('button', { name: /^(?:Editar|Crear nuevo cliente|Borrar|Importar|Guardar)/u });
  await expect(writing).toHaveCount(0);
  await goTo(page, '/clientes/1/ver');
  await expect(page.getByRole('heading', { name: 'José Muñoz' })).toBeVisible();
  await expect(writing).toHaveCount(0);
  for (const place of ['/clientes/1/editar', '/clientes/nuevo']) {
    await goTo(page, place);
    await expect(page.getByText('Su rol es de consulta')).toBeVisible();
    await expect(writing).toHaveCount(0);
  }
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`neither the form with its errors nor any of its dialogs has an accessibility finding, ${colorScheme}`, async ({
    page,
    office,
  }) => {
    await showIn(page, colorScheme);
    const form = openForm(page);
    await createClerk(office).signIn();
    await form.add({ Nombre: 'José Muñoz', DNI: '28.114.902' });
    await form.create();
    await form.fill({ DNI: '28.114.902', Teléfono: '12', 'E-mail de contacto': 'x', Zona: 'Sur' });
    await form.save();
    await expect(page.getByText('Escriba el nombre.')).toBeVisible();
    await expect(page.getByRole('region', { name: 'Posible duplicado' })).toBeVisible();
    expect(await findings(page), 'form').toEqual([]);
    await page.getByRole('button', { name: 'Cancelar', exact: true }).click();
    await expect(form.dialog('Hay cambios sin guardar')).toBeVisible();
    expect(await findings(page), 'leave').toEqual([]);
    await page.getByRole('button', { name: 'Salir sin guardar' }).click();
    await form.edit(1);
    await form.fill({ Nombre: 'Carla Ríos' });
    await form.save();
    await expect(form.dialog('Cambiar el nombre')).toBeVisible();
    expect(await findings(page), 'rename').toEqual([]);
    await page.getByLabel('Motivo').fill('Cambio de titular');
    await page.keyboard.press('Enter');
    await expect(list(page)).toBeVisible();
    await goTo(page, '/clientes/1/ver');
    await expect(page.getByText(/José Muñoz, hasta el .*: Cambio de titular/u)).toBeVisible();
    const renamed = page.getByRole('listitem').filter({ hasText: 'José Muñoz → Carla Ríos' }).first();
    await expect(renamed).toContainText('Motivo: Cambio de titular');
    expect(await findings(page), 'Ver').toEqual([]);
    await page.getByRole('button', { name: 'Borrar (desactivar)' }).click();
    await expect(page.getByRole('dialog')).toContainText('El cliente no se borra');
    expect(await findings(page), 'deactivate').toEqual([]);
    await page.getByRole('dialog').getByRole('button', { name: 'Desactivar' }).click();
    await page.getByRole('button', { name: 'Reactivar' }).click();
    await expect(page.getByText('Carla Ríos está activo otra vez.')).toBeVisible();
  });
}
