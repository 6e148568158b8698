import { expect, test } from './stage';

test('each kind of filter says what is asked, the other way round too, and the number follows', async ({ stage }) => {
  const page = await stage.open('search');
  await page.getByRole('button', { name: 'Búsqueda avanzada' }).click();
  const panel = page.getByRole('complementary', { name: 'Búsqueda avanzada' });
  const found = panel.getByText(/coinciden?$/u);
  await expect(found).toHaveText('1.000 clientes coinciden');

  await panel.getByRole('button', { name: /^Zona/u }).click();
  await panel.getByRole('combobox', { name: 'Zona', exact: true }).fill('nandu');
  await page.getByRole('listbox').getByRole('option').click();
  await page.keyboard.press('Escape');
  await panel.getByRole('combobox', { name: 'Cómo se compara Zona' }).selectOption('no es ninguno de');
  await expect(page.locator('.chip')).toHaveText(['Zonano: Ñandú']);
  await expect(found).toHaveText('100 clientes coinciden');

  await panel.getByRole('tab', { name: 'Contrato' }).click();
  await panel.getByRole('button', { name: /^IP/u }).click();
  await panel.getByRole('textbox', { name: 'IP', exact: true }).fill('10.4');
  await panel.getByRole('combobox', { name: 'Cómo se compara IP' }).selectOption('no contiene');
  await expect(page.locator('.chip').nth(1)).toHaveText('IPningún contrato: contiene «10.4»');
  await expect(found).toHaveText('10 clientes coinciden');

  await panel.getByRole('tab', { name: 'Facturación' }).click();
  await panel.getByRole('button', { name: /^Balance/u }).click();
  const from = panel.getByRole('textbox', { name: 'Balance, desde' });
  await from.fill('mucho');
  await expect(panel.getByText('No se entiende. Revíselo.')).toBeVisible();
  await from.fill('1.500');
  await expect(page.locator('.chip').nth(2)).toHaveText(/^Balancedesde 1\.500/u);
  await expect(found).toHaveText('1 cliente coincide');
  const asked = await stage.asked('clients.list');
  expect(asked.at(-1)).toMatchObject({
    filter: {
      conditions: [
        { field: 'zoneId', not: true, ids: [2] },
        { field: 'ip', not: true, match: 'contains', text: '10.4' },
        { field: 'balance', not: false, from: 150_000, to: null },
      ],
    },
  });
  await page.getByRole('button', { name: 'Quitar el filtro IP' }).click();
  await expect(found).toHaveText('10 clientes coinciden');
  await page.getByRole('button', { name: 'Limpiar filtros' }).click();
  await expect(found).toHaveText('1.000 clientes coinciden');
  await panel.getByRole('tab', { name: 'Actualización masiva' }).click();
  await expect(panel.getByText('Se aplica a 1000 clientes')).toBeVisible();
});

test('F shows and hides the panel; Esc in the list takes the ticks off, then the filters', async ({ stage }) => {
  const page = await stage.open('search');
  await expect(page.getByText('Deuda del resultado:')).toContainText('12.345,00');
  await page.getByRole('row', { name: /Cliente 1 /u }).click();
  await page.keyboard.press('f');
  const panel = page.getByRole('complementary', { name: 'Búsqueda avanzada' });
  await panel.getByRole('button', { name: /^Con posición/u }).click();
  await panel.getByText('No', { exact: true }).click();
  await expect(page.locator('.chip')).toHaveText(['Con posición en el mapaNo']);
  // What everybody owes is not what these owe.
  await expect(page.getByText('Deuda del resultado:')).toHaveText('Deuda del resultado: …');
  await page.getByRole('row', { name: /Cliente 2 /u }).click();
  await page.keyboard.press('x');
  await expect(page.getByText('1 seleccionado')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByText('1 seleccionado')).toBeHidden();
  await expect(page.locator('.chip')).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(page.locator('.chip')).toHaveCount(0);
  await page.keyboard.press('f');
  await expect(panel).toBeHidden();
  await expect(page.getByText('Deuda del resultado:')).toContainText('12.345,00');
});

test('a view needs a name, and one that is taken is said at its field', async ({ stage }) => {
  const page = await stage.open('search');
  await page.getByRole('button', { name: 'Guardar vista' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Guardar' }).click();
  await expect(dialog.getByText('Escriba un nombre.')).toBeVisible();
  await dialog.getByLabel('Nombre', { exact: true }).fill('Deudores');
  await dialog.getByRole('button', { name: 'Guardar' }).click();
  await expect(dialog.getByText('Ya hay una vista con ese nombre.', { exact: false })).toBeVisible();
  await dialog.getByLabel('Nombre', { exact: true }).fill('Los que deben');
  await dialog.getByLabel('Para toda la oficina').check();
  await dialog.getByRole('button', { name: 'Guardar' }).click();
  await expect(page.getByText('Vista «Los que deben» guardada.')).toBeVisible();
  await expect
    .poll(async () => (await stage.asked('savedViews.create')).at(-1))
    .toMatchObject({
      name: 'Los que deben',
      forOffice: true,
      pinned: true,
    });
});

test('what a list owes is red, and nothing owed is not: red is kept for debt', async ({ stage }) => {
  const page = await stage.open('search');
  const owed = page.getByText('Deuda del resultado:');
  const colour = () =>
    owed.locator('strong').evaluate((element) => {
      const probe = document.createElement('i');
      probe.style.color = 'var(--red)';
      element.append(probe);
      const red = getComputedStyle(probe).color;
      probe.remove();
      return getComputedStyle(element).color === red ? 'red' : 'plain';
    });
  await expect(owed).toContainText('12.345,00');
  expect(await colour()).toBe('red');
  await page.getByRole('searchbox').fill('al día');
  await expect(owed).toContainText('$ 0,00');
  expect(await colour()).toBe('plain');
});

test('a range the wrong way round is told beside it, and asks for nothing; the right way round it is asked', async ({
  stage,
}) => {
  const page = await stage.open('search');
  await page.getByRole('button', { name: 'Búsqueda avanzada' }).click();
  const panel = page.getByRole('complementary', { name: 'Búsqueda avanzada' });
  const backwards = panel.getByText('Está al revés: «Desde» es mayor que «Hasta».');
  for (const [tab, name, more, less, most] of [
    ['Facturación', 'Facturas impagas', '7', '3', '9'],
    ['Cliente', 'Creado el', '01/11/2026', '01/10/2026', '01/12/2026'],
  ] as const) {
    await panel.getByRole('tab', { name: tab }).click();
    await panel.getByRole('button', { name: new RegExp(`^${name}`, 'u') }).click();
    const to = panel.getByRole('textbox', { name: `${name}, hasta` });
    const from = panel.getByRole('textbox', { name: `${name}, desde` });
    await to.fill(less);
    await expect(page.locator('.chip')).toContainText(less);
    await from.fill(more);
    await expect(backwards).toBeVisible();
    await expect(from).toHaveAttribute('aria-invalid', 'true');
    await expect(from).toHaveValue(more);
    await to.fill(most);
    await expect(backwards).toBeHidden();
    await expect(page.locator('.chip')).toContainText(`${more} a ${most}`);
    await page.getByRole('button', { name: 'Limpiar filtros' }).click();
  }
  const asked = JSON.stringify(await stage.asked('clients.count'));
  expect(asked).toContain('"from":7,"to":9');
  expect(asked).not.toContain('"from":7,"to":3');
  expect(asked).not.toContain('"from":"2026-11-01","to":"2026-10-01"');
});

test('nothing moves when a chip comes, a range is asked for, or a row is ticked', async ({ stage }) => {
  const page = await stage.open('search');
  await page.setViewportSize({ width: 1280, height: 720 });
  await page.getByRole('button', { name: 'Búsqueda avanzada' }).click();
  const panel = page.getByRole('complementary', { name: 'Búsqueda avanzada' });
  const placeOf = (selector: string) => page.locator(selector).boundingBox();
  const work = await placeOf('.list-work');
  await panel.getByRole('tab', { name: 'Facturación' }).click();
  for (const name of ['Balance', 'Facturas impagas', 'Crédito disponible'])
    await panel.getByRole('button', { name: new RegExp(`^${name}`, 'u') }).click();
  const inputs = await panel.getByRole('textbox', { name: 'Facturas impagas, desde' }).boundingBox();
  await panel.getByRole('textbox', { name: 'Balance, desde' }).fill('1');
  await panel.getByRole('textbox', { name: 'Facturas impagas, desde' }).fill('1');
  await panel.getByRole('textbox', { name: 'Facturas impagas, hasta' }).fill('4');
  await panel.getByRole('tab', { name: 'Cliente' }).click();
  for (const name of ['Nombre', 'Dirección', 'Observaciones']) {
    await panel.getByRole('button', { name: new RegExp(`^${name}`, 'u') }).click();
    await panel.getByRole('textbox', { name, exact: true }).fill('una palabra muy larga');
  }
  await expect(page.locator('.chip')).toHaveCount(5);
  expect(await placeOf('.list-work')).toEqual(work);
  await panel.getByRole('tab', { name: 'Facturación' }).click();
  expect(await panel.getByRole('textbox', { name: 'Facturas impagas, desde' }).boundingBox()).toEqual(inputs);
  await page.getByRole('button', { name: 'Limpiar filtros' }).click();
  await expect(page.getByText('1.000 clientes', { exact: true })).toBeVisible();
  const [mass, keys] = [await placeOf('.list-mass'), await placeOf('.list-keys')];
  await page
    .getByRole('row', { name: /Cliente 1 /u })
    .getByRole('checkbox')
    .click();
  await expect(page.getByText('1 seleccionado')).toBeVisible();
  expect([await placeOf('.list-mass'), await placeOf('.list-keys')]).toEqual([mass, keys]);
});
