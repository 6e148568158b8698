import { createClerk } from '../support/clerk';
import { expect, test } from '../support/office-window';

test.use({ ready: true });

test('an administrator resets a password; five wrong ones make the sign-in wait, and Operadores stays closed', async ({
  page,
  office,
}) => {
  await createClerk(office).signIn();
  await page.getByRole('link', { name: 'Configuración', exact: true }).click();
  await page.getByRole('link', { name: 'Operadores' }).click();
  await page.getByLabel('Nombre').fill('Luz Paz');
  await page.getByLabel('E-mail').fill('luz@oficina.example');
  await page.getByLabel('Contraseña').fill('clave-de-luz');
  await page.getByRole('button', { name: 'Crear operador' }).click();
  await page
    .getByRole('row', { name: /Luz Paz/u })
    .getByRole('button', { name: 'Nueva contraseña' })
    .click();
  const reset = page.getByRole('dialog', { name: 'Nueva contraseña' });
  await expect(reset).toContainText('Dígasela a Luz Paz: la anterior deja de servir.');
  await reset.getByLabel('Contraseña').fill('clave-nueva');
  await reset.getByRole('button', { name: 'Guardar' }).click();
  await expect(reset).not.toBeVisible();
  await page.getByRole('button', { name: 'Menú de Ana Ruiz' }).click();
  await page.getByRole('button', { name: 'Cerrar sesión' }).click();
  // The form of Operadores has an E-mail too, and stands until the sign-in does.
  await expect(page.getByRole('heading', { name: 'Iniciar sesión' })).toBeVisible();
  const enter = page.getByRole('button', { name: 'Entrar', exact: true });
  await page.getByLabel('E-mail').fill('luz@oficina.example');
  await page.getByLabel('Contraseña').fill('clave-nueva');
  await enter.click();
  // Whoever comes after somebody else begins at the list, and not on the page of who was there.
  await expect(page.getByRole('heading', { name: 'Clientes' })).toBeVisible();
  await page.evaluate("location.hash = '#/configuracion/operadores'");
  await expect(page.getByText('Solo un administrador puede ver esto.')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Operadores' })).not.toBeVisible();
  await page.getByRole('button', { name: 'Menú de Luz Paz' }).click();
  await page.getByRole('button', { name: 'Cerrar sesión' }).click();
  await expect(page.getByRole('heading', { name: 'Iniciar sesión' })).toBeVisible();
  await page.getByLabel('E-mail').fill('luz@oficina.example');
  await page.getByLabel('Contraseña').fill('clave-de-luz');
  for (let attempt = 0; attempt < 5; attempt += 1) {
    await enter.click();
    await expect(enter).toBeEnabled();
  }
  await expect(page.getByRole('alert')).toHaveText('El e-mail o la contraseña no coinciden.');
  await enter.click();
  await expect(page.getByRole('alert')).toHaveText(/^Demasiados intentos\. Espere \d+ s /u);
});
