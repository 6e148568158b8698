import { expectAtRest } from '../../support/at-rest';
import { spoiltCells } from '../../support/cells';
import { expect, test } from './stage';

test('all of a result is ticked by its filter, less those taken out again, and exported so', async ({ stage }) => {
  const page = await stage.open('list');
  await page.getByRole('checkbox', { name: 'Seleccionar todos' }).check();
  await expect(page.getByText('Todo el resultado: 1.000 seleccionados')).toBeVisible();
  await page.getByRole('checkbox', { name: 'Seleccionar a Cliente 2', exact: true }).uncheck();
  await page.getByRole('checkbox', { name: 'Seleccionar a Cliente 3', exact: true }).uncheck();
  await page.getByRole('button', { name: 'Exportar' }).click();
  await page.getByRole('menuitem', { name: 'Los seleccionados (998) · .csv' }).click();
  await expect(page.getByText('998 clientes en clientes.csv.')).toBeVisible();
  const [asked] = await stage.asked('exports.clients');
  expect(asked).toMatchObject({ format: 'csv', selection: { kind: 'filter', exceptIds: [2, 3] } });
});

test('a range from one tick to another is those rows alone', async ({ stage }) => {
  const page = await stage.open('list');
  await page.getByRole('checkbox', { name: 'Seleccionar a Cliente 2', exact: true }).click();
  await page.getByRole('checkbox', { name: 'Seleccionar a Cliente 6', exact: true }).click({ modifiers: ['Shift'] });
  await page.getByRole('button', { name: 'Exportar' }).click();
  await page.getByRole('menuitem', { name: 'Los seleccionados (5) · .csv' }).click();
  await expect
    .poll(() => stage.asked('exports.clients'))
    .toMatchObject([{ selection: { kind: 'ids', ids: [2, 3, 4, 5, 6] } }]);
});

test('what can be exported is named with its number; a file under way can be given up', async ({ stage }) => {
  const page = await stage.open('list');
  const button = page.getByRole('button', { name: 'Exportar' });
  await button.click();
  await expect(page.getByRole('menuitem')).toHaveText([
    'Los activos (1.000) · .xlsx',
    'Los activos (1.000) · .csv',
    'Todos, con los desactivados (1.000) · .xlsx',
    'Todos, con los desactivados (1.000) · .csv',
    'Los activos (1.000) · por correo',
    'Todos, con los desactivados (1.000) · por correo',
  ]);
  await page.getByRole('menuitem').first().click();
  await expect(page.getByText('Escribiendo el archivo…')).toBeVisible();
  await expect(button).toBeHidden();
  await page.getByRole('button', { name: 'Cancelar' }).click();
  await expect(page.getByText('Exportación cancelada. No quedó ningún archivo.')).toBeVisible();
  await expect(button).toBeVisible();
});

test('a search that finds nobody offers what it may have meant, and Enter takes it', async ({ stage }) => {
  const page = await stage.open('list');
  const search = page.getByRole('searchbox', { name: 'Búsqueda rápida' });
  await search.fill('munos');
  const offered = page.getByRole('button', { name: 'Buscar «Muñoz»: 12 clientes' });
  await expect(offered).toBeVisible();
  await page.getByRole('button', { name: 'Leer la dirección' }).click();
  await expectAtRest(page);
  await expect(offered).toBeVisible();
  await search.press('Enter');
  await expect(search).toHaveValue('Muñoz');
  await expect(page.getByRole('row', { name: /Cliente 1 /u })).toBeVisible();
});

test('the rows of what is typed are shown before they are counted, and what fits one page needs no counting', async ({
  stage,
}) => {
  const page = await stage.open('list');
  const search = page.getByRole('searchbox', { name: 'Búsqueda rápida' });
  const counted = page.getByRole('status').first();
  await expect(counted).toHaveText('1.000 de 1.000 clientes');
  await search.fill('lento');
  await expect(page.locator('[data-list*="lento"]')).toBeVisible();
  await expect(page.getByRole('row', { name: /Cliente 1 /u })).toBeVisible();
  await expect(counted).toHaveText('… de 1.000 clientes');
  await search.fill('tres');
  await expect(counted).toHaveText('3 de 1.000 clientes');
  const asked = await stage.asked('clients.count');
  expect(asked).not.toContainEqual(expect.objectContaining({ filter: expect.objectContaining({ text: 'tres' }) }));
});

test('a list that cannot be counted says so, and is not taken for its first rows', async ({ stage }) => {
  const page = await stage.open('list');
  await page.getByRole('searchbox', { name: 'Búsqueda rápida' }).fill('fallido');
  await expect(page.getByRole('button', { name: 'Volver a intentar' })).toBeVisible();
  await expect(page.getByRole('row', { name: /Cliente 1 /u })).toBeHidden();
});

test('a key acts on no client while the row that it stands on has not come', async ({ stage }) => {
  const page = await stage.open('list');
  await page.getByRole('searchbox', { name: 'Búsqueda rápida' }).fill('tardía');
  await expect(page.locator('[data-list*="tard"]')).toBeVisible();
  await expect(page.getByText('1.000 de 1.000 clientes')).toBeVisible();
  await page.getByRole('grid').focus();
  await page.keyboard.press('End');
  await expect(page.locator('#client-row-999')).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('e');
  await page.keyboard.press('Home');
  await expect(page.locator('#client-row-0')).toHaveAttribute('aria-selected', 'true');
  await expect(page.getByText('Se edita a')).toBeHidden();
  await page.keyboard.press('e');
  await expect(page.getByText('Se edita a Cliente 1')).toBeVisible();
});

test('a held arrow is drawn once a frame, and what a key does then it does to the row where it has come', async ({
  stage,
}) => {
  const page = await stage.open('list');
  await page.getByRole('grid').focus();
  // All of it within one frame; what is drawn at once is drawn when its key is over.
  const drawn = await page.evaluate(async () => {
    const press = async (key: string, repeat: boolean) => {
      document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, repeat, bubbles: true }));
      await Promise.resolve();
    };
    const isCurrent = (index: number) =>
      document.getElementById(`client-row-${index}`)?.getAttribute('aria-selected') === 'true';
    for (let pressed = 0; pressed < 5; pressed += 1) await press('ArrowDown', pressed > 0);
    const rows = [isCurrent(1), isCurrent(5)];
    await press('e', false);
    return [...rows, isCurrent(5)];
  });
  expect(drawn).toEqual([true, false, true]);
  await expect(page.getByText('Se edita a Cliente 6')).toBeVisible();
});

test('each column says its own of a client', async ({ stage }) => {
  const page = await stage.open('list-told');
  await expect(page.getByRole('row', { name: /José Muñoz/u })).toBeVisible();
  await page.getByRole('button', { name: 'Columnas' }).click();
  const choices = page.getByRole('dialog', { name: 'Columnas' }).getByRole('checkbox');
  await expect(choices.first()).toBeVisible();
  for (const choice of await choices.all()) await choice.check();
  await page.keyboard.press('Escape');
  const grid = page.getByRole('grid');
  // The first is to tick a row, the last what can be done with it.
  const names = (await grid.getByRole('columnheader').allTextContents()).slice(1, -1);
  const cells = (await grid.getByRole('gridcell').allTextContents()).slice(1, -1);
  expect(Object.fromEntries(names.map((name, at) => [name, cells[at]]))).toEqual({
    ID: '1042',
    Nombre: 'José Muñoz',
    Documento: '28.114.902',
    Teléfono: '0260 444-1111',
    'Teléfono celular': '0260 15-455-2222',
    Contrato: 'Habilitado',
    Balance: '1.234,50',
    Dirección: 'San Martín 1240',
    Barrio: 'Pueblo Usina',
    Zona: 'Norte',
    Ciudad: 'San Rafael',
    Provincia: 'Mendoza',
    'E-mail': 'jose@correo.example',
    'Identificación tributaria': '20-28114902-3',
    Vendedor: 'Luz Vega',
    Recaudador: 'Raúl Paz',
    Plan: 'Fibra 100 Mb',
    Nodo: 'Nodo Cerro',
    IP: '10.0.0.1',
    'Facturas impagas': '2',
    Estado: 'Activo',
    'Fecha de alta': '03/02/2026',
    'Última modificación': '23/11/2026, 09:45',
  });
});

test('what a search found in a column out of sight is read whole where the name leaves little room', async ({
  stage,
}) => {
  const page = await stage.open('list-told');
  // What the box leaves of 1280×720.
  await page.setViewportSize({ width: 740, height: 720 });
  await page.getByRole('searchbox', { name: 'Búsqueda rápida' }).fill('correo');
  const found = page.locator('.grid-cell.name mark');
  await expect(found).toHaveText('correo');
  const [mark, cell] = await Promise.all([found.boundingBox(), page.locator('.grid-cell.name').boundingBox()]);
  expect((mark?.x ?? 0) + (mark?.width ?? 0)).toBeLessThanOrEqual((cell?.x ?? 0) + (cell?.width ?? 0) - 8);
  await expect(page.locator('.grid-cell.name').getByText('José')).toBeVisible();
});

const PLACES = ['Plan', 'Nodo', 'IP'];

test('where the columns do not fit, whose row it is and what is done with it stay in sight, and scrolled to the end nothing lies under that', async ({
  stage,
}) => {
  const page = await stage.open('list-told');
  // What the box leaves of 1280×720.
  await page.setViewportSize({ width: 740, height: 720 });
  await page.getByRole('button', { name: 'Columnas' }).click();
  const choices = page.getByRole('dialog', { name: 'Columnas' });
  for (const name of PLACES) await choices.getByRole('checkbox', { name, exact: true }).check();
  await page.keyboard.press('Escape');
  await page.getByRole('gridcell', { name: 'José Muñoz', exact: true }).click();
  const grid = page.getByRole('grid');
  expect(await grid.evaluate((element) => element.scrollWidth - element.clientWidth)).toBeGreaterThan(100);
  const inHand = [
    page.getByRole('gridcell', { name: 'José Muñoz', exact: true }),
    page.getByRole('checkbox', { name: 'Seleccionar a José Muñoz' }),
    page.getByRole('button', { name: 'Ver', exact: true }),
    page.getByRole('button', { name: 'Borrar (desactivar)', exact: true }),
    page.getByRole('columnheader', { name: 'Nombre' }),
  ];
  const lefts = () => Promise.all(inHand.map(async (each) => (await each.boundingBox())?.x));
  for (const each of inHand) await expect(each).toBeInViewport({ ratio: 1 });
  expect(await spoiltCells(page)).toEqual([]);
  const before = await lefts();
  await grid.evaluate((element) => element.scrollTo({ left: element.scrollWidth }));
  await expect(page.getByRole('gridcell', { name: '10.0.0.1' })).toBeInViewport({ ratio: 1 });
  expect(await lefts()).toEqual(before);
  expect(await spoiltCells(page)).toEqual([]);
  await page.getByRole('button', { name: 'Editar', exact: true }).click();
  await expect(page.getByText('Se edita a José Muñoz')).toBeVisible();
});

test('the menu of the columns says which the list has no room for, and they stay away when another one is chosen', async ({
  stage,
}) => {
  const page = await stage.open('list-told');
  await page.setViewportSize({ width: 740, height: 720 });
  const heads = page.getByRole('grid').getByRole('columnheader');
  const names = async () => (await heads.allTextContents()).slice(1, -1);
  await expect(heads.filter({ hasText: 'Zona' })).toHaveCount(0);
  const narrow = await names();
  await page.getByRole('button', { name: 'Columnas' }).click();
  const choices = page.getByRole('dialog', { name: 'Columnas' });
  const zone = choices.getByRole('checkbox', { name: 'Zona' });
  await expect(zone).toHaveAccessibleName('Zona (no entra)');
  await expect(zone).not.toBeChecked();
  await choices.getByRole('checkbox', { name: 'Plan', exact: true }).check();
  await expect(heads.filter({ hasText: 'Plan' })).toHaveCount(1);
  expect(await names()).toEqual([...narrow, 'Plan']);
  await expect(zone).toHaveAccessibleName('Zona');
  await expect(zone).not.toBeChecked();
  await zone.check();
  await expect(heads.filter({ hasText: 'Zona' })).toHaveCount(1);
});

test('of several contracts a row says the one whose state it tells, how many others there are, and what a search found', async ({
  stage,
}) => {
  const page = await stage.open('list-several');
  await page.getByRole('button', { name: 'Columnas' }).click();
  const choices = page.getByRole('dialog', { name: 'Columnas' });
  for (const name of PLACES) await choices.getByRole('checkbox', { name, exact: true }).check();
  await page.keyboard.press('Escape');
  const cell = (id: string) => page.locator(`.grid-cell.${id}`);
  const said = async () => Promise.all(['contract', 'plan', 'node', 'ip', 'name'].map((id) => cell(id).textContent()));
  await expect(cell('ip')).toHaveText('10.7.193.62+2');
  expect(await said()).toEqual(['Deshabilitado×3', 'Hogar 25 Mb+1', 'Nodo Cerro', '10.7.193.62+2', 'José Muñoz']);
  await expect(
    cell('ip').getByTitle('10.7.193.62 · Deshabilitado\n10.27.238.58 · Habilitado\n10.27.238.59'),
  ).toBeVisible();
  await page.getByRole('searchbox', { name: 'Búsqueda rápida' }).fill('10.27.238.58');
  await expect(cell('ip').locator('mark')).toHaveText('10.27.238.58');
  expect(await said()).toEqual(['Habilitado×3', 'Fibra 300 Mb+1', 'Nodo Cerro', '10.27.238.58+2', 'José Muñoz']);
  await page.getByRole('searchbox', { name: 'Búsqueda rápida' }).fill('e4:8d:8c');
  await expect(cell('name')).toHaveText('José MuñozE4:8D:8C:04:03:C5');
  await expect(cell('ip')).toHaveText('10.27.238.58+2');
});
