import { modulesDrawn, modulesOf, modulesShown } from '../../support/qr';
import { expect, test } from './stage';

const LINK = 'https://alerta.example/entrar/palabra';

test('a link is shown on demand, with its code, printed, and hidden again', async ({ stage }) => {
  const page = await stage.open('devices');
  await expect(page.getByText('Celular de Ana')).toBeVisible();
  await expect(page.getByText(LINK)).toBeHidden();
  expect(await stage.asked('devices.show')).toEqual([]);
  await page.getByRole('button', { name: 'Mostrar link: Celular de Ana' }).click();
  await expect(page.getByRole('note', { name: 'Link de Celular de Ana' })).toHaveText(LINK);
  const code = page.getByRole('img', { name: 'Código QR para entrar a Alerta Internet en Celular de Ana' });
  expect(await modulesShown(code)).toEqual(modulesOf(LINK));
  // The sheet is what is printed, and nothing of the screen.
  await page.evaluate(() => {
    window.print = () => {
      document.title = document.querySelector('.print-sheet')?.textContent ?? 'sin hoja';
      document.body.dataset.printed = document.querySelector('.print-sheet .qr-ink')?.getAttribute('d') ?? '';
    };
  });
  await page.getByRole('button', { name: 'Imprimir: Celular de Ana' }).click();
  await expect(page).toHaveTitle(new RegExp(`Norte Digital.*Ana Muñoz.*${LINK}.*Sirve hasta el 24/11/2027`, 'u'));
  expect(modulesDrawn((await page.locator('body').getAttribute('data-printed')) ?? '')).toEqual(modulesOf(LINK));
  await expect(page.locator('.print-sheet')).toHaveCount(0);
  await page.getByRole('button', { name: 'Ocultar link: Celular de Ana' }).click();
  await expect(page.getByText(LINK)).toHaveCount(0);
  await expect.poll(() => stage.asked('devices.show')).toEqual([{ id: 1 }]);
});

test('a device’s link is copied as it is', async ({ stage }) => {
  const page = await stage.open('devices');
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.getByRole('button', { name: 'Mostrar link: Celular de Ana' }).click();
  await page.getByRole('button', { name: 'Copiar link: Celular de Ana' }).click();
  await expect(page.getByRole('button', { name: 'Copiar link: Celular de Ana: Copiado' })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(LINK);
});

test('a copy that the window does not let says so, and how it is done without it', async ({ stage }) => {
  const page = await stage.open('devices');
  await page.evaluate(() => {
    navigator.clipboard.writeText = () => Promise.reject(new DOMException('no permission', 'NotAllowedError'));
    document.execCommand = () => false;
  });
  await page.getByRole('button', { name: 'Mostrar link: Celular de Ana' }).click();
  await page.getByRole('button', { name: 'Copiar link: Celular de Ana' }).click();
  await expect(page.getByRole('alert')).toContainText('No se pudo copiar. Selecciónelo y cópielo con el teclado.');
  await expect(page.getByRole('button', { name: 'Copiar link: Celular de Ana' })).toHaveText('Copiar link');
});

test('what cannot be shown says why: expired, revoked, another computer’s', async ({ stage }) => {
  const page = await stage.open('devices');
  await expect(page.getByText('Venció el 31/01/2026')).toContainText('Último uso 02/01/2026');
  await expect(page.getByRole('button', { name: 'Mostrar link: Tablet' })).toHaveCount(0);
  await expect(page.getByText('Revocado el 24/11/2026 por Ana Ruiz')).toBeVisible();
  await expect(page.getByRole('button', { name: /Perdido/u })).toHaveCount(0);
  await page.getByRole('button', { name: 'Mostrar link: De otra máquina' }).click();
  await expect(
    page.getByText('Este dato se guardó con la clave de otra computadora; vuelva a cargarlo.'),
  ).toBeVisible();
  await page.getByRole('button', { name: 'Cambiar link: De otra máquina' }).click();
  const dialog = page.getByRole('dialog', { name: 'Cambiar el link de De otra máquina' });
  await dialog.getByRole('button', { name: 'Guardar' }).click();
  await expect.poll(() => stage.asked('devices.replaceLink')).toEqual([{ id: 3, version: 1, link: '' }]);
});

test('a device is added with a link of the office’s, or with the service’s own where the office has no address', async ({
  stage,
}) => {
  let page = await stage.open('devices');
  await page.getByRole('button', { name: 'Agregar dispositivo' }).click();
  let dialog = page.getByRole('dialog', { name: 'Agregar dispositivo de Ana Muñoz' });
  await expect(dialog.getByLabel('Generar uno nuevo')).toBeChecked();
  await expect(dialog.getByLabel('Vence el')).toHaveValue('24/11/2027');
  await dialog.getByLabel('Nombre').fill('Celular');
  await dialog.getByLabel('Vence el').fill('31/2/2027');
  await expect(dialog.getByText('Escriba un día')).toBeVisible();
  await dialog.getByRole('button', { name: 'Guardar' }).click();
  await expect(dialog.getByLabel('Vence el')).toBeFocused();
  expect(await stage.asked('devices.create')).toEqual([]);
  await dialog.getByLabel('Vence el').fill('');
  await dialog.getByRole('button', { name: 'Guardar' }).click();
  await expect(page.getByText('Celular quedó agregado.')).toBeVisible();
  await expect
    .poll(() => stage.asked('devices.create'))
    .toEqual([{ clientId: 1, name: 'Celular', link: '', expiresOn: null }]);

  page = await stage.open('devices-none');
  await page.getByRole('button', { name: 'Agregar dispositivo' }).click();
  dialog = page.getByRole('dialog');
  await expect(dialog.getByLabel('Generar uno nuevo')).toBeDisabled();
  await dialog.getByRole('button', { name: 'Guardar' }).click();
  await expect(dialog.getByText('Escriba el nombre.')).toBeVisible();
  await expect(dialog.getByText('Pegue el link que dio el servicio.')).toBeVisible();
  await expect(dialog.getByLabel('Nombre')).toBeFocused();
  await dialog.getByLabel('Nombre').fill('Celular');
  await expect(dialog.getByLabel('Nombre')).toBeFocused();
  await dialog.getByLabel('Link que dio el servicio').fill('hola');
  await dialog.getByRole('button', { name: 'Guardar' }).click();
  await expect(dialog.getByText('No es un link.')).toBeVisible();
  await dialog.getByLabel('Link que dio el servicio').fill(LINK);
  await dialog.getByRole('button', { name: 'Guardar' }).click();
  await expect(dialog).toBeHidden();
});

test('a device’s name and days are changed, the days as they are typed', async ({ stage }) => {
  const page = await stage.open('devices');
  await page.getByRole('button', { name: 'Editar: Tablet' }).click();
  const dialog = page.getByRole('dialog', { name: 'Editar Tablet' });
  await expect(dialog.getByLabel('Vence el')).toHaveValue('31/01/2026');
  await dialog.getByLabel('Vence el').fill('1-12-26');
  await dialog.getByLabel('Último uso').fill('');
  await dialog.getByRole('button', { name: 'Guardar' }).click();
  await expect(page.getByText('Guardado.')).toBeVisible();
  await expect
    .poll(() => stage.asked('devices.update'))
    .toEqual([{ id: 2, version: 1, name: 'Tablet', expiresOn: '2026-12-01', lastUsedOn: null }]);
});

test('revoking asks first, and says what it does not do', async ({ stage }) => {
  const page = await stage.open('devices');
  await page.getByRole('button', { name: 'Revocar: Celular de Ana' }).click();
  const dialog = page.getByRole('dialog', { name: 'Revocar Celular de Ana' });
  await expect(dialog).toContainText('anúlelo también en el servicio');
  await dialog.getByRole('button', { name: 'Cancelar' }).click();
  expect(await stage.asked('devices.revoke')).toEqual([]);
  await page.getByRole('button', { name: 'Revocar: Celular de Ana' }).click();
  await dialog.getByRole('button', { name: 'Revocar' }).click();
  await expect(page.getByText('Celular de Ana quedó revocado.')).toBeVisible();
  await expect.poll(() => stage.asked('devices.revoke')).toEqual([{ id: 1, version: 1 }]);
});

test('a viewer sees which devices there are, and no way to a link', async ({ stage }) => {
  const page = await stage.open('devices-viewer');
  await expect(page.getByText('Su rol no permite ver el link.')).toBeVisible();
  await expect(page.getByText('Celular de Ana')).toBeVisible();
  await expect(page.getByRole('button')).toHaveCount(0);
});

test('a list that is sent with a double click is sent once', async ({ stage }) => {
  const page = await stage.open('device-links');
  await page.getByLabel('ID cliente y link, uno por línea').fill(`1042;${LINK}`);
  await page.getByRole('button', { name: 'Revisar' }).click();
  const send = page.getByRole('button', { name: 'Importar 1 dispositivo' });
  // Both before the window can draw that the first is under way.
  await send.evaluate((button) => {
    button.dispatchEvent(new MouseEvent('click', { bubbles: true }));
    button.dispatchEvent(new MouseEvent('click', { bubbles: true }));
  });
  await expect(send).toBeHidden();
  await expect.poll(() => stage.asked('devices.importList')).toHaveLength(1);
});

test('a deactivated client’s devices are revoked, and their links are neither told nor made anew', async ({
  stage,
}) => {
  const page = await stage.open('devices-deactivated');
  await expect(page.getByRole('button', { name: 'Revocar: Celular de Ana' })).toBeVisible();
  await expect(page.getByRole('button', { name: /Mostrar link|Cambiar link|Agregar/u })).toHaveCount(0);
});
