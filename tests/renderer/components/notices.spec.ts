import type { Page } from '@playwright/test';
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

/** That the last of what scrolls is not under the notices. */
async function expectReached(page: Page): Promise<void> {
  const last = page.getByRole('button', { name: 'Abajo de todo' });
  await last.scrollIntoViewIfNeeded();
  await page.mouse.move(0, 0);
  const [foot, top] = [await last.boundingBox(), await page.locator('.notice').first().boundingBox()];
  expect((foot?.y ?? 0) + (foot?.height ?? 0)).toBeLessThanOrEqual(top?.y ?? 0);
}
