import type { Locator, Page } from '@playwright/test';
import { expect, test } from './stage';

interface Opened {
  readonly what: string;
  readonly scene: string;
  /** What is pressed, one after the other, until the dialog is open; the first has the focus afterwards. */
  readonly open: readonly ((page: Page) => Locator)[];
  /** Its own field’s list closes first. */
  readonly escapes?: number;
}

const button =
  (name: string | RegExp, at = 0) =>
  (page: Page) =>
    page.getByRole('button', { name }).nth(at);
const item = (name: string) => (page: Page) => page.getByRole('menuitem', { name });
const more = button('Más acciones de Fibra 100 Mb');

/** Every dialog and menu that a scene has. */
const layers: readonly Opened[] = [
  { what: 'a contract’s menu', scene: 'contracts', open: [more] },
  { what: 'a contract’s warning', scene: 'contracts', open: [button('Avisar')] },
  { what: 'a contract’s pause', scene: 'contracts', open: [more, item('Pausar hasta un día')] },
  { what: 'a contract’s end', scene: 'contracts', open: [more, item('Dar de baja')] },
  { what: 'a change of plan', scene: 'contracts', open: [button('Cambiar plan')] },
  { what: 'a contract’s form', scene: 'contracts', open: [button('Agregar contrato')] },
  { what: 'a gateway', scene: 'gateways-none', open: [button('Crear Pasarela')] },
  { what: 'a gateway’s reference', scene: 'gateways', open: [button('Cambiar referencia: Pago Fácil')] },
  { what: 'a device', scene: 'devices', open: [button('Agregar dispositivo')] },
  { what: 'a device’s facts', scene: 'devices', open: [button('Editar: Tablet')] },
  { what: 'a device’s end', scene: 'devices', open: [button('Revocar: Celular de Ana')] },
  { what: 'a plan', scene: 'plans', open: [button('Agregar plan')] },
  { what: 'a plan’s facts', scene: 'plans', open: [button('Editar: Fibra 100 Mb')] },
  { what: 'two plans that become one', scene: 'plans', open: [button('Unir con…: Fibra 100 Mb')], escapes: 2 },
  { what: 'a node', scene: 'nodes', open: [button('Agregar nodo')] },
  { what: 'a row’s correction', scene: 'import', open: [button('Corregir la fila 2')] },
  { what: 'an import’s undo', scene: 'import-history', open: [button('Deshacer', 1)] },
];

for (const { what, scene, open, escapes = 1 } of layers) {
  test(`Esc leads from ${what} back to what opened it`, async ({ stage }) => {
    const page = await stage.open(scene);
    const [opener] = open;
    for (const next of open) {
      await next(page).focus();
      await page.keyboard.press('Enter');
    }
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.closest('[role=dialog], [role=menu], form') !== null))
      .toBe(true);
    for (let pressed = 0; pressed < escapes; pressed += 1) await page.keyboard.press('Escape');
    if (opener) await expect(opener(page)).toBeFocused();
  });
}

test('what was saved leads back to what opened its dialog', async ({ stage }) => {
  const page = await stage.open('contracts');
  await button('Avisar')(page).focus();
  await page.keyboard.press('Enter');
  await page.getByLabel('Motivo').fill('Debe');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Fibra 100 Mb quedó avisado.')).toBeVisible();
  await expect(button('Avisar')(page)).toBeFocused();
});

test('a question that is answered with staying leads back to the field that was typed in', async ({ stage }) => {
  const page = await stage.open('new-client');
  const name = page.getByLabel('Nombre', { exact: true });
  await name.fill('Ana');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').getByRole('button', { name: 'Seguir editando' }).press('Enter');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(name).toBeFocused();
});

test('what opened a form and went with it leaves the keyboard in its panel', async ({ stage }) => {
  const page = await stage.open('import');
  await button('Corregir la fila 2')(page).focus();
  await page.keyboard.press('Enter');
  await page.getByLabel('Balance de facturas impagas').fill('1.234,50');
  await page.keyboard.press('Enter');
  await expect(page.getByText('La fila 2 entra como nueva.')).toBeVisible();
  await expect(page.getByRole('region', { name: 'Con problemas' })).toBeFocused();
});

test('who points at nothing is not led back', async ({ stage }) => {
  const page = await stage.open('contracts');
  await button('Avisar')(page).focus();
  await page.mouse.click(900, 700);
  await page.evaluate(() => document.body.append(document.createElement('i')));
  await page.evaluate(() => new Promise(requestAnimationFrame));
  expect(await page.evaluate(() => document.activeElement === document.body)).toBe(true);
});

test('who points at nothing is not led back by what had begun to be drawn before', async ({ stage }) => {
  const page = await stage.open('contracts');
  await button('Avisar')(page).waitFor();
  const active = await button('Avisar')(page).evaluate(async (opener) => {
    // All of it before the next frame, as on a machine that draws slowly: something is drawn, the focus comes and goes.
    document.body.append(document.createElement('i'));
    await Promise.resolve();
    opener.focus();
    document.body.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
    opener.blur();
    await new Promise(requestAnimationFrame);
    await new Promise(requestAnimationFrame);
    return document.activeElement?.tagName;
  });
  expect(active).toBe('BODY');
});

test('a key that comes before the frame in which the focus is given back finds it back', async ({ stage }) => {
  const page = await stage.open('contracts');
  await button('Avisar')(page).focus();
  const found = await button('Avisar')(page).evaluate(async (opener) => {
    let active = '';
    window.addEventListener('keydown', () => (active = document.activeElement?.textContent ?? ''), { once: true });
    opener.remove();
    // Only what watches the page has heard of it.
    await Promise.resolve();
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
    return active;
  });
  expect(found).toBe('Deshabilitar');
});
