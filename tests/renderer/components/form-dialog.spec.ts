import type { Page } from '@playwright/test';
import { expect, test } from './stage';

/** Forms over a screen: where each is opened, and what is typed in it. */
const forms = [
  ['plans', 'Agregar plan', 'Nombre', 'Fibra 900 Mb'],
  ['contracts', 'Deshabilitar', 'Motivo', 'No paga'],
  ['gateways-none', 'Crear Pasarela', 'Referencia', '041700010430'],
  ['devices', 'Agregar dispositivo', 'Nombre', 'Celular nuevo'],
  ['gateways-office', 'Verificar: Rapipago', 'Referencia de muestra', '041700010430'],
  ['legal-entities', 'Editar: Norte Digital S. R. L.', 'Nombre de fantasía', 'Norte Fibra'],
  ['zones', 'Renombrar: Norte', 'Nombre nuevo', 'Norte viejo'],
  ['operators', 'Nueva contraseña', 'Contraseña', 'una-frase-larga'],
] as const;

const openForm = async (page: Page, button: string) => {
  await page.getByRole('button', { name: button, exact: true }).first().click();
  return page.getByRole('dialog').first();
};

for (const [scene, button, label, typed] of forms) {
  test(`${button}: to leave it with something typed is asked about, and with nothing it just closes`, async ({
    stage,
  }) => {
    const page = await stage.open(scene);
    const form = await openForm(page, button);
    const field = form.getByLabel(label).first();
    await field.focus();
    await page.keyboard.press('Escape');
    await expect(form).toBeHidden();
    await openForm(page, button);
    await field.fill(typed);
    const question = page.getByRole('dialog', { name: 'Hay cambios sin guardar' });
    for (const leave of ['Escape', 'Cancelar', 'Cerrar']) {
      if (leave === 'Escape') await page.keyboard.press('Escape');
      else await form.getByRole('button', { name: leave }).click();
      await expect(question).toBeVisible();
      await page.keyboard.press('Escape');
      await expect(question).toBeHidden();
      await expect(field).toHaveValue(typed);
    }
    await page.keyboard.press('Escape');
    await question.getByRole('button', { name: 'Salir sin guardar' }).click();
    await expect(form).toBeHidden();
  });
}

test('what says again what it said is nothing to lose', async ({ stage }) => {
  const page = await stage.open('plans');
  const form = await openForm(page, 'Agregar plan');
  await form.getByLabel('Nombre').fill('Fibra 900 Mb');
  await form.getByLabel('Nombre').fill('');
  await page.keyboard.press('Escape');
  await expect(form).toBeHidden();
});

test('Ctrl S sends such a form, and none below it', async ({ stage }) => {
  const page = await stage.open('contracts');
  const form = await openForm(page, 'Deshabilitar');
  await form.getByLabel('Motivo').fill('No paga');
  await page.keyboard.press('Control+s');
  await expect(page.getByText('Fibra 100 Mb quedó deshabilitado.')).toBeVisible();
  expect(await stage.asked('contracts.setState')).toMatchObject([{ reason: 'No paga' }]);
});
