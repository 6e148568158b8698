import type { Page } from '@playwright/test';
import { createClerk } from '../support/clerk';
import { expect, test, WHOLE_DEMO } from '../support/office-window';

test.use({ demo: true });

const search = (page: Page) => page.getByRole('searchbox', { name: 'Búsqueda rápida' });
const grid = (page: Page) => page.getByRole('grid', { name: 'Clientes' });
const current = (page: Page) => grid(page).locator('[role="row"][aria-selected="true"]');
const boxName = (page: Page) =>
  page.getByRole('complementary', { name: 'Cliente seleccionado' }).getByRole('heading', { level: 2 });
/** The box rests before it follows the row: the client's name, once both say the same. */
async function followedName(page: Page): Promise<string> {
  let name = '';
  await expect(async () => {
    name = (await boxName(page).innerText()).replace(/\s+ID\s.*/su, '');
    expect(await current(page).innerText()).toContain(name);
  }).toPass();
  return name;
}

test('the quick search hands over to the list', async ({ page, office }) => {
  await expect(current(page)).toBeVisible();
  await test.step('Esc empties the search, and ↓ after it goes into the list', async () => {
    await page.keyboard.press('/');
    await page.keyboard.type('munoz');
    await expect(createClerk(office).countOf()).not.toHaveText(WHOLE_DEMO);
    await page.keyboard.press('Escape');
    await expect(createClerk(office).countOf()).toHaveText(WHOLE_DEMO);
    await page.keyboard.press('ArrowDown');
    await expect(grid(page)).toBeFocused();
    await page.keyboard.press('/');
    await page.keyboard.press('Escape');
    await expect(grid(page)).toBeFocused();
  });
  await test.step('Enter in the search opens the first of what was typed, however fast', async () => {
    await page.keyboard.press('/');
    await page.keyboard.type('zarate');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1, name: /Zárate/u })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(current(page)).toContainText('Zárate');
  });
  await test.step('a search with a slip in it is told what it may have meant, and Enter takes that', async () => {
    await page.keyboard.press('/');
    await search(page).fill('munos');
    const meant = page.getByRole('button', { name: /^Buscar «Muñoz»: \d+ clientes$/u });
    await expect(meant).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(search(page)).toHaveValue('Muñoz');
    await expect(current(page)).toContainText('Muñoz');
    await search(page).fill('gonsalez ana');
    await expect(page.getByRole('button', { name: /^Buscar «González ana»/u })).toBeVisible();
    await page.keyboard.press('ArrowDown');
    await expect(page.getByRole('button', { name: /^Buscar «González ana»/u })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(current(page)).toContainText('González');
    await page.keyboard.press('Escape');
  });
  await test.step('what is typed finds, ↓ goes into the list, and E then edits', async () => {
    await page.keyboard.press('/');
    await expect(search(page)).toBeFocused();
    await page.keyboard.type('munoz');
    await expect(current(page)).toContainText('Muñoz');
    await page.keyboard.press('ArrowDown');
    await expect(grid(page)).toBeFocused();
    await expect(current(page)).toHaveAttribute('id', 'client-row-1');
    await page.keyboard.press('e');
    await expect(page).toHaveURL(/#\/clientes\/\d+\/editar$/u);
  });
});

test('every key of the list does what the help says', async ({ page }) => {
  await expect(current(page)).toBeVisible();
  await test.step('the keys are named where they act', async () => {
    const row = current(page);
    await expect(row.getByRole('button', { name: 'Ver' })).toHaveAttribute('title', 'Ver (Enter)');
    await expect(row.getByRole('button', { name: 'Editar' })).toHaveAttribute('title', 'Editar (E)');
    await expect(row.getByRole('checkbox')).toHaveAttribute('title', 'Seleccionar (X)');
    await expect(page.getByRole('button', { name: 'Crear nuevo cliente' })).toHaveAttribute('title', 'N');
    await expect(search(page)).toHaveAttribute('title', '/');
  });
  await test.step('the ends and pages of the list are a key away', async () => {
    await page.keyboard.press('End');
    await expect(current(page)).toHaveAttribute('id', 'client-row-1999');
    await expect(current(page)).toBeInViewport();
    await page.keyboard.press('PageUp');
    await expect(current(page)).toHaveAttribute('id', 'client-row-1979');
    await page.keyboard.press('Home');
    await expect(current(page)).toHaveAttribute('id', 'client-row-0');
    await expect(current(page)).toBeInViewport();
  });
  await test.step('N creates, Enter views, Esc comes back to the same row, ? shows the keys', async () => {
    await page.keyboard.press('n');
    await expect(page.getByRole('heading', { name: 'Crear nuevo cliente' })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(current(page)).toBeVisible();
    for (let press = 0; press < 3; press += 1) await page.keyboard.press('ArrowDown');
    await expect(current(page)).toHaveAttribute('id', 'client-row-3');
    const name = await followedName(page);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(current(page)).toContainText(name);
    await page.keyboard.press('?');
    const keys = page.getByRole('dialog', { name: 'Teclas' });
    for (const key of ['/', '↑ ↓', 'Enter', 'C', '← → ↑ ↓', 'E', 'N', 'X', 'Esc', '?']) {
      await expect(keys.getByText(key, { exact: true })).toBeVisible();
    }
    await page.keyboard.press('Escape');
    await expect(keys).toBeHidden();
  });
});

test('rows are ticked one by one, in stretches, and all together', async ({ page }) => {
  await expect(current(page)).toBeVisible();
  await test.step('X ticks, Shift and Ctrl tick more, and all of the result can be ticked', async () => {
    const bar = page.getByRole('status').filter({ hasText: /seleccionado/u });
    await page.keyboard.press('x');
    await expect(bar).toHaveText('1 seleccionado');
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Shift+ArrowDown');
    await expect(bar).toHaveText('3 seleccionados');
    await page.locator('#client-row-6').click({ modifiers: ['ControlOrMeta'] });
    await expect(bar).toHaveText('4 seleccionados');
    await page.locator('#client-row-9').click({ modifiers: ['Shift'] });
    await expect(bar).toHaveText('7 seleccionados');
    await page.getByRole('button', { name: 'Seleccionar todos (2.000)' }).click();
    await expect(bar).toHaveText('Todo el resultado: 2.000 seleccionados');
    await page.locator('#client-row-6').click({ modifiers: ['ControlOrMeta'] });
    await expect(bar).toHaveText('1.999 seleccionados');
    await page.keyboard.press('Escape');
    await expect(bar).toBeHidden();
  });
  await test.step('what is ticked is still so after looking at a client', async () => {
    const bar = page.getByRole('status').filter({ hasText: /seleccionado/u });
    await page.keyboard.press('x');
    await expect(bar).toHaveText('1 seleccionado');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/ver$/u);
    await page.keyboard.press('Escape');
    await expect(bar).toHaveText('1 seleccionado');
  });
});

test('whoever comes back to the list finds it on its row, that of a new client too', async ({ page }) => {
  await expect(current(page)).toBeVisible();
  await test.step('from Ver and from the form', async () => {
    await page.keyboard.press('End');
    await expect(current(page)).toHaveAttribute('id', 'client-row-1999');
    const name = await followedName(page);
    for (const [key, screen] of [
      ['Enter', /\/ver$/u],
      ['e', /\/editar$/u],
    ] as const) {
      await page.keyboard.press(key);
      await expect(page).toHaveURL(screen);
      // The keys are those of the screen that is there: a form comes a moment after its address.
      await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
      await page.keyboard.press('Escape');
      await expect(current(page)).toBeInViewport();
      await expect(current(page)).toHaveAttribute('id', 'client-row-1999');
      await expect(boxName(page)).toContainText(name);
    }
  });
  await test.step('from the new client’s form, and a double click on Guardar opens no other', async () => {
    await page.keyboard.press('n');
    await page.getByLabel('Nombre', { exact: true }).fill('Ramona Sosa Nueva');
    await page.getByRole('button', { name: 'Guardar', exact: true }).hover();
    await page.mouse.down();
    await page.mouse.up();
    await expect(page.getByRole('button', { name: 'Crear nuevo cliente' })).toBeVisible();
    await page.mouse.down({ clickCount: 2 });
    await page.mouse.up({ clickCount: 2 });
    await expect(current(page)).toContainText('Ramona Sosa Nueva');
    await expect(current(page)).toBeInViewport();
    await expect(boxName(page)).toContainText('Ramona Sosa Nueva');
  });
});

test('Auditorías and Borrar have their keys, and who is not found may be among the deactivated', async ({ page }) => {
  await expect(boxName(page)).toBeVisible();
  const name = await boxName(page).innerText();
  const customId = name.slice(name.indexOf('ID ') + 3);
  const box = page.getByRole('complementary', { name: 'Cliente seleccionado' });
  await page.keyboard.press('a');
  await expect(box.getByRole('tab', { name: 'Auditorías' })).toHaveAttribute('aria-selected', 'true');
  await expect(box.getByRole('tabpanel')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(grid(page)).toBeFocused();
  await page.keyboard.press('Delete');
  await page.getByRole('dialog').getByRole('button', { name: 'Desactivar' }).click();
  await expect(boxName(page)).not.toHaveText(name);
  await search(page).fill(customId);
  await expect(page.getByText('Ningún cliente coincide')).toBeVisible();
  await page.getByRole('button', { name: 'Ver el desactivado' }).click();
  await expect(boxName(page)).toHaveText(name);
});

test('the box keeps up with the row', async ({ page }) => {
  await expect(current(page)).toBeVisible();
  await test.step('the box is in step with the row in every frame while ↓ is held down', async () => {
    await page.evaluate(() => {
      const seen = { frames: 0, apart: 0 };
      Object.assign(globalThis, { seen });
      function look(): void {
        const row = document.querySelector('.grid-row.current .name')?.textContent;
        const box = document.querySelector('.box h2')?.firstChild?.textContent;
        seen.frames += 1;
        if (row?.trim() !== box?.trim()) seen.apart += 1;
        requestAnimationFrame(look);
      }
      requestAnimationFrame(look);
    });
    // One press a frame is twice what a keyboard repeats at its fastest.
    for (let press = 0; press < 200; press += 1) {
      await page.keyboard.down('ArrowDown');
      await page.evaluate(() => new Promise(requestAnimationFrame));
    }
    await page.keyboard.up('ArrowDown');
    await expect(current(page)).toHaveAttribute('id', 'client-row-200');
    await expect(current(page)).toBeInViewport();
    const seen = await page.evaluate(() => Reflect.get(globalThis, 'seen'));
    expect(seen.frames).toBeGreaterThan(10);
    expect(seen.apart).toBe(0);
  });
});
