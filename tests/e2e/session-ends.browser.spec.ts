import { createClerk } from '../support/clerk';
import { expect, test } from '../support/office-window';

test('a session that ends elsewhere leaves what is typed where it was, and it is saved after the sign-in', async ({
  page,
  office,
}) => {
  await createClerk(office).createOffice();
  await page.getByRole('button', { name: 'Crear nuevo cliente' }).first().click();
  const name = page.getByLabel('Nombre', { exact: true });
  await name.fill('José Muñoz');
  const other = await page.context().newPage();
  await other.goto(new URL('/', office.address).href);
  await other.getByRole('button', { name: 'Menú de Ana Ruiz' }).click();
  await other.getByRole('button', { name: 'Cerrar sesión' }).click();
  await expect(other.getByRole('heading', { name: 'Iniciar sesión' })).toBeVisible();
  await page.keyboard.press('Control+s');
  const signIn = page.getByRole('dialog', { name: 'Iniciar sesión' });
  await expect(signIn).toContainText('Lo que escribió sigue detrás de esta pantalla.');
  await signIn.getByLabel('Contraseña').fill('clave-de-ana');
  await signIn.getByRole('button', { name: 'Entrar', exact: true }).click();
  await expect(signIn).not.toBeVisible();
  await expect(name).toHaveValue('José Muñoz');
  await page.keyboard.press('Control+s');
  await expect(page.getByRole('row', { name: /José Muñoz/u })).toBeVisible();
});
