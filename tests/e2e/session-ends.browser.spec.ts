import type { Page } from '@playwright/test';
import { createClerk } from '../support/clerk';
import { expect, test } from '../support/office-window';

test.use({ ready: true });

test('a session that ends elsewhere leaves what is typed where it was, and it is saved after the sign-in', async ({
  page,
  office,
}) => {
  await createClerk(office).signIn();
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

/** What the window's own socket carries, in its order: the calls that were sent, and `answer` for what came back. */
function followSocket(page: Page): string[] {
  const told: string[] = [];
  page.on('websocket', (socket) => {
    socket.on('framesent', ({ payload }) => {
      const [, call] = /"u":"[^"]*?\/(?<call>\w+\/\w+)"/u.exec(String(payload)) ?? [];
      if (call !== undefined) told.push(call);
    });
    socket.on('framereceived', () => told.push('answer'));
  });
  return told;
}

test('a window asks for the list together with who sits there, and one that nobody sits at asks each thing once', async ({
  page,
  office,
}) => {
  await createClerk(office).signIn();
  await page.getByRole('button', { name: 'Crear nuevo cliente' }).first().waitFor();
  const [signedIn, signedOut] = [await page.context().newPage(), await page.context().newPage()];
  const start = new URL('/', office.address).href;
  const first = followSocket(signedIn);
  await signedIn.goto(start);
  const menu = signedIn.getByRole('button', { name: 'Menú de Ana Ruiz' });
  await menu.waitFor();
  expect(first.slice(0, first.indexOf('answer'))).toEqual(
    expect.arrayContaining(['session/get', 'office/get', 'clients/list', 'clients/count']),
  );
  await menu.click();
  await signedIn.getByRole('button', { name: 'Cerrar sesión' }).click();
  await signedIn.getByRole('heading', { name: 'Iniciar sesión' }).waitFor();
  const told = followSocket(signedOut);
  await signedOut.goto(start);
  await signedOut.getByLabel('E-mail').fill('ana@oficina.example');
  await signedOut.getByLabel('Contraseña').fill('clave-de-ana');
  await signedOut.getByRole('button', { name: 'Entrar', exact: true }).click();
  await signedOut.getByRole('button', { name: 'Menú de Ana Ruiz' }).waitFor();
  const asked = told
    .slice(0, told.indexOf('session/signIn'))
    .filter((call) => call !== 'answer' && call !== 'events/subscribe');
  expect(asked.toSorted((one, other) => one.localeCompare(other))).toEqual([
    // Those of the list, and everybody.
    'clients/count',
    'clients/count',
    'clients/list',
    'office/get',
    'session/get',
    'startup/get',
  ]);
});
