import { expect, test } from './stage';

test('columns are said before the file is checked, and a doubtful line is decided before it is registered', async ({
  stage,
}) => {
  const page = await stage.open('gateway-files');
  await page.getByRole('button', { name: 'Seguir con pagos.csv' }).click();
  const check = page.getByRole('button', { name: 'Revisar el archivo' });
  await expect(page.getByText('Falta decir de quién es cada pago')).toBeVisible();
  await expect(check).toBeDisabled();
  await page.getByRole('combobox', { name: 'En Abonado: Quién' }).click();
  await page.getByRole('option', { name: 'ID cliente' }).click();
  await expect(page.getByText('Escriba de qué pasarela es el archivo.')).toBeVisible();
  await page.getByRole('combobox', { name: 'De qué pasarela es el archivo' }).fill('Rapipago');
  await check.click();
  await expect
    .poll(async () => (await stage.asked('gatewayFiles.preview')).at(-1))
    .toMatchObject({
      layout: { targets: ['paidOn', 'customId', 'amount'], gatewayName: 'Rapipago', amounts: 'units' },
    });
  await expect(page.getByText(/revise si está completo/u)).toBeVisible();
  await page.getByRole('button', { name: 'Decidir la línea 2' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Es de este cliente: Ana Muñoz' }).click();
  await expect
    .poll(() => stage.asked('gatewayFiles.choose'))
    .toMatchObject([{ row: 2, choice: { kind: 'client', clientId: 1 } }]);
  await page.getByRole('button', { name: /^Registrar 1 pago/u }).click();
  await expect(page.getByText(/^pagos\.csv: se registró 1 pago/u)).toBeVisible();
});

test('a line that another window has settled says so in its dialog; leaving one out can be taken back', async ({
  stage,
}) => {
  const page = await stage.open('gateway-files');
  await page.getByRole('button', { name: 'Decidir la línea 9' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Es de este cliente: Ana Muñoz' }).click();
  await expect(dialog.getByRole('alert')).toBeVisible();
  await dialog.getByRole('button', { name: 'Dejar afuera' }).click();
  await page.getByRole('button', { name: 'Deshacer', exact: true }).click();
  await expect.poll(async () => (await stage.asked('gatewayFiles.reopen')).at(-1)).toEqual({ lineId: 5, version: 3 });
});

test('taking a file back says first what it voids and what stays', async ({ stage }) => {
  const page = await stage.open('gateway-files');
  await page.getByRole('button', { name: 'Deshacer octubre.csv' }).click();
  const dialog = page.getByRole('dialog', { name: 'Deshacer octubre.csv' });
  await expect(dialog.getByText(/^Se anulan 2 pagos por \$\s3\.800,00/u)).toBeVisible();
  await expect(dialog.getByText(/^0001-00000007 · Beto Ruiz .* se anuló después$/u)).toBeVisible();
  await dialog.getByRole('button', { name: 'Anular los pagos del archivo' }).click();
  await expect(page.getByText('Se anularon 2 pagos.')).toBeVisible();
  await expect
    .poll(() => stage.asked('gatewayFiles.undo'))
    .toMatchObject([{ fileId: 1, version: 1, reason: 'Se deshizo el archivo octubre.csv' }]);
});
