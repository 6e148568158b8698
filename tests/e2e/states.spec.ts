import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createClerk } from '../support/clerk';
import { goTo, openForm } from '../support/client-form';
import { expect, test } from '../support/office-window';

test.use({ ready: true });

test('what a list said that its clients owe goes into their accounts once, is paid, and is taken back', async ({
  page,
  office,
  folder,
}) => {
  test.setTimeout(200_000);
  const clerk = createClerk(office);
  await clerk.signIn();
  const list = join(folder, 'clientes.csv');
  const head = 'ID;Nombre;Número de facturas impagas;Balance de facturas impagas';
  writeFileSync(list, [head, '1;Ana Muñoz;2;1.500,50', '2;Beto Ruiz;0;-300', '3;Caro Paz;3;0'].join('\r\n'));
  await clerk.tryImport(list);
  await clerk.apply();
  await page.getByRole('button', { name: 'Pasar los saldos a las cuentas' }).click();
  await expect(page.getByRole('heading', { name: 'Saldos anteriores' })).toBeVisible();
  await expect(page.getByText('queda afuera: la lista le cuenta facturas impagas')).toBeVisible();
  await page.getByRole('button', { name: 'Pasar 2 saldos a sus cuentas' }).click();
  await expect(page.getByText('Pasaron 2 saldos a sus cuentas corrientes.')).toBeVisible();
  await expect(page.getByRole('button', { name: /^Pasar \d/u })).toHaveCount(0);

  await goTo(page, '/clientes');
  await page.getByRole('row', { name: /Ana Muñoz/u }).click();
  await page.keyboard.press('d');
  const account = page.getByRole('dialog', { name: /Cuenta corriente/u });
  await expect(account.getByText('Deuda anterior · 2 facturas').first()).toBeVisible();
  await page.keyboard.press('Escape');

  await goTo(page, '/cobranzas/saldos-anteriores');
  await page.getByRole('button', { name: 'Deshacer' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Deshacer' }).click();
  await expect(page.getByText('Se quitaron 2 saldos anteriores.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Pasar 2 saldos a sus cuentas' })).toBeVisible();
});

test.describe('in an office that bills', () => {
  test.use({ demo: true, ready: false });

  test('a clerk sees who would be cut but is not, excepts a client, and is told before the switch what it changes', async ({
    page,
  }) => {
    await page.getByRole('link', { name: 'Cobranzas' }).click();
    await page.getByRole('button', { name: 'Cortes' }).click();
    await expect(page.getByRole('heading', { name: 'Cortes' })).toBeVisible();
    await page.getByText(/^Debería, pero no \([1-9]/u).click();
    const off = page.getByRole('row', { name: /Estado automático apagado/u }).first();
    await expect(off).toBeVisible();
    const name = (await off.getByRole('button').first().innerText()).trim();

    await off.getByRole('button', { name: `Exceptuar a ${name}` }).click();
    const dialog = page.getByRole('dialog', { name: `Exceptuar a ${name}` });
    await dialog.getByLabel('Exceptuar hasta').fill('31/12/2099');
    await dialog.getByLabel('Motivo').fill('Paga la municipalidad');
    await dialog.getByRole('button', { name: 'Exceptuar' }).click();
    await expect(page.getByText(`${name} queda exceptuado hasta el 31/12/2099.`)).toBeVisible();
    await page
      .getByRole('button', { name: `Quitar la excepción de ${name}` })
      .first()
      .click();
    await expect(page.getByText('Se quitó la excepción.')).toBeVisible();

    // The third client of the demonstration is billed, and does not follow what it owes.
    await openForm(page).edit(3);
    await page.getByRole('tab', { name: 'Facturación' }).click();
    const auto = page.getByRole('switch', { name: 'Estado automático' });
    await expect(auto).not.toBeChecked();
    await auto.press('Space');
    const asked = page.getByRole('dialog', { name: 'Encender el estado automático' });
    await expect(asked.getByText('Se enciende al guardar el cliente.')).toBeVisible();
    await asked.getByRole('button', { name: 'Encender' }).click();
    await expect(auto).toBeChecked();
  });
});
