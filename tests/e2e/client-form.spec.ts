import type { Page } from '@playwright/test';
import { createClerk } from '../support/clerk';
import { goTo, openForm } from '../support/client-form';
import { expect, test } from '../support/office-window';

test.use({ ready: true });

test.setTimeout(400_000);

const list = (page: Page) => page.getByRole('heading', { name: 'Clientes', exact: true });

test('a client is created: all that is wrong is said at once, in place, and a zone is created on the way', async ({
  page,
  office,
}) => {
  const form = openForm(page);
  await createClerk(office).signIn();
  await form.add({ Nombre: 'José Muñoz', 'E-mail de contacto': 'jose@correo.example', 'ID cliente': '7' });

  await test.step('every wrong field at once, the first with the focus', async () => {
    await form.create();
    await form.fill({ 'ID cliente': '7', 'E-mail de contacto': 'JOSE@correo.example', 'CUIT/CUIL': '20-26756539-2' });
    await form.save();
    await expect(form.field('Nombre')).toBeFocused();
    expect(await form.errorOf('Nombre')).toBe('Escriba el nombre.');
    expect(await form.errorOf('ID cliente')).toContain('José Muñoz');
    expect(await form.errorOf('E-mail de contacto')).toContain('un dígito delante');
    expect(await form.errorOf('CUIT/CUIL')).toContain('revise los dígitos');
  });

  await test.step('editing one field clears that one alone', async () => {
    await form.fill({ Nombre: 'Ana Ríos' });
    await expect(form.field('Nombre')).not.toHaveAttribute('aria-invalid', 'true');
    await expect(form.field('ID cliente')).toHaveAttribute('aria-invalid', 'true');
    await form.fill({ 'ID cliente': '8', 'E-mail de contacto': 'ana@correo.example', 'CUIT/CUIL': '' });
  });

  await test.step('what a catalogue does not know is kept and asked about, then created in place', async () => {
    await form.field('Zona').fill('Sur');
    await form.field('Zona').press('Tab');
    await expect(form.field('Zona')).toHaveValue('Sur');
    await form.save();
    expect(await form.errorOf('Zona')).toContain('«Sur» no está en la lista');
    await expect(form.field('Zona')).toBeFocused();
    await page
      .getByRole('button', { name: 'Crear «Sur»' })
      .or(page.getByRole('option', { name: 'Crear «Sur»' }))
      .first()
      .click();
    await expect(form.field('Zona')).not.toHaveAttribute('aria-invalid', 'true');
    await form.save();
    await expect(list(page)).toBeVisible();
  });

  await test.step('the first seller is made in the form too, by the keyboard alone', async () => {
    await form.create();
    await form.fill({ Nombre: 'Bruno Sosa' });
    await expect(form.field('Vendedor')).toBeHidden();
    const add = page.getByRole('button', { name: 'Agregar vendedor' });
    await form.field('Zona').press('Tab');
    await expect(add).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(form.field('Vendedor')).toBeFocused();
    await page.keyboard.type('Lidia Paz');
    await page.keyboard.press('Enter');
    await expect(form.field('Vendedor')).toHaveValue('Lidia Paz');
    await expect(page.getByRole('button', { name: 'Agregar recaudador' })).toBeVisible();
    await form.save();
    await expect(list(page)).toBeVisible();
    await form.edit(3);
    await expect(form.field('Vendedor')).toHaveValue('Lidia Paz');
    await page.keyboard.press('Escape');
    await expect(list(page)).toBeVisible();
  });

  await test.step('for a pile of paper forms, the next one is blank and at its first field', async () => {
    await form.create();
    await form.fill({ Nombre: 'Uno de la pila', 'ID cliente': '21' });
    await page.getByRole('button', { name: 'Guardar y crear otro' }).click();
    await expect(form.field('ID cliente')).toHaveValue('');
    await expect(form.field('Nombre')).toBeFocused();
    await expect(form.unsaved()).toBeHidden();
    await page.getByRole('button', { name: 'Cancelar', exact: true }).click();
    await expect(list(page)).toBeVisible();
  });

  await test.step('the next time, a part of it and Tab are enough', async () => {
    await form.create();
    await form.fill({ Nombre: 'Zulema Paz' });
    await form.field('Zona').pressSequentially('SÚ');
    await form.field('Zona').press('Tab');
    await expect(form.field('Zona')).toHaveValue('Sur');
    await form.field('Zona').fill('sur');
    await form.save();
    await expect(list(page)).toBeVisible();
    // The row that was made is the selected one: its actions stand over its last columns, and the box has them all.
    await expect(page.getByRole('row', { name: /Zulema Paz/u, selected: true })).toBeVisible();
    await expect(page.getByRole('complementary', { name: 'Cliente seleccionado' })).toContainText('Sur');
  });
});

test('renaming asks why, and the former name still finds the client', async ({ page, office }) => {
  const form = openForm(page);
  const clerk = createClerk(office);
  await clerk.signIn();
  await form.add({ Nombre: 'José Muñoz' });
  await form.edit(1);
  await form.fill({ Nombre: 'Carla Ríos' });
  await form.save();
  const dialog = form.dialog('Cambiar el nombre');
  await expect(dialog).toContainText('conservan «José Muñoz»');
  await dialog.getByLabel('Motivo').fill('Cambio de titular');
  await page.keyboard.press('Enter');
  await expect(list(page)).toBeVisible();
  await clerk.search('munoz');
  await expect(page.getByRole('row', { name: /Carla Ríos/u })).toBeVisible();
});

test('the form goes back to the list as it was filtered', async ({ page, office }) => {
  const form = openForm(page);
  await createClerk(office).signIn();
  await form.add({ Nombre: 'José Muñoz' });
  await goTo(page, '/clientes?text=munoz&sort=customId');
  await expect(page.getByRole('row', { name: /José Muñoz/u })).toBeVisible();
  await form.edit(1);
  await form.fill({ Dirección: 'San Martín 1240' });
  await form.save();
  await expect(page).toHaveURL(/#\/clientes\?text=munoz&sort=customId$/u);
  await form.edit(1);
  await page.getByRole('button', { name: 'Cancelar', exact: true }).click();
  await expect(page).toHaveURL(/#\/clientes\?text=munoz&sort=customId$/u);
});

test('what looks like a page or a path stays the text that was typed, wherever it is shown', async ({
  page,
  office,
}) => {
  const form = openForm(page);
  const name = `<img src=x onerror="document.title='roto'"> ../../etc/passwd`;
  const notes = '<script>document.title = "roto"</script>';
  await createClerk(office).signIn();
  const title = await page.title();
  await form.add({ Nombre: name, Observaciones: notes });
  await expect(page.getByRole('row', { name })).toBeVisible();
  const box = page.getByRole('complementary', { name: 'Cliente seleccionado' });
  await expect(box.getByRole('heading', { name })).toBeVisible();
  await goTo(page, '/clientes/1/ver');
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  await expect(page.getByText(notes).first()).toBeVisible();
  await expect(page).toHaveTitle(title);
});
