import { findings } from '../support/accessible';
import { expect, test } from '../support/office-window';

test('the office is created, its operator is signed in, and a reload keeps the sign-in', async ({ page }) => {
  await page.getByLabel('Nombre de la oficina').fill('Norte Digital');
  await page.getByLabel('Nombre', { exact: true }).fill('Ana Ruiz');
  await page.getByLabel('E-mail').fill('ana@oficina.example');
  await page.getByLabel('Contraseña', { exact: true }).fill('clave-de-ana');
  await page.getByLabel('Repetir contraseña').fill('clave-de-ana');
  await page.getByRole('button', { name: 'Crear la oficina' }).click();
  await expect(page.getByText('Código de recuperación').first()).toBeVisible();
  expect(await findings(page), 'código de recuperación').toEqual([]);
  // What the printer would be given, and that it is asked.
  await page.evaluate(() => {
    window.print = () => {
      document.documentElement.dataset.printed = 'yes';
    };
  });
  await page.getByRole('button', { name: 'Imprimir' }).click();
  await expect(page.locator('html[data-printed=yes]')).toHaveCount(1);
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByText(/^(?:[A-Z2-9]{4}-){4}[A-Z2-9]{4}$/u)).toBeVisible();
  await expect(page.getByText('Norte Digital')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Entrar a la oficina' })).not.toBeVisible();
  await page.emulateMedia({ media: null });
  await page.getByLabel('Ya lo guardé').check();
  await page.getByRole('button', { name: 'Entrar a la oficina' }).click();
  await expect(page.getByRole('navigation', { name: 'Secciones' })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('navigation', { name: 'Secciones' })).toBeVisible();
});

test('a recovery code that goes from the screen before it is kept leads to where a new one is made', async ({
  page,
}) => {
  await page.getByLabel('Nombre de la oficina').fill('Norte Digital');
  await page.getByLabel('Nombre', { exact: true }).fill('Ana Ruiz');
  await page.getByLabel('E-mail').fill('ana@oficina.example');
  await page.getByLabel('Contraseña', { exact: true }).fill('clave-de-ana');
  await page.getByLabel('Repetir contraseña').fill('clave-de-ana');
  await page.getByRole('button', { name: 'Crear la oficina' }).click();
  const code = page.getByRole('note', { name: 'Código' });
  await expect(page.getByRole('button', { name: 'Copiar' })).toBeVisible();
  const lost = await code.innerText();
  await page.reload();
  const section = page.getByRole('region', { name: 'Código de recuperación' });
  await expect(section.getByRole('alert')).toContainText('nadie confirmó que lo guardó');
  await section.getByRole('button', { name: 'Hacer un código nuevo' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Su contraseña').fill('clave-de-ana');
  await dialog.getByRole('button', { name: 'Hacer un código nuevo' }).click();
  await expect(code).not.toHaveText(lost);
  await dialog.getByLabel('Ya lo guardé').check();
  await dialog.getByRole('button', { name: 'Cerrar' }).last().click();
  await expect(section.getByRole('alert')).toBeHidden();
});
