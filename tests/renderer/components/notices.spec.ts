import type { Locator, Page } from '@playwright/test';
import { expectAtRest } from '../../support/at-rest';
import { expect, test } from './stage';

test('at most three notices are in sight, the newest of them, and what is below is still reached', async ({
  stage,
}) => {
  const page = await stage.open('notices');
  await page.getByRole('button', { name: 'Cinco avisos' }).click();
  const notices = page.locator('.notice');
  await expect(notices.filter({ hasText: 'Aviso 5' })).toBeVisible();
  await expect(notices).toHaveText([/Problema 1/u, /Aviso 4/u, /Aviso 5/u]);
  await expectReached(page);
});

test('of what is told in the same words the newest stands alone', async ({ stage }) => {
  const page = await stage.open('notices');
  await page.getByRole('button', { name: 'Lo mismo tres veces' }).click();
  await expect(page.locator('.notice')).toHaveText(['Otra cosa.', 'Se guardó.']);
});

test('but a way back to another thing stays beside it, unless both are about the very same one', async ({ stage }) => {
  const page = await stage.open('notices');
  await page.getByRole('button', { name: 'Dos cosas' }).click();
  await expect(page.locator('.notice').getByRole('button', { name: 'Deshacer' })).toHaveCount(2);
  await stage.open('notices');
  await page.getByRole('button', { name: 'Dos veces lo mismo' }).click();
  await expect(page.locator('.notice').getByRole('button', { name: 'Deshacer' })).toHaveCount(1);
});

test('what is done stands beside three problems, since a problem goes for nothing but another one', async ({
  stage,
}) => {
  const page = await stage.open('notices');
  const notices = page.locator('.notice');
  await page.getByRole('button', { name: 'Tres problemas y dos avisos' }).click();
  await expect(notices).toHaveText([/Problema 1/u, /Problema 2/u, /Problema 3/u, /Aviso 5/u]);
  await expectReached(page);
  await stage.open('notices');
  await page.getByRole('button', { name: 'Un cuarto problema' }).click();
  await expect(notices).toHaveText([/Problema 2/u, /Problema 3/u, /Problema 5/u]);
});

test('one key leads to the newest notice’s way back, from a field too, and it stays until it is taken', async ({
  stage,
}) => {
  const page = await stage.open('notices');
  await page.clock.install();
  await page.getByRole('button', { name: 'Cinco avisos' }).click();
  const newest = page.locator('.notice').filter({ hasText: 'Aviso 5' });
  await expect(newest).toBeVisible();
  await page.getByRole('textbox', { name: 'Un campo' }).focus();
  await page.keyboard.press('F8');
  await expect(newest.getByRole('button', { name: 'Deshacer' })).toBeFocused();
  await page.clock.runFor(60_000);
  await expect(page.locator('.notice')).toHaveText([/Aviso 5/u]);
  await page.keyboard.press('Enter');
  await expect(page.locator('.notice')).toHaveCount(0);
});

/** 1280×720 with the box as it comes, and as wide as it may be dragged. */
for (const boxWidth of [464, 760]) {
  test(`beside a box of ${boxWidth} no notice lies over it, nor over the list's foot`, async ({ stage }) => {
    const page = await stage.open('notices-by-box');
    await page.setViewportSize({ width: 1280, height: 720 });
    await page.evaluate(
      (width) => localStorage.setItem('abonado.1.box', JSON.stringify({ open: true, width, tab: 'map' })),
      boxWidth,
    );
    await page.reload();
    await page.getByText('Cliente 9', { exact: true }).click();
    await expect(page.getByLabel('Coordenadas', { exact: true })).toBeVisible();
    await page.getByRole('button', { name: 'Avisar' }).click();
    await expect(page.locator('.notice')).toHaveCount(4);
    await expectAtRest(page);
    const box = await placeOf(page.getByRole('complementary', { name: 'Cliente seleccionado' }));
    const foot = await placeOf(page.locator('.list-foot'));
    expect(box.width).toBe(boxWidth);
    for (const notice of await page.locator('.notice').all()) {
      const { x, y, width, height } = await placeOf(notice);
      expect(x + width).toBeLessThanOrEqual(box.x);
      expect(y + height).toBeLessThanOrEqual(foot.y);
    }
    // The last row is still reached.
    const last = page.locator('#client-row-39');
    await page.getByRole('grid').evaluate((element) => element.scrollTo({ top: element.scrollHeight }));
    const [row, top] = [await placeOf(last), await placeOf(page.locator('.notice').first())];
    expect(row.y + row.height).toBeLessThanOrEqual(top.y);
  });
}

test('a notice never lies over the row that is worked with, nor pulls the list back to one that is out of sight', async ({
  stage,
}) => {
  const page = await stage.open('notices-by-box');
  await page.setViewportSize({ width: 1280, height: 720 });
  const grid = page.getByRole('grid');
  const current = page.locator('.grid-row.current');
  await page.getByText('Cliente 2', { exact: true }).click();
  for (let at = 0; at < 20; at += 1) await page.keyboard.press('ArrowDown');
  const [row, frame] = [await placeOf(current), await placeOf(grid)];
  // The last of those in sight.
  expect(frame.y + frame.height - row.y - row.height).toBeLessThan(row.height);
  await page.getByRole('button', { name: 'Avisar' }).first().click();
  await expect(page.locator('.notice')).toHaveCount(4);
  await expectAtRest(page);
  const top = await placeOf(page.locator('.notice').first());
  const now = await placeOf(current);
  expect(now.y + now.height).toBeLessThanOrEqual(top.y);
  await stage.open('notices-by-box');
  await page.getByText('Cliente 2', { exact: true }).click();
  await grid.evaluate((element) => element.scrollTo({ top: 400 }));
  await page.getByRole('button', { name: 'Avisar' }).first().click();
  await expect(page.locator('.notice')).toHaveCount(4);
  await expectAtRest(page);
  expect(await grid.evaluate((element) => element.scrollTop)).toBe(400);
});

test('where the box lies over the list, the last of its map is reached above the notices', async ({ stage }) => {
  const page = await stage.open('notices-by-box');
  await page.getByText('Cliente 9', { exact: true }).click();
  await page.getByRole('tab', { name: 'Mapa del domicilio' }).click();
  const place = page.getByRole('button', { name: 'Poner el pin' });
  for (const size of [
    { width: 640, height: 560 },
    { width: 800, height: 900 },
  ]) {
    await page.setViewportSize(size);
    await page.getByRole('button', { name: 'Avisar' }).click();
    await expect(page.locator('.notice')).toHaveCount(4);
    await expectAtRest(page);
    for (const inside of ['.box-all', '.box-panel:has(.client-map)'])
      await page.locator(inside).evaluate((element) => element.scrollTo({ top: element.scrollHeight }));
    const [button, top] = [await placeOf(place), await placeOf(page.locator('.notice').first())];
    expect(button.y + button.height).toBeLessThanOrEqual(top.y);
  }
});

async function placeOf(of: Locator): Promise<{ x: number; y: number; width: number; height: number }> {
  const place = await of.boundingBox();
  if (!place) throw new Error('it is not on the page');
  return place;
}

/** That the last of what scrolls is not under the notices. */
async function expectReached(page: Page): Promise<void> {
  const last = page.getByRole('button', { name: 'Abajo de todo' });
  await last.scrollIntoViewIfNeeded();
  await page.mouse.move(0, 0);
  const [foot, top] = [await last.boundingBox(), await page.locator('.notice').first().boundingBox()];
  expect((foot?.y ?? 0) + (foot?.height ?? 0)).toBeLessThanOrEqual(top?.y ?? 0);
}
