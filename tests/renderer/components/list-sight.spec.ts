import type { Locator } from '@playwright/test';
import { expect, test } from './stage';

/** What the box leaves of 1280×720. */
const BESIDE_THE_BOX = { width: 740, height: 720 };

test('a column that is ticked comes into sight, and whose row it is and what is done with it stay', async ({
  stage,
}) => {
  const page = await stage.open('list-told');
  await page.setViewportSize(BESIDE_THE_BOX);
  const grid = page.getByRole('grid');
  const head = (name: string) => grid.getByRole('columnheader').filter({ has: page.getByText(name, { exact: true }) });
  await page.getByRole('gridcell', { name: 'José Muñoz', exact: true }).click();
  await page.getByRole('button', { name: 'Columnas' }).click();
  const choices = page.getByRole('dialog', { name: 'Columnas' });
  // One far to the right, one that lies left of it, one in between: each is whole, and under nothing.
  for (const name of ['IP', 'Teléfono celular', 'E-mail', 'ID']) {
    const choice = choices.getByRole('checkbox', { name: new RegExp(`^${name}(?: \\(no entra\\))?$`, 'u') });
    await choice.uncheck();
    await choice.check();
    const [column, actions] = await Promise.all([leftAndRight(head(name)), leftAndRight(head('Acciones'))]);
    const [frame, person] = await Promise.all([leftAndRight(grid), leftAndRight(head('Nombre'))]);
    expect(column.right, name).toBeLessThanOrEqual(actions.left);
    expect(column.left, name).toBeGreaterThanOrEqual(name === 'ID' ? frame.left : person.right);
    for (const kept of ['Nombre', 'Acciones']) await expect(head(kept)).toBeInViewport({ ratio: 1 });
  }
  // What is hidden again leaves the list where it is.
  await grid.evaluate((element) => element.scrollTo({ left: element.scrollWidth }));
  await choices.getByRole('checkbox', { name: 'ID', exact: true }).uncheck();
  expect(await grid.evaluate((element) => element.scrollLeft)).toBeGreaterThan(0);
});

test('the longest IP is whole with how many others there are, marked or not', async ({ stage }) => {
  const page = await stage.open('list-long-ips');
  await page.setViewportSize(BESIDE_THE_BOX);
  await page.getByRole('button', { name: 'Columnas' }).click();
  await page.getByRole('dialog', { name: 'Columnas' }).getByRole('checkbox', { name: 'IP', exact: true }).check();
  await page.keyboard.press('Escape');
  const cell = page.locator('.grid-cell.ip');
  await expect(cell).toHaveText('200.108.208.208+10');
  expect(await cutOf(cell.locator('.grid-several-text'))).toBe(0);
  expect(await cutOf(cell)).toBe(0);
  await page.getByRole('searchbox', { name: 'Búsqueda rápida' }).fill('200.108.208.209');
  await expect(cell).toHaveText('200.108.208.209+10');
  await expect(cell.locator('mark')).toHaveText('200.108.208.209');
  expect(await cutOf(cell.locator('.grid-several-text'))).toBe(0);
});

test('an IP that a search found where no column shows it is whole, and so is the name above it', async ({ stage }) => {
  const page = await stage.open('list-long-ips');
  await page.setViewportSize(BESIDE_THE_BOX);
  await page.getByRole('searchbox', { name: 'Búsqueda rápida' }).fill('200.108.208.209');
  const cell = page.locator('.grid-cell.name');
  await expect(cell.locator('mark')).toHaveText('200.108.208.209');
  for (const part of ['.grid-elsewhere', '.grid-found-name']) expect(await cutOf(cell.locator(part)), part).toBe(0);
  // Both lines are within the row.
  expect(await cell.evaluate((element) => element.scrollHeight - element.clientHeight)).toBeLessThanOrEqual(0);
});

async function leftAndRight(of: Locator): Promise<{ left: number; right: number }> {
  return of.evaluate((element) => {
    const { left, right } = element.getBoundingClientRect();
    return { left: Math.ceil(left), right: Math.floor(right) };
  });
}

/** By how many pixels the words are wider than what is seen of them. */
async function cutOf(words: Locator): Promise<number> {
  return words.evaluate((element) => element.scrollWidth - element.clientWidth);
}

test('a large credit is whole in Balance, and its tooltip says it too', async ({ stage }) => {
  const page = await stage.open('list-credit');
  await page.setViewportSize(BESIDE_THE_BOX);
  const cell = page.locator('.grid-cell.balance');
  const credit = cell.getByTitle('a favor 9.999.999,00', { exact: true });
  await expect(credit).toHaveText('a favor 9.999.999,00');
  const over = await cell.evaluate((element) => {
    const range = document.createRange();
    range.selectNodeContents(element);
    const [words, around] = [range.getBoundingClientRect(), element.getBoundingClientRect()];
    return Math.max(
      around.left - words.left,
      words.right - around.right,
      around.top - words.top,
      words.bottom - around.bottom,
    );
  });
  expect(over).toBeLessThanOrEqual(0);
});
