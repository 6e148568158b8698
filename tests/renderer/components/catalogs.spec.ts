import type { Locator, Page } from '@playwright/test';
import { onSlowMachine } from '../../support/slow-machine';
import { expect, test } from './stage';

const field = (page: Page, name: string): Locator =>
  page.getByRole('dialog').getByLabel(name, { exact: true }).and(page.locator('input, textarea, select'));

test('a plan is made with its speeds in Mb/s and its price; each mistake stands at its field', async ({ stage }) => {
  const page = await stage.open('plans');
  await expect(page.getByRole('row', { name: /Fibra 100 Mb/u })).toContainText('0,512');
  await page.getByRole('button', { name: 'Agregar plan' }).click();
  await field(page, 'Bajada (Mb/s)').fill('mucho');
  await page.keyboard.press('Enter');
  for (const name of ['Nombre', 'Bajada (Mb/s)', 'Subida (Mb/s)', 'Precio final por mes'])
    await expect(field(page, name)).toHaveAttribute('aria-invalid', 'true');
  await expect(field(page, 'Nombre')).toBeFocused();
  await field(page, 'Nombre').fill('Fibra 100 Mb');
  await field(page, 'Bajada (Mb/s)').fill('1.000');
  await field(page, 'Subida (Mb/s)').fill('0,5');
  // More than any plan costs: the contract takes no such price.
  await field(page, 'Precio final por mes').fill('10000000001');
  await page.keyboard.press('Enter');
  await expect(field(page, 'Precio final por mes')).toHaveAttribute('aria-invalid', 'true');
  await expect(field(page, 'Bajada (Mb/s)')).not.toHaveAttribute('aria-invalid', 'true');
  await field(page, 'Precio final por mes').fill('$ 12.300,50');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Ya existe «Fibra 100 Mb» en esa lista.')).toBeVisible();
  await expect(field(page, 'Precio final por mes')).toHaveValue('$ 12.300,50');
  await field(page, 'Nombre').fill('Fibra 1 Gb');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect
    .poll(async () => (await stage.asked('plans.create')).at(-1))
    .toEqual({
      name: 'Fibra 1 Gb',
      downKbps: 1_000_000,
      upKbps: 500,
      priceCents: 1_230_050,
    });
});

test('a plan is sold at some speed: 0 is refused at its field', async ({ stage }) => {
  const page = await stage.open('plans');
  await page.getByRole('button', { name: 'Agregar plan' }).click();
  await field(page, 'Nombre').fill('Nada');
  await field(page, 'Bajada (Mb/s)').fill('0');
  await field(page, 'Subida (Mb/s)').fill('0,0');
  await field(page, 'Precio final por mes').fill('1.000');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Escriba una velocidad en Mb/s mayor que 0, como 100 o 0,5.')).toHaveCount(2);
  await expect(field(page, 'Bajada (Mb/s)')).toBeFocused();
  expect(await stage.asked('plans.create')).toEqual([]);
});

test('a speed that no list told is shown as not told, and stands empty in its field until somebody tells it', async ({
  stage,
}) => {
  const page = await stage.open('plans');
  await expect(page.getByRole('row', { name: /Rural/u }).getByRole('cell').nth(1)).toHaveText('10');
  await expect(page.getByRole('row', { name: /Rural/u }).getByRole('cell').nth(2)).toHaveText('—');
  await page.getByRole('button', { name: 'Editar: Rural' }).click();
  await expect(field(page, 'Subida (Mb/s)')).toHaveValue('');
  await field(page, 'Bajada (Mb/s)').fill('');
  await page.keyboard.press('Enter');
  // The download was told: it is not taken away.
  await expect(field(page, 'Bajada (Mb/s)')).toHaveAttribute('aria-invalid', 'true');
  await field(page, 'Bajada (Mb/s)').fill('12');
  await page.keyboard.press('Enter');
  await expect
    .poll(() => stage.asked('plans.update'))
    .toMatchObject([{ fields: { name: 'Rural', downKbps: 12_000, upKbps: 0 } }]);
});

for (const list of ['plans', 'nodes', 'equipment']) {
  test(`the columns stay where they are when an entry is retired (${list})`, async ({ stage }) => {
    const places = async (scene: string, word: RegExp) => {
      const page = await stage.open(scene);
      await page.setViewportSize({ width: 1280, height: 720 });
      await expect(page.getByRole('button', { name: word }).first()).toBeVisible();
      const cells = await page.getByRole('row').first().locator('th, td').all();
      const boxes = await Promise.all(cells.map((cell) => cell.boundingBox()));
      return boxes.map((box) => box && [box.x, box.width]);
    };
    const before = await places(list, /^Retirar: /u);
    expect(before.length).toBeGreaterThan(2);
    expect(await places(`${list}-retired`, /^Volver a usar: /u)).toEqual(before);
  });
}

test('what is counted has its thousands apart', async ({ stage }) => {
  const page = await stage.open('equipment');
  await expect(page.getByRole('row', { name: /CPE SXT/u })).toContainText('1.009 contratos');
});

test('a save that the core does not live to answer says that the connection was cut, and keeps what was typed', async ({
  stage,
}) => {
  const page = await stage.open('nodes');
  await page.getByRole('button', { name: 'Agregar nodo' }).click();
  await field(page, 'Nombre').fill('Nodo que cuelga');
  await page.keyboard.press('Enter');
  await expect.poll(() => stage.asked('nodes.create')).toHaveLength(1);
  await page.evaluate(() => window.postMessage('abonado-core-lost', '*'));
  await expect(page.getByRole('alert')).toContainText('Se cortó la conexión con la oficina y no se sabe si terminó');
  await expect(field(page, 'Nombre')).toHaveValue('Nodo que cuelga');
});

test('a plan that another window changed is not overwritten, and what was typed stays', async ({ stage }) => {
  const page = await stage.open('plans');
  await page.getByRole('button', { name: 'Editar: Fibra 100 Mb' }).click();
  await expect(field(page, 'Precio final por mes')).toHaveValue('12.300,50');
  await field(page, 'Precio final por mes').fill('13.000');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toContainText('Otra ventana lo cambió mientras tanto');
  await expect(field(page, 'Precio final por mes')).toHaveValue('13.000');
});

test('a plan’s price has its day: today’s is proposed, and one that is to come stands under the one of now', async ({
  stage,
}) => {
  const page = await stage.open('plans');
  await expect(page.getByRole('row', { name: /Fibra 300 Mb/u })).toContainText('21.900,00 desde el 15/12/2026');
  await page.getByRole('button', { name: 'Editar: Fibra 300 Mb' }).click();
  await expect(field(page, 'Precio final por mes')).toHaveValue('21.900,00');
  await expect(field(page, 'Vale desde')).toHaveValue('15/12/2026');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Editar: Fibra 100 Mb' }).click();
  await expect(field(page, 'Vale desde')).toHaveValue('24/11/2026');
  await field(page, 'Vale desde').fill('el lunes');
  await page.keyboard.press('Enter');
  await expect(field(page, 'Vale desde')).toHaveAttribute('aria-invalid', 'true');
  await field(page, 'Precio final por mes').fill('13.000');
  await field(page, 'Vale desde').fill('1/12/2026');
  await page.keyboard.press('Enter');
  await expect.poll(() => stage.asked('plans.update')).toHaveLength(1);
  await expect
    .poll(async () => (await stage.asked('plans.update')).at(-1))
    .toMatchObject({
      fields: { name: 'Fibra 100 Mb', priceCents: 1_300_000 },
      priceFromOn: '2026-12-01',
    });
});

test('two plans are merged after a preview that says who goes on paying what', async ({ stage }) => {
  const page = await stage.open('plans');
  await page.getByRole('button', { name: 'Unir con…: Fibra 100 Mb' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Unir con').first().click();
  await page.getByRole('option', { name: 'Fibra 300 Mb' }).click();
  await expect(dialog.getByRole('status')).toContainText('12 contratos pasan de «Fibra 100 Mb» a «Fibra 300 Mb»');
  await expect(dialog.getByRole('status')).toContainText('Nadie pasa a pagar otra cosa');
  await dialog.getByRole('button', { name: 'Unir', exact: true }).click();
  await expect(page.getByText('12 contratos movidos.')).toBeVisible();
  await expect
    .poll(() => stage.asked('catalogs.merge'))
    .toEqual([{ fromId: 31, fromVersion: 1, intoId: 32, intoVersion: 4 }]);
});

test('to merge is left with one Esc', async ({ stage }) => {
  const page = await stage.open('plans');
  await page.getByRole('button', { name: 'Unir con…: Fibra 100 Mb' }).click();
  const dialog = page.getByRole('dialog', { name: /^Unir/u });
  await expect(dialog.getByRole('combobox')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  // And what it may be merged with is found by typing, without a click.
  await page.getByRole('button', { name: 'Unir con…: Fibra 100 Mb' }).click();
  await expect(dialog.getByRole('combobox')).toBeFocused();
  // One key is enough, also on a slow machine: what stands first is what Enter takes.
  await onSlowMachine(page, 6, async () => {
    await page.keyboard.type('3');
    await expect(page.getByRole('option', { name: 'Fibra 300 Mb' })).toHaveAttribute('data-combobox-selected');
    await page.keyboard.press('Enter');
    await expect(dialog.getByRole('status')).toContainText('12 contratos pasan de «Fibra 100 Mb» a «Fibra 300 Mb»');
  });
});

test('a node is made with its kind and a position that is pasted whole', async ({ stage }) => {
  const page = await stage.open('nodes');
  await expect(page.getByRole('row', { name: /Cerro Norte/u })).toContainText('Torre');
  await expect(page.getByRole('row', { name: /Cerro Norte/u })).toContainText('-34.600000, -68.300000');
  await expect(page.getByRole('link', { name: 'Ver sus clientes: Cerro Norte' })).toHaveAttribute(
    'href',
    '#/clientes?nodeId=41',
  );
  await page.getByRole('button', { name: 'Agregar nodo' }).click();
  await field(page, 'Nombre').fill('OLT Centro');
  await field(page, 'Tipo').selectOption('OLT');
  await field(page, 'Latitud').fill('95');
  await page.getByRole('button', { name: 'Guardar' }).click();
  await expect(page.getByText('La latitud va de -90 a 90.')).toBeVisible();
  await field(page, 'Latitud').fill('-34.6177, -68.3301');
  await page.getByRole('button', { name: 'Guardar' }).click();
  await expect
    .poll(() => stage.asked('nodes.create'))
    .toEqual([{ name: 'OLT Centro', kind: 'olt', address: '', latitude: -34.6177, longitude: -68.3301, notes: '' }]);
});

test('a node is not saved with latitude and longitude the wrong way round until somebody means it', async ({
  stage,
}) => {
  const page = await stage.open('nodes');
  await page.getByRole('button', { name: 'Agregar nodo' }).click();
  await field(page, 'Nombre').fill('OLT Centro');
  await field(page, 'Latitud').fill('-68,345762');
  await field(page, 'Longitud').fill('-34,648204');
  await page.getByRole('button', { name: 'Guardar', exact: true }).click();
  await expect(page.getByRole('alert')).toContainText('Parece que la latitud y la longitud están al revés');
  await page.keyboard.press('Enter');
  expect(await stage.asked('nodes.create')).toEqual([]);
  await page.getByRole('button', { name: 'Intercambiar latitud y longitud' }).click();
  await page.getByRole('button', { name: 'Guardar', exact: true }).click();
  await expect
    .poll(() => stage.asked('nodes.create'))
    .toMatchObject([{ latitude: -34.648_204, longitude: -68.345_762 }]);
});

test('a longitude of Mexico in the place of the latitude is offered exchanged, though no latitude reads so', async ({
  stage,
}) => {
  const page = await stage.open('nodes-mexico');
  await page.getByRole('button', { name: 'Agregar nodo' }).click();
  await field(page, 'Nombre').fill('Torre Centro');
  await field(page, 'Latitud').fill('-99,1331');
  await field(page, 'Longitud').fill('19,4326');
  await page.getByRole('button', { name: 'Guardar', exact: true }).click();
  await expect(page.getByText('La latitud va de -90 a 90.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Guardar igual' })).toHaveCount(0);
  await page.getByRole('button', { name: 'Intercambiar latitud y longitud' }).click();
  await page.getByRole('button', { name: 'Guardar', exact: true }).click();
  await expect.poll(() => stage.asked('nodes.create')).toMatchObject([{ latitude: 19.4326, longitude: -99.1331 }]);
});
