import type { Locator, Page } from '@playwright/test';
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
  ['operators', 'Hacer un código nuevo', 'Su contraseña', 'clave-de-ana'],
] as const;

const openForm = async (page: Page, button: string) => {
  await page.getByRole('button', { name: button, exact: true }).first().click();
  return page.getByRole('dialog').first();
};

/** Every way out is asked about, and what was typed stays until it is left for good. */
async function expectAsked(page: Page, form: Locator, field: Locator): Promise<void> {
  const typed = await field.inputValue();
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
}

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
    await expectAsked(page, form, field);
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
  await expect.poll(() => stage.asked('contracts.setState')).toMatchObject([{ reason: 'No paga' }]);
});

test('what a payment is voided for is asked about, and Ctrl S voids it', async ({ stage }) => {
  const page = await stage.open('account-receipt');
  await page.getByRole('button', { name: 'Anular pago' }).click();
  const form = page.getByRole('dialog', { name: 'Anular el recibo' });
  const reason = form.getByLabel('Por qué se anula');
  await reason.fill('Era de otro cliente');
  await expectAsked(page, form, reason);
  await page.reload();
  await page.getByRole('button', { name: 'Anular pago' }).click();
  await reason.fill('Era de otro cliente');
  await page.keyboard.press('Control+s');
  await expect(page.getByText(/^Se anuló el recibo/u)).toBeVisible();
  await expect.poll(() => stage.asked('payments.void')).toMatchObject([{ reason: 'Era de otro cliente' }]);
});

test('why a client gets another name is asked about, and Ctrl S goes on with the one save', async ({ stage }) => {
  const page = await stage.open('edit-client');
  await page.getByLabel('Nombre', { exact: true }).fill('Carla Ríos');
  await page.keyboard.press('Control+s');
  const form = page.getByRole('dialog', { name: 'Cambiar el nombre' });
  const reason = form.getByLabel('Motivo');
  await reason.fill('Cambio de titular');
  await expectAsked(page, form, reason);
  await expect(page.getByLabel('Nombre', { exact: true })).toHaveValue('Carla Ríos');
  await page.keyboard.press('Control+s');
  await reason.fill('Cambio de titular');
  await page.keyboard.press('Control+s');
  await expect(form).toBeHidden();
  // Another window saved meanwhile: the reason goes along to the second attempt.
  const whose = { renameReason: 'Cambio de titular' };
  await expect.poll(() => stage.asked('clients.update')).toMatchObject([whose, whose]);
});

test('the passphrase of a backup is asked about, and a restore that began is not left', async ({ stage }) => {
  const page = await stage.open('backup-sealed');
  await page.getByRole('button', { name: /^Restaurar el respaldo/u }).click();
  const form = page.getByRole('dialog', { name: /^Restaurar el respaldo/u });
  const passphrase = form.getByRole('textbox', { name: 'Frase de paso' });
  await expect(passphrase).toBeFocused();
  await passphrase.fill('otra frase de paso');
  await expectAsked(page, form, passphrase);
  await page.getByRole('button', { name: /^Restaurar el respaldo/u }).click();
  await passphrase.fill('otra frase de paso');
  await page.keyboard.press('Control+s');
  await expect(passphrase).toHaveAccessibleDescription(/no es esa/u);
  await passphrase.fill('una frase que abre');
  await page.keyboard.press('Control+s');
  await expect(form.getByRole('button', { name: 'Cancelar' })).toBeDisabled();
  await page.keyboard.press('Escape');
  await expect(form.getByRole('button', { name: 'Cancelar' })).toBeDisabled();
  await expect(page.getByRole('dialog')).toHaveCount(1);
  // A busy machine asks a moment later; what is restored before that is nothing.
  await expect.poll(() => stage.asked('backups.restore')).toHaveLength(2);
  await page.evaluate(() => window.dispatchEvent(new Event('restored')));
  await expect(form).toBeHidden();
});
