import { expect, test } from '../support/office-window';

test.use({ demo: true });

test('a clerk takes a part of a debt, sees the rest, prints the receipt, and voids it', async ({ page }) => {
  await page.evaluate(() => {
    window.print = () => {
      document.documentElement.dataset.printed = document.querySelector('.print-sheet')?.textContent ?? 'sin hoja';
    };
  });
  // Whoever owes most comes first.
  const balance = page.getByRole('columnheader', { name: /Balance/u }).getByRole('button', { name: 'Balance' });
  await balance.click();
  await balance.click();
  const row = page.getByRole('row').nth(1);
  await row.click();
  await expect(page.getByRole('complementary').getByRole('button', { name: /^Debe \$/u })).toBeVisible();

  await page.keyboard.press('d');
  const account = page.getByRole('dialog', { name: /Cuenta corriente/u });
  await expect(account.getByText('El cliente debe')).toBeVisible();
  await expect(account.getByText('Impaga', { exact: true }).first()).toBeVisible();

  await page.keyboard.press('p');
  const payment = page.getByRole('dialog', { name: /Registrar pago/u });
  await expect(payment.getByLabel('Importe')).toBeFocused();
  await payment.getByLabel('Importe').fill('1.234,50');
  await expect(payment.getByLabel(/^Paga de Factura/u).first()).toHaveValue('1.234,50');
  await page.keyboard.press('Enter');

  const receipt = page.getByRole('dialog', { name: /^Recibo 0001-/u });
  await expect(receipt.getByText('$ 1.234,50', { exact: true }).first()).toBeVisible();
  await expect(receipt.getByText(/^quedan \$/u)).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('data-printed', /Norte Digital.*Recibo 0001-.*\$\s1\.234,50/u);

  await receipt.getByRole('button', { name: 'Anular pago' }).click();
  const asked = page.getByRole('dialog', { name: /^Anular el recibo/u });
  await asked.getByLabel('Por qué se anula').fill('Era de otro cliente');
  await page.keyboard.press('Enter');
  await expect(page.getByText(/^Se anuló el recibo 0001-/u)).toBeVisible();
  await expect(account.getByText(/^Anulación del recibo .* Era de otro cliente$/u)).toBeVisible();
  await expect(account.getByText('Anulado', { exact: true }).first()).toBeVisible();
});

test('a pile of payments is taken in cashier mode, and the day is closed by operator and method', async ({ page }) => {
  await page.getByRole('link', { name: 'Cobranzas' }).click();
  await page.getByRole('button', { name: 'Modo caja' }).click();
  await page.getByLabel('Imprimir el recibo al guardar').uncheck();
  const who = page.getByRole('combobox', { name: '¿Quién paga?' });
  for (const id of ['000010', '000011']) {
    await who.fill(id);
    await expect(page.getByRole('option')).toHaveCount(1);
    await who.press('Enter');
    await expect(page.getByLabel('Importe')).toBeFocused();
    await page.getByLabel('Importe').fill('500');
    await page.keyboard.press('Enter');
    await expect(who).toBeFocused();
  }
  await expect(page.getByRole('table', { name: 'Cobranzas' }).getByText('$ 500,00')).toHaveCount(2);
  await page.getByRole('link', { name: 'Cobranzas' }).first().click();
  await page.getByRole('button', { name: 'Cierre del día' }).click();
  await expect(page.getByRole('table', { name: 'Cierre del día' })).toContainText('Andrea Peña');
  await expect(page.getByText('Total del día')).toBeVisible();
});
