import type { Page } from '@playwright/test';
import { modulesOf, modulesShown } from '../../support/qr';
import { expect, test } from './stage';

const LINK = 'https://pagos.example.com/c/041700010422';

test('a gateway is given with the reference that is proposed, out of those that are active and verified', async ({
  stage,
}) => {
  const page = await stage.open('gateways-none');
  await page.getByRole('button', { name: 'Crear Pasarela' }).click();
  const dialog = page.getByRole('dialog', { name: 'Crear Pasarela para Ana Muñoz' });
  const reference = dialog.getByLabel('Referencia');
  await expect(reference).toHaveValue('041700010422');
  await expect(reference).toBeFocused();
  await expect(dialog.getByRole('status')).toHaveText('Su link será https://pagos.example.com/c/041700010422');
  await dialog.getByLabel('Pasarela').click();
  await expect(page.getByRole('option')).toHaveText(['Pago Fácil', 'Transferencia']);
  await page.getByRole('option', { name: 'Pago Fácil' }).click();
  await reference.press('Enter');
  await expect(page.getByText('Pago Fácil quedó asociada a Ana Muñoz.')).toBeVisible();
  await expect
    .poll(() => stage.asked('gateways.attach'))
    .toEqual([{ clientId: 1, gatewayId: 1, reference: '041700010422' }]);
});

test('a wrong check digit offers the right reference, and a conflict leads to who has it', async ({ stage }) => {
  const page = await stage.open('gateways-none');
  await page.getByRole('button', { name: 'Crear Pasarela' }).click();
  const dialog = page.getByRole('dialog');
  const reference = dialog.getByLabel('Referencia');
  await reference.fill('041700010431');
  await expect(dialog.getByText('El dígito verificador no coincide')).toBeVisible();
  await dialog.getByRole('button', { name: 'Usar 041700010430' }).click();
  await expect(reference).toHaveValue('041700010430');
  await expect(dialog.getByText('El dígito verificador no coincide')).toBeHidden();
  await reference.fill('041700010439');
  await expect(dialog.getByText('Esa referencia de Pago Fácil ya es de Beto Ruiz.')).toBeVisible();
  await expect(dialog.getByRole('link', { name: 'Ver a Beto Ruiz' })).toHaveAttribute('href', '#/clientes/7/ver');
});

test('what the core refuses at the save is said at the reference, and what was typed stays', async ({ stage }) => {
  const page = await stage.open('gateways-none');
  await page.getByRole('button', { name: 'Crear Pasarela' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Referencia').fill('041700010433');
  await dialog.getByRole('button', { name: 'Asociar' }).click();
  await expect(dialog.getByText('El cliente está desactivado. Reactívelo primero.')).toBeVisible();
  await expect(dialog.getByLabel('Referencia')).toHaveValue('041700010433');
});

test('a long link stands on one line with its end in sight, and marked by hand it is all of it', async ({ stage }) => {
  const page = await stage.open('gateways-long-link');
  // The box as it comes.
  await page.setViewportSize({ width: 464, height: 720 });
  const link = page.locator('.gateway-link');
  await expect(link).toHaveText(/^https:.*041700010422$/u);
  const shown = await link.evaluate((element) => {
    const text = document.createRange();
    text.selectNodeContents(element);
    getSelection()?.removeAllRanges();
    getSelection()?.addRange(text);
    const ends = document.createRange();
    if (element.lastChild) ends.selectNode(element.lastChild);
    const { right, height } = element.getBoundingClientRect();
    return { height, beyond: ends.getBoundingClientRect().right - right, marked: getSelection()?.toString() };
  });
  expect(shown.height).toBeLessThan(24);
  expect(shown.beyond).toBeLessThanOrEqual(0);
  expect(shown.marked).toBe(await link.textContent());
  await expect(page.getByRole('button', { name: 'Copiar link: Pago Fácil' })).toBeVisible();
});

test('the permanent link is text and a code, and a gateway that is taken off is put back', async ({ stage }) => {
  const page = await stage.open('gateways');
  await expect(page.getByText(LINK)).toBeVisible();
  await page.getByRole('button', { name: 'Ver QR' }).click();
  const code = page.getByRole('img', { name: 'Código QR del link de pago de Pago Fácil' });
  expect(await modulesShown(code)).toEqual(modulesOf(LINK));
  await page.getByRole('button', { name: 'Quitar: Pago Fácil' }).click();
  await expect(page.getByText('Pago Fácil se quitó de Ana Muñoz.')).toBeVisible();
  await page.getByRole('button', { name: 'Deshacer' }).click();
  await expect(page.getByText('Pago Fácil volvió a Ana Muñoz.')).toBeVisible();
  await expect.poll(() => stage.asked('gateways.detach')).toEqual([{ id: 5, version: 2 }]);
  await expect.poll(() => stage.asked('gateways.reattach')).toEqual([{ id: 5, version: 3 }]);
});

test('the permanent link is copied as it is', async ({ stage }) => {
  const page = await stage.open('gateways');
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.getByRole('button', { name: 'Copiar link: Pago Fácil' }).click();
  await expect(page.getByRole('button', { name: 'Copiar link: Pago Fácil: Copiado' })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(LINK);
});

test('another reference is checked as the one that is being changed', async ({ stage }) => {
  const page = await stage.open('gateways');
  await page.getByRole('button', { name: 'Cambiar referencia: Pago Fácil' }).click();
  const dialog = page.getByRole('dialog', { name: 'Cambiar la referencia de Pago Fácil' });
  await expect(dialog.getByLabel('Referencia')).toHaveValue('041700010422');
  await dialog.getByLabel('Referencia').fill('041700010448');
  await expect(dialog.getByText('Su link será')).toContainText('041700010448');
  await dialog.getByRole('button', { name: 'Guardar' }).click();
  await expect
    .poll(() => stage.asked('gateways.changeReference'))
    .toEqual([{ id: 5, version: 2, reference: '041700010448' }]);
  await expect
    .poll(() => stage.asked('gateways.checkReference'))
    .toContainEqual({
      gatewayId: 1,
      reference: '041700010448',
      attachedId: 5,
    });
});

test('an office without a verified gateway is led to Configuración', async ({ stage }) => {
  const page = await stage.open('gateways-nothing-offered');
  await expect(page.getByText('La oficina no tiene pasarelas verificadas')).toBeVisible();
  const link = page.getByRole('link', { name: 'Ir a Pasarelas de pago' });
  await expect(link).toHaveAttribute('href', '#/configuracion/pasarelas');
  await expect(page.getByRole('button', { name: 'Crear Pasarela' })).toBeHidden();
});

test('a viewer reads the reference and is offered no change', async ({ stage }) => {
  const page = await stage.open('gateways-viewer');
  await expect(page.getByText('041700010422', { exact: true })).toBeVisible();
  for (const name of ['Crear Pasarela', 'Quitar: Pago Fácil', 'Cambiar referencia: Pago Fácil'])
    await expect(page.getByRole('button', { name })).toBeHidden();
});

test('what came with the list stands in the tab, and an attached one begins with it', async ({ stage }) => {
  const page = await stage.open('gateways-carried');
  const came = page.getByRole('region', { name: 'Vino con la lista importada, sin asociar' });
  await expect(came).toContainText('Pago facil 041700010422');
  await came.getByRole('button', { name: /^Crear Pasarela/u }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByLabel('Referencia')).toHaveValue('041700010422');
  await dialog.getByRole('button', { name: 'Asociar' }).click();
  await expect.poll(() => stage.asked('gateways.attach')).toMatchObject([{ gatewayId: 1, reference: '041700010422' }]);
});

test('a gateway without a name or a kind says so at them, and a reference that was taken out too', async ({
  stage,
}) => {
  let page = await stage.open('gateways-none');
  await page.getByRole('button', { name: 'Crear Pasarela' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Referencia').fill('');
  await dialog.getByRole('button', { name: 'Asociar' }).click();
  await expect(dialog.getByText('Escriba la referencia.')).toBeVisible();
  expect(await stage.asked('gateways.attach')).toEqual([]);
  page = await stage.open('gateways-office');
  await page.getByRole('button', { name: 'Crear pasarela' }).click();
  const form = page.getByRole('dialog', { name: 'Crear pasarela' });
  await form.getByRole('button', { name: 'Guardar' }).click();
  await expect(form.getByText('Escriba el nombre.')).toBeVisible();
  await expect(form.getByText('Elija el tipo.')).toBeVisible();
  await expect(form.getByLabel('Nombre')).toBeFocused();
  await form.getByLabel('Nombre').pressSequentially('Cobro');
  await expect(form.getByLabel('Nombre')).toHaveValue('Cobro');
});

/** Ver's card of them. */
const cardInVer = (page: Page) =>
  page.locator('section').filter({ has: page.getByRole('heading', { name: 'Pasarelas de pago asociadas' }) });

/** What the card says, a list for each gateway. */
const factsInVer = (page: Page) =>
  cardInVer(page)
    .locator('dl > div')
    .evaluateAll((all) => all.map(({ children }) => [...children].map(({ textContent }) => textContent)));

test('Ver has the client’s gateways with reference and link, and last what came with the list, as not attached', async ({
  stage,
}) => {
  const page = await stage.open('view-gateways');
  const carried = ['Pago facil', '041700010422', 'vino con la lista, sin asociar'];
  await expect
    .poll(() => factsInVer(page))
    .toEqual([['Pago Fácil', '041700010422', LINK], ['Transferencia', 'ANA-1042'], carried]);
  await expect.poll(() => stage.asked('gateways.ofClient')).toEqual([{ clientId: 1 }]);
  await stage.open('view-carried');
  await expect.poll(() => factsInVer(page)).toEqual([carried]);
});

test('Ver says of a client without gateways that there are none', async ({ stage }) => {
  const page = await stage.open('view-no-gateways');
  await expect(cardInVer(page).getByText('Sin pasarelas asociadas')).toBeVisible();
  expect(await factsInVer(page)).toEqual([]);
});
