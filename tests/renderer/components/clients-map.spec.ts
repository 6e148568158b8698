import type { Locator, Page } from '@playwright/test';
import { expect, test } from './stage';

const [GREEN, AMBER, RED, GREY] = ['--green', '--map-alerted', '--red', '--muted'];

/** The colours of the pins from north to south, by the name that the page has for each: what of it there is most in a pin. */
async function pinColours(page: Page): Promise<string[]> {
  return page.evaluate(
    (names) => {
      const canvas = document.querySelector<HTMLCanvasElement>('.map-points');
      const pen = canvas?.getContext('2d');
      if (!canvas || !pen) return [];
      const { data, width, height } = pen.getImageData(0, 0, canvas.width, canvas.height);
      const style = getComputedStyle(canvas);
      const bytesOf = (name: string) => {
        pen.save();
        pen.fillStyle = style.getPropertyValue(name);
        const [, red = '0', green = '0', blue = '0'] = /#(..)(..)(..)/u.exec(pen.fillStyle) ?? [];
        pen.restore();
        return [red, green, blue].map((hex) => Number.parseInt(hex, 16)).join(',');
      };
      const known = new Map(names.map((name) => [bytesOf(name), name]));
      const pins: Map<string, number>[] = [];
      let blank = true;
      for (let y = 0; y < height; y += 1) {
        const drawn: string[] = [];
        for (let x = 0; x < width; x += 1) {
          const at = 4 * (y * width + x);
          if (data[at + 3] === 255) drawn.push(`${data[at]},${data[at + 1]},${data[at + 2]}`);
        }
        if (drawn.length > 0 && blank) pins.push(new Map());
        blank = drawn.length === 0;
        const pin = pins.at(-1);
        for (const name of drawn.flatMap((bytes) => known.get(bytes) ?? [])) pin?.set(name, (pin.get(name) ?? 0) + 1);
      }
      const mostOf = (pin: Map<string, number>) => [...pin].toSorted(([, one], [, other]) => other - one)[0];
      // What has none of them is the tip of a shape, apart by a line that is blurred.
      return pins.flatMap((pin) => mostOf(pin)?.[0] ?? []);
    },
    [GREEN, AMBER, RED, GREY],
  );
}

const legendOf = (page: Page, label: string) => page.getByRole('list', { name: label }).getByRole('listitem');

test('the pins have the colours of the contracts’ states, and the legend says which; or of what is owed', async ({
  stage,
}) => {
  const page = await stage.open('clients-map');
  await page.getByRole('button', { name: 'Ver todos' }).click();
  await expect.poll(() => pinColours(page)).toEqual([GREEN, AMBER, AMBER, RED, RED, GREY, GREY]);
  const states = legendOf(page, 'Colores: el peor estado de sus contratos');
  await expect(states).toHaveText([
    'Habilitado 1',
    'Avisado 1',
    'En pausa 1',
    'Deshabilitado 1',
    'Deshabilitado por el sistema 1',
    'Sin contrato 1',
    'Desactivado 1',
  ]);
  // A colour is never alone: no two of them are drawn alike.
  const drawn = await states
    .locator('canvas')
    .evaluateAll((all) => all.map((one) => (one instanceof HTMLCanvasElement ? one.toDataURL() : '')));
  expect(new Set(drawn).size).toBe(7);
  await page.getByRole('radiogroup', { name: 'Qué dicen los colores' }).getByText('Deuda').click();
  await expect.poll(() => pinColours(page)).toEqual([RED, GREEN, AMBER, AMBER, RED, GREEN, AMBER]);
  const debts = legendOf(page, 'Colores: lo que debe cada cliente');
  await expect(debts).toHaveText(['Sin deuda 2', 'Debe, sin vencer 3', 'Deuda vencida 2']);
});

/** A click on what a whole map of one building has in its middle. */
async function openBuilding(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Ver todos' }).click();
  await page.locator('.clients-map .map').click();
}

test('the clients of one building are listed by name; one that is chosen is selected, and the list stays until it is closed', async ({
  stage,
}) => {
  const page = await stage.open('clients-map-building');
  await openBuilding(page);
  const list = page.getByRole('region', { name: '53 clientes en este lugar' });
  const people = list.getByRole('listitem');
  await expect(people).toHaveText(
    Array.from({ length: 50 }, (_, at) => `Cliente ${at + 1} San Martín 1240, ${at + 1}`),
  );
  await expect(list.getByText('Y 3 más: acerque el mapa o filtre la lista.')).toBeVisible();
  await expect
    .poll(() => stage.asked('clients.rows'))
    .toEqual([{ ids: Array.from({ length: 50 }, (_, at) => at + 1) }]);
  await expect(page.getByText('Elegido')).toBeHidden();
  await list.getByRole('button', { name: 'Cliente 7 San Martín 1240, 7' }).click();
  await expect(page.getByText('Elegido: 7')).toBeVisible();
  await list.getByRole('button', { name: 'Cliente 12 San Martín 1240, 12' }).click();
  await expect(page.getByText('Elegido: 12')).toBeVisible();
  await list.getByRole('button', { name: 'Cerrar' }).click();
  await expect(list).toBeHidden();
  await expect(page.getByText('Elegido: 12')).toBeVisible();
});

test('the list of a building goes with the filter that it is of', async ({ stage }) => {
  const page = await stage.open('clients-map-fifty');
  await openBuilding(page);
  const list = page.getByRole('region', { name: '50 clientes en este lugar' });
  await expect(list).toBeVisible();
  await page.getByRole('button', { name: 'Solo activos' }).click();
  await expect(list).toBeHidden();
});

test('a building of fifty is listed whole, and says of no more', async ({ stage }) => {
  const page = await stage.open('clients-map-fifty');
  await openBuilding(page);
  const list = page.getByRole('region', { name: '50 clientes en este lugar' });
  await expect(list.getByRole('listitem')).toHaveCount(50);
  await expect(list.getByText('más')).toBeHidden();
});

/** The places of what lies over the map, each whole and none over another. */
async function expectApart(page: Page, over: readonly Locator[]): Promise<void> {
  const map = await page.locator('.clients-map .map').boundingBox();
  const places = await Promise.all(over.map((one) => one.boundingBox()));
  for (const [at, place] of places.entries()) {
    expect(place, `${at}`).not.toBeNull();
    if (!place || !map) continue;
    expect(place.x, `${at}`).toBeGreaterThanOrEqual(map.x);
    expect(place.x + place.width, `${at}`).toBeLessThanOrEqual(map.x + map.width);
    for (const [next, other] of places.slice(at + 1).entries()) {
      if (!other) continue;
      const beside = place.x + place.width <= other.x || other.x + other.width <= place.x;
      const above = place.y + place.height <= other.y || other.y + other.height <= place.y;
      expect(beside || above, `${at} and ${at + 1 + next}`).toBe(true);
    }
  }
}

for (const width of [900, 620, 420]) {
  test(`what is said and done over the map has places of its own, at ${width} pixels`, async ({ stage, page }) => {
    await page.setViewportSize({ width, height: 720 });
    await stage.open('clients-map-streetless');
    await page.getByRole('button', { name: 'Ver todos' }).click();
    const notice = page.getByText(/^Sin calles: /u);
    await expect(notice).toBeVisible();
    await page.locator('.clients-map .map').click();
    const people = page.getByRole('region', { name: '30 clientes en este lugar' });
    await expect(people).toBeVisible();
    await expectApart(page, [
      page.locator('.leaflet-control-zoom'),
      notice,
      page.getByRole('radiogroup', { name: 'Qué dicen los colores' }),
      page.getByRole('button', { name: 'Ver todos' }),
      people,
    ]);
  });
}

test('on the map the keys of the list are for the client that was chosen there', async ({ stage }) => {
  const page = await stage.open('clients-map-screen');
  const { keyboard } = page;
  const box = page.getByRole('complementary', { name: 'Cliente seleccionado' });
  await expect(page.getByText('1 cliente en el mapa')).toBeVisible();
  // Nobody is chosen yet.
  await keyboard.press('d');
  await openBuilding(page);
  await expect(box.getByRole('heading', { name: 'Cliente 1' })).toBeVisible();
  await keyboard.press('a');
  await expect(box.getByRole('tab', { name: 'Auditorías', selected: true })).toBeVisible();
  await keyboard.press('c');
  await expect(box.getByRole('toolbar').getByRole('button').first()).toBeFocused();
  await keyboard.press('d');
  const account = page.getByRole('dialog', { name: /Cuenta corriente/u });
  await expect(account).toBeVisible();
  await expect.poll(() => stage.asked('account.get')).toContainEqual(expect.objectContaining({ clientId: 1 }));
  await keyboard.press('Escape');
  await expect(account).toBeHidden();
  await keyboard.press('Delete');
  await expect(page.getByRole('dialog', { name: /Desactivar/u })).toBeVisible();
  await keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await keyboard.press('e');
  await expect(page).toHaveURL(/#\/clientes\/1\/editar$/u);
});

test('Esc leads from the box to the map, and only from there back to the list', async ({ stage }) => {
  const page = await stage.open('clients-map-screen');
  const { keyboard } = page;
  await page.getByRole('searchbox', { name: 'Búsqueda rápida' }).fill('cli');
  await expect(page).toHaveURL(/#\/clientes\/mapa\?text=cli$/u);
  await openBuilding(page);
  const box = page.getByRole('complementary', { name: 'Cliente seleccionado' });
  const chosen = box.getByRole('heading', { name: 'Cliente 1' });
  await expect(chosen).toBeVisible();
  await keyboard.press('c');
  await expect(box.getByRole('toolbar').getByRole('button').first()).toBeFocused();
  await keyboard.press('Escape');
  await expect(page.getByRole('group', { name: /^Mapa de los clientes/u })).toBeFocused();
  await expect(page).toHaveURL(/#\/clientes\/mapa\?text=cli$/u);
  await keyboard.press('Escape');
  await expect(page).toHaveURL(/#\/clientes\?text=cli$/u);
});

test('on the map P, K and Enter are for the client that was chosen there, and for nobody before', async ({ stage }) => {
  const page = await stage.open('clients-map-screen');
  const { keyboard } = page;
  const dialogs = page.getByRole('dialog');
  await expect(page.getByText('1 cliente en el mapa')).toBeVisible();
  for (const key of ['p', 'k', 'Enter']) await keyboard.press(key);
  await openBuilding(page);
  await expect(page.getByRole('heading', { name: 'Cliente 1' })).toBeVisible();
  await expect(dialogs).toHaveCount(0);
  await keyboard.press('p');
  await expect(page.getByRole('dialog', { name: 'Registrar pago Cliente 1' })).toBeVisible();
  await keyboard.press('Escape');
  await expect(dialogs).toHaveCount(0);
  await keyboard.press('k');
  await expect(page.getByRole('dialog', { name: 'Contraseña de Cliente 1' })).toBeVisible();
  await keyboard.press('Escape');
  await expect(dialogs).toHaveCount(0);
  await keyboard.press('Enter');
  await expect(page).toHaveURL(/#\/clientes\/1\/ver$/u);
});
