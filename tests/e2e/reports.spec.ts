import { findings } from '../support/accessible';
import { expect, test } from '../support/office-window';

test.use({ demo: true });

test('each report says what its figures mean, as a chart and as a table, and is handed out', async ({
  page,
  office,
}) => {
  await page.getByRole('link', { name: 'Informes' }).click();
  const debt = page.getByRole('table', { name: /^Deuda por antigüedad/u });
  await expect(debt.getByRole('row', { name: /^Total/u })).toBeVisible();
  await expect(page.getByText(/Suma lo mismo que las cuentas corrientes/u)).toBeVisible();
  await expect(page.getByRole('img', { name: /^Deuda por antigüedad.*\$/u })).toBeVisible();
  expect(await findings(page)).toEqual([]);

  await page.getByText('Ingresos', { exact: true }).click();
  const total = async (name: string) => {
    const row = page.getByRole('table', { name }).getByRole('row', { name: /^Total/u });
    await expect(row).toBeVisible();
    return row.getByRole('cell').last().innerText();
  };
  const byMonth = await total('Ingresos · Mes');
  await page.getByLabel('Por', { exact: true }).selectOption('zone');
  expect(await total('Ingresos · Zona')).toBe(byMonth);
  await page.getByText('Facturado y cobrado', { exact: true }).click();
  expect(await total('Facturado y cobrado')).toBe(byMonth);

  await page.getByText('Libro de ventas', { exact: true }).click();
  expect(await total('Libro de ventas')).toMatch(/\$/u);
  expect(await total('Impuestos de lo informado')).toMatch(/\$/u);
  expect(await findings(page)).toEqual([]);
  await page.getByText('Facturado y cobrado', { exact: true }).click();

  if (office.application) return;
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Guardar .csv' }).click();
  expect((await download).suggestedFilename()).toMatch(/^Facturado y cobrado .*\.csv$/u);
  const picture = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Guardar imagen' }).click();
  expect((await picture).suggestedFilename()).toMatch(/\.png$/u);
});
