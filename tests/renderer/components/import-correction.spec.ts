import { expect, test } from './stage';

test('a row is corrected in its own cells, the wrong one first, until it comes in', async ({ stage }) => {
  const page = await stage.open('import');
  await page.getByRole('button', { name: 'Corregir la fila 2' }).click();
  const form = page.getByRole('form', { name: 'Corregir la fila 2' });
  await expect(form.getByRole('textbox').first()).toHaveValue('mucho');
  await expect(form.getByRole('textbox').first()).toBeFocused();
  await page.keyboard.type('x');
  await page.keyboard.press('Enter');
  await expect(page.getByText('La fila 2 todavía tiene un problema.')).toBeVisible();
  await page.getByRole('button', { name: 'Corregir la fila 2' }).click();
  await form.getByRole('textbox').first().fill('1.234,50');
  await page.keyboard.press('Enter');
  await expect(page.getByText('La fila 2 entra como nueva.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Importar 2 clientes' })).toBeVisible();
  // Only the cell that was changed is sent.
  await expect
    .poll(() => stage.asked('imports.correct'))
    .toMatchObject([
      { row: 2, cells: [{ target: 'unpaidBalance' }] },
      { row: 2, cells: [{ target: 'unpaidBalance', text: '1.234,50' }] },
    ]);
});

test('what a row changes stands in the office’s money and days, the former value unstruck', async ({ stage }) => {
  const page = await stage.open('import');
  const row = page.getByRole('row', { name: /Ana Paz/u });
  await expect(row).toContainText(/Precio\s\$\s29\.990,00 → \$\s31\.990,50/u);
  await expect(row).toContainText('14/03/2024 → 24/11/2026');
  await expect(row).toContainText('Estado Avisado → Deshabilitado por un operador');
  await expect(row.getByRole('deletion').first()).toHaveCSS('text-decoration-line', 'none');
});

test('a list that is gone on with is tried again by itself when the office changed since, and says so', async ({
  stage,
}) => {
  const page = await stage.open('import-resumed');
  await page.getByRole('button', { name: 'Seguir' }).click();
  await expect(page.getByText(/cambió en la oficina desde la última revisión/u)).toBeVisible();
  await expect.poll(() => stage.asked('imports.preview')).toMatchObject([{ targets: ['name'] }]);
});

test('leaving the correction with Esc, or as it was, sends nothing', async ({ stage }) => {
  const page = await stage.open('import');
  const open = page.getByRole('button', { name: 'Corregir la fila 2' });
  const form = page.getByRole('form', { name: 'Corregir la fila 2' });
  for (const key of ['Escape', 'Enter']) {
    await open.click();
    await expect(form.getByRole('textbox').first()).toBeFocused();
    await page.keyboard.press(key);
    await expect(form).toBeHidden();
  }
  expect(await stage.asked('imports.correct')).toEqual([]);
});

test('of a new contract its state, its own price and its MAC are seen before it comes in, and what its plan is not', async ({
  stage,
}) => {
  const page = await stage.open('import');
  await page.getByRole('button', { name: /^Nuevos/u }).click();
  const row = page.getByRole('row', { name: /Beto Ruiz/u });
  await expect(row).toContainText(
    /Estado Deshabilitado por el sistema · Precio \$\s15\.000,50 · MAC E4:8D:8C:04:03:C5/u,
  );
  await expect(row).toContainText('«Fibra 100 Mb» tiene 100 / 50 Mb/s, y la fila dice 20 Mb/s de bajada, sin subida.');
  await expect(row).not.toContainText('→');
});
