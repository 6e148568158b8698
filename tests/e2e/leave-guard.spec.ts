import { createClerk } from '../support/clerk';
import { goTo, openForm } from '../support/client-form';
import { expect, type OpenOffice, test } from '../support/office-window';

test.use({ ready: true });

test.setTimeout(400_000);

const ASKED = 'Hay cambios sin guardar';

/** An office of two clients, and the first of them in the form with a change. */
async function beginEdit(office: OpenOffice): Promise<ReturnType<typeof openForm>> {
  const form = openForm(office.page);
  await createClerk(office).signIn();
  await form.add({ Nombre: 'José Muñoz' });
  await form.add({ Nombre: 'Ana Ríos' });
  await form.edit(1);
  await form.fill({ Dirección: 'Calle sin guardar 99' });
  await expect(form.unsaved()).toHaveText('1 cambio sin guardar');
  return form;
}

test('every way out of a form with unsaved changes asks, and staying keeps what was typed', async ({
  page,
  office,
}) => {
  const form = await beginEdit(office);
  const ways: Record<string, () => Promise<unknown>> = {
    rail: () => page.getByRole('navigation').getByRole('link', { name: 'Configuración', exact: true }).click(),
    breadcrumb: () => page.getByRole('main').getByRole('link', { name: 'Clientes' }).click(),
    cancel: () => page.getByRole('button', { name: 'Cancelar', exact: true }).click(),
    escape: () => page.keyboard.press('Escape'),
    back: () => page.evaluate(() => window.history.back()),
    address: () => goTo(page, '/clientes/2/editar'),
    search: () => page.keyboard.press('Control+k'),
    signOut: async () => {
      await page.getByRole('button', { name: /^Menú de/u }).click();
      await page.getByRole('button', { name: 'Cerrar sesión' }).click();
    },
  };
  for (const [name, way] of Object.entries(ways)) {
    await test.step(name, async () => {
      await way();
      await expect(form.dialog(ASKED)).toBeVisible();
      await page.getByRole('button', { name: 'Seguir editando' }).click();
      await expect(form.dialog(ASKED)).toBeHidden();
      await expect(page).toHaveURL(/#\/clientes\/1\/editar$/u);
      await expect(form.field('Dirección')).toHaveValue('Calle sin guardar 99');
    });
  }
});

test('Escape puts the question away and does not ask it again', async ({ page, office }) => {
  const form = await beginEdit(office);
  await page.getByRole('button', { name: 'Cancelar', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Seguir editando' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(form.dialog(ASKED)).toBeHidden();
  await expect(form.field('Dirección')).toHaveValue('Calle sin guardar 99');
});

test('whoever leaves all the same gets where they were going, and is not asked twice', async ({ page, office }) => {
  const form = await beginEdit(office);
  await page.evaluate(() => window.history.back());
  await page.getByRole('button', { name: 'Salir sin guardar' }).click();
  await expect(page).toHaveURL(/#\/clientes$|\/$/u);
  await expect(page.getByRole('row', { name: /Ana Ríos/u })).toBeVisible();
  await form.edit(1);
  await expect(form.field('Dirección')).not.toHaveValue('Calle sin guardar 99');
  await form.fill({ Dirección: 'Otra sin guardar' });
  await goTo(page, '/clientes/2/editar');
  await page.getByRole('button', { name: 'Salir sin guardar' }).click();
  await expect(page).toHaveURL(/#\/clientes\/2\/editar$/u);
  await page.getByRole('navigation').getByRole('link', { name: 'Configuración', exact: true }).click();
  await expect(page).toHaveURL(/#\/configuracion$/u);
});

test('whoever leaves for the search gets into it, and whoever stays is not sent there later', async ({
  page,
  office,
}) => {
  const form = await beginEdit(office);
  await page.keyboard.press('Control+k');
  await page.getByRole('button', { name: 'Seguir editando' }).click();
  await page.getByRole('main').getByRole('link', { name: 'Clientes' }).click();
  await page.getByRole('button', { name: 'Salir sin guardar' }).click();
  await expect(page.getByRole('row', { name: /Ana Ríos/u })).toBeVisible();
  const search = page.getByRole('searchbox', { name: 'Búsqueda rápida' });
  await expect(search).not.toBeFocused();
  await form.edit(1);
  await form.fill({ Dirección: 'Otra sin guardar' });
  await page.keyboard.press('Control+k');
  await page.getByRole('button', { name: 'Salir sin guardar' }).click();
  await expect(search).toBeFocused();
});

test('closing or reloading the window asks too', async ({ page, office }) => {
  const form = await beginEdit(office);
  if (office.application) {
    await office.application.evaluate(({ dialog, BrowserWindow }) => {
      const questions: string[] = [];
      Reflect.set(globalThis, 'questions', questions);
      // The first button stays.
      dialog.showMessageBoxSync = (...given: unknown[]) => {
        questions.push(JSON.stringify(given.at(-1)));
        return 0;
      };
      BrowserWindow.getAllWindows()[0]?.close();
    });
    const asked = () => office.application?.evaluate(() => String(Reflect.get(globalThis, 'questions')));
    await expect.poll(asked).toContain(ASKED);
  } else {
    const types: string[] = [];
    page.once('dialog', (dialog) => {
      types.push(dialog.type());
      void dialog.dismiss();
    });
    await page.evaluate(() => window.location.reload());
    await expect.poll(() => types).toEqual(['beforeunload']);
    page.on('dialog', (dialog) => void dialog.accept());
  }
  await expect(form.field('Dirección')).toHaveValue('Calle sin guardar 99');
});
