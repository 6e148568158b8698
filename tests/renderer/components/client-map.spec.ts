import { expect, test } from './stage';

test('a home that nobody has said is the middle of the town, and is called an estimate', async ({ stage }) => {
  const page = await stage.open('map');
  await expect(page.getByText('Estimado: centro de San Rafael')).toBeVisible();
  await expect(page.getByRole('button', { name: /^Lugar estimado de José Muñoz/u })).toBeVisible();
  // Whoever made the streets is named where they are shown.
  await expect(page.getByText('© Mapas')).toBeVisible();
  expect(await stage.asked('clients.setPosition')).toEqual([]);
});

test('coordinates are typed in any notation, saved, and the way back is offered', async ({ stage }) => {
  const page = await stage.open('map');
  const field = page.getByLabel('Coordenadas', { exact: true });
  await field.fill('34°37\'03.7"S 68°19\'48.4"O');
  await expect(page.getByText('Se lee -34.617694, -68.330111')).toBeVisible();
  await field.press('Enter');
  await expect(page.getByText('Se guardó dónde vive José Muñoz.')).toBeVisible();
  await expect
    .poll(() => stage.asked('clients.setPosition'))
    .toEqual([{ id: 1, version: 1, position: { latitude: -34.617_694, longitude: -68.330_111 } }]);
  await page.getByRole('button', { name: 'Deshacer' }).click();
  await expect(page.getByText('Volvió la posición anterior de José Muñoz.')).toBeVisible();
  await expect.poll(() => stage.asked('audit.undoChange')).toEqual([{ clientId: 1, version: 2 }]);
});

test('what is no place is said, and nothing is saved', async ({ stage }) => {
  const page = await stage.open('map');
  await page.getByLabel('Coordenadas', { exact: true }).fill('San Martín 1240');
  await page.getByRole('button', { name: 'Poner el pin' }).click();
  await expect(page.getByText(/^No son coordenadas/u)).toBeVisible();
  expect(await stage.asked('clients.setPosition')).toEqual([]);
});

test('a short link and a plus code say how to get their coordinates, and nothing is saved', async ({ stage }) => {
  const page = await stage.open('map');
  const coordinates = page.getByLabel('Coordenadas', { exact: true });
  await coordinates.fill('https://maps.app.goo.gl/b3Xk');
  await page.getByRole('button', { name: 'Poner el pin' }).click();
  await expect(page.getByText('De este link no se puede leer el lugar. Ábralo en el navegador')).toBeVisible();
  await coordinates.fill('9GFC+2V Buenos Aires');
  await page.getByRole('button', { name: 'Poner el pin' }).click();
  await expect(page.getByText('Un código plus no se puede leer sin internet. Búsquelo en Google Maps')).toBeVisible();
  expect(await stage.asked('clients.setPosition')).toEqual([]);
});

test('latitude and longitude the wrong way round are asked about before they are saved, and exchanged with one click', async ({
  stage,
}) => {
  const page = await stage.open('map');
  const field = page.getByLabel('Coordenadas', { exact: true });
  await field.fill('-68.3301, -34.6177');
  await field.press('Enter');
  await expect(page.getByRole('alert')).toContainText('queda fuera de Argentina');
  expect(await stage.asked('clients.setPosition')).toEqual([]);
  await page.getByRole('button', { name: 'Intercambiar latitud y longitud' }).click();
  await expect(page.getByText('Se guardó dónde vive José Muñoz.')).toBeVisible();
  await expect
    .poll(() => stage.asked('clients.setPosition'))
    .toMatchObject([{ position: { latitude: -34.6177, longitude: -68.3301 } }]);
});

test('an empty field, and a latitude beyond the pole, are answered; nothing is turned round without being asked', async ({
  stage,
}) => {
  const page = await stage.open('map');
  const field = page.getByLabel('Coordenadas', { exact: true });
  const put = page.getByRole('button', { name: 'Poner el pin' });
  await put.click();
  await expect(page.getByText(/^Escriba o pegue latitud y longitud/u)).toBeVisible();
  await field.fill('95, -68');
  await put.click();
  await expect(page.getByText('La latitud va de -90 a 90.')).toBeVisible();
  await field.fill('-98.3301, -34.6177');
  await put.click();
  await expect(page.getByText('La latitud va de -90 a 90.')).toBeVisible();
  expect(await stage.asked('clients.setPosition')).toEqual([]);
});

test('a place abroad is saved when the clerk means it', async ({ stage }) => {
  const page = await stage.open('map');
  await page.getByLabel('Coordenadas', { exact: true }).fill('19.4326, -99.1332');
  await page.getByRole('button', { name: 'Poner el pin' }).click();
  await expect(page.getByRole('button', { name: 'Intercambiar latitud y longitud' })).toBeHidden();
  await page.getByRole('button', { name: 'Guardar igual' }).click();
  await expect(page.getByText('Se guardó dónde vive José Muñoz.')).toBeVisible();
});

test('the pin is moved with the arrow keys and put down with Enter; Escape leaves it where it was', async ({
  stage,
}) => {
  const page = await stage.open('map');
  const pin = page.getByRole('button', { name: /de José Muñoz/u });
  await pin.focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Enter');
  expect(await stage.asked('clients.setPosition')).toEqual([]);
  await page.keyboard.press('Shift+ArrowUp');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Se guardó dónde vive José Muñoz.')).toBeVisible();
  await expect(page.getByRole('button', { name: /^Domicilio de José Muñoz/u })).toBeFocused();
});

test('the pin is dragged to the home', async ({ stage }) => {
  const page = await stage.open('map');
  const box = await page.getByRole('button', { name: /de José Muñoz/u }).boundingBox();
  if (!box) throw new Error('no pin');
  await page.mouse.move(box.x + box.width / 2, box.y + 12);
  await page.mouse.down();
  await page.mouse.move(box.x + 60, box.y + 40, { steps: 5 });
  await page.mouse.up();
  await expect(page.getByText('Se guardó dónde vive José Muñoz.')).toBeVisible();
  await expect.poll(() => stage.asked('clients.setPosition')).toHaveLength(1);
});

test('a contract with a place of its own stands for the home, which can be taken to be there', async ({ stage }) => {
  const page = await stage.open('map-contract');
  await expect(page.getByText('Estimado: lugar del contrato Rural 5 Mb')).toBeVisible();
  await expect(page.getByText('Contratos con posición propia')).toBeVisible();
  await page.getByRole('button', { name: 'Es también el domicilio' }).click();
  await expect(page.getByText('Se guardó dónde vive José Muñoz.')).toBeVisible();
  await expect(page.getByRole('button', { name: /^Contrato Rural 5 Mb/u })).toBeVisible();
});

test('a town that the map does not know is said, and so is why there are no streets', async ({ stage }) => {
  const page = await stage.open('map-nowhere');
  await expect(page.getByText('Sin posición, y el mapa no conoce «Villa Inventada».')).toBeVisible();
  await expect(
    page.getByText('Sin calles: el servidor responde otra cosa, no imágenes. Se ve el mapa base.'),
  ).toBeVisible();
});

test('names of nodes do not lie over each other: from afar some are marks alone, nearer by all are named', async ({
  stage,
}) => {
  const page = await stage.open('map-nodes');
  const names = page.locator('.map-landmark span');
  const marks = page.locator('.map-landmark');
  await expect(marks).toHaveCount(5);
  await expect(names.first()).toBeVisible();
  // A town's name below it is not read with it.
  await expect(names.first()).toHaveCSS('background-color', /^rgb\(/u);
  const seen = async () => {
    const places = await Promise.all(
      (await names.all()).map(async (name) => (await name.isVisible()) && name.boundingBox()),
    );
    return places.filter((place) => place !== false && place !== null);
  };
  const overlapping = (await seen()).filter((one, at, all) =>
    all.some(
      (other, of) => of > at && one.x < other.x + other.width && other.x < one.x + one.width && one.y === other.y,
    ),
  );
  expect(overlapping).toEqual([]);
  const few = (await seen()).length;
  expect(few).toBeLessThan(5);
  for (let nearer = 0; nearer < 3; nearer += 1) await page.getByRole('button', { name: 'Acercar' }).click();
  await expect.poll(async () => (await seen()).length).toBeGreaterThan(few);
});

test('tags in the name of a plan are words on the map, and load nothing', async ({ stage }) => {
  const page = await stage.open('map-tags');
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  // By the keyboard: at this zoom the home's pin lies over it.
  await page.getByRole('button', { name: /^Contrato <b>Rural/u }).focus();
  const tooltip = page.locator('.leaflet-tooltip');
  await expect(tooltip).toHaveText('<b>Rural</b><img src="/no-such-picture.png">');
  await expect(tooltip.locator('img, b')).toHaveCount(0);
  expect(asked.filter((address) => address.includes('no-such-picture'))).toEqual([]);
});

test('the field follows the pin that was chosen: a contract’s own coordinates are typed too', async ({ stage }) => {
  const page = await stage.open('map-contract');
  const whose = page.getByLabel('Pin', { exact: true });
  await expect(whose).toHaveValue('home');
  await whose.selectOption({ label: 'Contrato Rural 5 Mb' });
  const field = page.getByLabel('Coordenadas', { exact: true });
  await field.fill('34 36 0 S 68 18 0 W');
  await field.press('Enter');
  await expect(page.getByText('Se guardó dónde está el contrato Rural 5 Mb.')).toBeVisible();
  await expect
    .poll(() => stage.asked('contracts.update'))
    .toMatchObject([{ id: 7, version: 1, fields: { latitude: -34.6, longitude: -68.3 } }]);
  expect(await stage.asked('clients.setPosition')).toEqual([]);
});

test('a pin that is clicked is the one whose coordinates are typed', async ({ stage }) => {
  const page = await stage.open('map-tags');
  await page.getByRole('button', { name: /^Contrato <b>Rural/u }).dispatchEvent('click');
  await expect(page.getByLabel('Pin', { exact: true })).toHaveValue('7');
  await page.getByRole('button', { name: /^Domicilio de José Muñoz/u }).focus();
  await expect(page.getByLabel('Pin', { exact: true })).toHaveValue('home');
});

/** In how many tiles of the streets something is drawn: the street's own colour, or nothing, through which the base map shows. */
function tiles(canvases: readonly (HTMLElement | SVGElement)[]): { streets: number; clear: number; others: number } {
  const kinds = canvases.map((canvas) => {
    const [red, green, blue, alpha] =
      canvas instanceof HTMLCanvasElement ? (canvas.getContext('2d')?.getImageData(128, 128, 1, 1).data ?? []) : [];
    if (alpha === 0) return 'clear';
    return red === 255 && green === 0 && blue === 0 && alpha === 255 ? 'streets' : 'others';
  });
  const count = (kind: string) => kinds.filter((one) => one === kind).length;
  return { streets: count('streets'), clear: count('clear'), others: count('others') };
}

test('pictures of streets are drawn over the base map, which stays where one is missing, and their author is named', async ({
  stage,
}) => {
  const page = await stage.open('map-streets');
  const drawn = page.locator('.map-streets canvas');
  await expect.poll(async () => (await drawn.evaluateAll(tiles)).streets).toBeGreaterThan(1);
  await expect(page.getByText('© Mapas')).toBeVisible();
  const { clear, others } = await drawn.evaluateAll(tiles);
  expect(clear).toBeGreaterThan(1);
  expect(others).toBe(0);
  // What is asked for is each tile's own.
  const asked = await stage.asked('map.fetchTile');
  expect(asked).toHaveLength(await drawn.count());
  // Beneath them lies the base map, drawn.
  const base = page.locator('.leaflet-tile-pane > :not(.map-streets) canvas').first();
  await expect(base).toBeAttached();
});

test('a home is looked at as without streets while none come from their address', async ({ stage }) => {
  const page = await stage.open('map-dead-streets');
  await expect(page.getByText(/^Sin calles:/u)).toBeVisible();
  await expect(page.locator('.leaflet-control-scale')).toHaveText('5 km');
  // Now the address is known before the map is.
  await page.getByRole('button', { name: 'Abrir de nuevo' }).click();
  await expect(page.getByText(/^Sin calles:/u)).toBeVisible();
  await expect(page.locator('.leaflet-control-scale')).toHaveText('5 km');
});

test('the map goes near to the home when the first streets come, and not where the clerk has had a hand on it', async ({
  stage,
}) => {
  const page = await stage.open('map-late-streets');
  const scale = page.locator('.leaflet-control-scale');
  const answer = () => page.evaluate(() => window.dispatchEvent(new Event('answered')));
  const streets = async () => (await page.locator('.map-streets canvas').evaluateAll(tiles)).streets;
  await expect(scale).toHaveText('5 km');
  await answer();
  await expect(scale).toHaveText('100 m');

  await stage.open('map-late-streets');
  await page.getByRole('button', { name: 'Acercar' }).click();
  await page.getByRole('button', { name: 'Alejar' }).click();
  await expect(scale).toHaveText('5 km');
  await answer();
  await expect.poll(streets).toBeGreaterThan(1);
  await expect(scale).toHaveText('5 km');
});

test('streets that are there from afar alone are looked at from afar', async ({ stage }) => {
  const page = await stage.open('map-far-streets');
  const near = async () => (await stage.asked('map.fetchTile')).some((tile) => JSON.stringify(tile).includes('"z":16'));
  await expect.poll(near).toBe(true);
  await expect(page.locator('.leaflet-control-scale')).toHaveText('5 km');
  await expect
    .poll(async () => (await page.locator('.map-streets canvas').evaluateAll(tiles)).streets)
    .toBeGreaterThan(1);
  await expect(page.locator('.leaflet-control-scale')).toHaveText('5 km');
});

test('a part of the map that was drawn is there again when one comes back to it, until the theme has other colours', async ({
  stage,
}) => {
  const page = await stage.open('map');
  const ground = page.locator('.leaflet-tile-pane canvas');
  const known = page.locator('.leaflet-tile-pane canvas[data-known]');
  await expect(page.locator('.leaflet-tile-pane canvas.leaflet-tile-loaded')).not.toHaveCount(0);
  await ground.evaluateAll((drawn) => {
    for (const tile of drawn) tile.setAttribute('data-known', '');
  });
  await page.getByRole('button', { name: 'Acercar' }).click();
  await expect(known).toHaveCount(0);
  await page.getByRole('button', { name: 'Alejar' }).click();
  await expect(known).not.toHaveCount(0);
  await page.evaluate(() => document.documentElement.setAttribute('data-mantine-color-scheme', 'dark'));
  await expect(known).toHaveCount(0);
});
