import { expect, test } from './stage';

for (const key of ['F1', '?']) {
  test(`${key} shows the keys`, async ({ stage }) => {
    const page = await stage.open('list-told');
    await page.getByRole('grid').focus();
    await page.keyboard.press(key);
    const keys = page.getByRole('dialog', { name: 'Teclas' });
    await expect(keys.getByText(key, { exact: true })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(keys).toBeHidden();
  });
}

test('F1 shows the keys from a field too, on any screen; from a dialog it leads nowhere', async ({ stage }) => {
  const page = await stage.open('new-client');
  await page.getByLabel('Dirección', { exact: true }).fill('San Martín');
  await page.keyboard.press('F1');
  const keys = page.getByRole('dialog', { name: 'Teclas' });
  await expect(keys).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(keys).toBeHidden();
  await expect(page.getByLabel('Dirección', { exact: true })).toBeFocused();
  await stage.open('list-told');
  await page.getByRole('button', { name: 'Columnas' }).click();
  const columns = page.getByRole('dialog', { name: 'Columnas' });
  await columns.getByRole('checkbox').first().focus();
  await page.keyboard.press('F1');
  await page.keyboard.press('ArrowDown');
  await expect(columns).toBeVisible();
  await expect(keys).toBeHidden();
});

test('only the keys that act on the screen are shown, under the name of where they do', async ({ stage }) => {
  const page = await stage.open('list-told');
  const keys = page.getByRole('dialog', { name: 'Teclas' });
  const groups = keys.getByRole('table');
  for (const [address, shown] of [
    ['clientes', ['En la lista', 'Con el cliente elegido', 'En un formulario', 'En todas partes']],
    ['clientes/mapa', ['En el mapa', 'Con el cliente elegido', 'En un formulario', 'En todas partes']],
    ['clientes/7/ver', ['En la ficha', 'En un formulario', 'En todas partes']],
    ['facturacion', ['En un formulario', 'En todas partes']],
  ] as const) {
    await page.evaluate((hash) => {
      window.location.hash = hash;
    }, `/${address}`);
    await page.keyboard.press('F1');
    await expect(groups, address).toHaveCount(shown.length);
    for (const name of shown) await expect(keys.getByRole('table', { name, exact: true }), address).toBeVisible();
    await expect(keys.getByText('Cambiar de fila')).toBeVisible({ visible: address === 'clientes' });
    await page.keyboard.press('Escape');
    await expect(keys).toBeHidden();
  }
});
