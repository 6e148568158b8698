import { expect, test } from './stage';

test('who is to be cut stands with the invoice and its days; an exception asks for a day to come and a reason', async ({
  stage,
}) => {
  const page = await stage.open('cuts');
  const row = page.getByRole('row', { name: /Ana Muñoz/u });
  await expect(row).toContainText('Factura B 0003-00018822');
  await expect(row).toContainText('venció el 19/11/2026 · 6 días de atraso');
  await expect(row).toContainText('$ 29.990,00');
  await expect(page.getByText('el router no se toca')).toBeVisible();
  await row.getByRole('button', { name: 'Exceptuar a Ana Muñoz' }).click();
  const dialog = page.getByRole('dialog', { name: 'Exceptuar a Ana Muñoz' });
  await dialog.getByRole('button', { name: 'Exceptuar' }).click();
  await expect(dialog.getByText('Escriba una fecha, como 24/11/2026.')).toBeVisible();
  await dialog.getByLabel('Exceptuar hasta').fill('24/11/2026');
  await dialog.getByRole('button', { name: 'Exceptuar' }).click();
  await expect(dialog.getByText('Escriba el motivo.')).toBeVisible();
  expect(await stage.asked('automaticStates.except')).toEqual([]);
  await dialog.getByLabel('Motivo').fill('Hospital');
  await dialog.getByRole('button', { name: 'Exceptuar' }).click();
  await expect(dialog.getByLabel('Exceptuar hasta')).toHaveAttribute('aria-invalid', 'true');
  await dialog.getByLabel('Exceptuar hasta').fill('30/11/2026');
  await dialog.getByRole('button', { name: 'Exceptuar' }).click();
  await expect(page.getByText('Ana Muñoz queda exceptuado hasta el 30/11/2026.')).toBeVisible();
  await expect
    .poll(async () => (await stage.asked('automaticStates.except')).at(-1))
    .toEqual({
      clientId: 1,
      untilOn: '2026-11-30',
      reason: 'Hospital',
    });
});

test('who should be cut and is not says why, and the exception is taken back', async ({ stage }) => {
  const page = await stage.open('cuts');
  await page.getByText('Debería, pero no (1)').click();
  const row = page.getByRole('row', { name: /Beto Ruiz/u });
  await expect(row).toContainText('Se cortaría');
  await expect(row).toContainText('Exceptuado hasta el 05/12/2026');
  await row.getByRole('button', { name: 'Quitar la excepción de Beto Ruiz' }).click();
  await expect(page.getByText('Se quitó la excepción.')).toBeVisible();
  await expect.poll(() => stage.asked('automaticStates.withdrawException')).toEqual([{ id: 4 }]);
  await page.getByText('Se avisarán (0)').click();
  await expect(page.getByText('Nadie por avisar')).toBeVisible();
});

test('after long away nothing is done before an administrator confirms; whose debt cuts is theirs to say too', async ({
  stage,
}) => {
  const page = await stage.open('cuts-held');
  await expect(page.getByText('Pasaron 97 días desde la última revisión', { exact: false })).toBeVisible();
  await page.getByRole('button', { name: 'Confirmar y aplicar' }).click();
  await expect(page.getByText('Cambió 1 contrato.')).toBeVisible();
  await page.getByLabel('Qué deuda corta un contrato').selectOption('Toda la deuda del cliente');
  await expect(page.getByText('Desde la próxima revisión rige la nueva regla.')).toBeVisible();
  await expect.poll(() => stage.asked('automaticStates.saveSettings')).toEqual([{ version: 3, scope: 'client' }]);
});

test('the balances of a list are seen with what stays out, posted as they were seen, and taken back', async ({
  stage,
}) => {
  const page = await stage.open('opening');
  await expect(page.getByRole('row', { name: /Ana Muñoz/u })).toContainText('$ 1.500,50');
  await expect(page.getByText('queda afuera: la lista le cuenta facturas impagas')).toBeVisible();
  await page.getByText('Quedan afuera (1)').click();
  await expect(page.getByRole('row', { name: /Caro Paz/u })).toContainText('Balance cero');
  await page.getByRole('button', { name: 'Pasar 2 saldos a sus cuentas' }).click();
  await expect(page.getByText('Pasaron 2 saldos a sus cuentas corrientes.')).toBeVisible();
  const [posted] = await stage.asked('openingBalances.post');
  expect(posted).toMatchObject({
    expected: { debtors: 1, debtCents: 150_050, creditors: 1, creditCents: 30_000 },
  });
  await page.getByRole('button', { name: 'Deshacer' }).click();
  const dialog = page.getByRole('dialog', { name: 'Deshacer los saldos anteriores' });
  await dialog.getByRole('button', { name: 'Deshacer' }).click();
  await expect(
    page.getByText('Se quitaron 4 saldos anteriores. Queda 1 que ya se pagó o usó: Eva Sosa.'),
  ).toBeVisible();
});
