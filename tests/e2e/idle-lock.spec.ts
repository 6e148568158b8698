import type { Page } from '@playwright/test';
import { findings } from '../support/accessible';
import { createClerk } from '../support/clerk';
import { expect, test } from '../support/office-window';

test.use({ ready: true });

const lock = (page: Page) => page.getByRole('dialog', { name: 'La ventana está bloqueada' });

/** What a clerk would see, and could click, at the middle of the field. */
function isCovered(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const field = document.querySelector('form input');
    const { x, y, width, height } = field?.getBoundingClientRect() ?? new DOMRect();
    const found = document.elementFromPoint(x + width / 2, y + height / 2);
    return found?.closest('dialog') !== null;
  });
}

test('a window that nobody touches locks over a half-filled form, which its operator finds as it was', async ({
  page,
  office,
}) => {
  await createClerk(office).signIn();
  await page.clock.install();
  await page.reload();
  await page.getByRole('button', { name: 'Crear nuevo cliente' }).first().click();
  const name = page.getByLabel('Nombre', { exact: true });
  await name.fill('José Muñoz');
  await page.clock.fastForward('14:00');
  await name.press('End');
  await page.clock.fastForward('14:00');
  await expect(lock(page)).not.toBeVisible();
  await page.clock.fastForward('02:00');
  await expect(lock(page)).toBeVisible();
  expect(await isCovered(page)).toBe(true);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+s');
  await expect(lock(page)).toBeVisible();
  await lock(page).getByLabel('Contraseña').fill('no-es-esa');
  await lock(page).getByRole('button', { name: 'Desbloquear' }).click();
  await expect(lock(page).getByRole('alert')).toHaveText('El e-mail o la contraseña no coinciden.');
  await lock(page).getByLabel('Contraseña').fill('clave-de-ana');
  await lock(page).getByRole('button', { name: 'Desbloquear' }).click();
  await expect(lock(page)).not.toBeVisible();
  await expect(name).toHaveValue('José Muñoz');
  await page.keyboard.press('Control+s');
  await expect(page.getByRole('row', { name: /José Muñoz/u })).toBeVisible();
});

test('a window is locked by hand, stays so over a reload, and another operator may take it', async ({
  page,
  office,
}) => {
  await createClerk(office).signIn();
  await page.getByRole('link', { name: 'Configuración', exact: true }).click();
  await page.getByRole('textbox', { name: 'Bloquear la ventana después de' }).fill('30');
  await page.getByRole('button', { name: 'Guardar' }).click();
  await page.getByRole('link', { name: 'Operadores' }).click();
  await page.getByLabel('Nombre').fill('Luz Paz');
  await page.getByLabel('E-mail').fill('luz@oficina.example');
  await page.getByLabel('Contraseña').fill('clave-de-luz');
  await page.getByRole('button', { name: 'Crear operador' }).click();
  await expect(page.getByRole('cell', { name: 'Luz Paz' })).toBeVisible();
  await page.getByRole('button', { name: 'Menú de Ana Ruiz' }).click();
  await page.getByRole('button', { name: 'Bloquear la ventana' }).click();
  await expect(lock(page)).toBeVisible();
  expect(await findings(page), 'bloqueada').toEqual([]);
  await page.reload();
  await expect(lock(page)).toBeVisible();
  await page.getByRole('button', { name: 'Entrar con otro operador' }).click();
  const signIn = page.getByRole('dialog', { name: 'Iniciar sesión' });
  await expect(signIn).toContainText('se pierde lo que Ana Ruiz no guardó');
  await signIn.getByLabel('E-mail').fill('luz@oficina.example');
  await signIn.getByLabel('Contraseña').fill('clave-de-luz');
  await signIn.getByRole('button', { name: 'Entrar', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Menú de Luz Paz' })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Clientes' })).toBeVisible();
  await page.getByRole('link', { name: 'Configuración', exact: true }).click();
  await page.getByRole('link', { name: 'Oficina' }).click();
  await expect(page.getByRole('textbox', { name: 'Bloquear la ventana después de' })).toHaveValue('30 min');
});
