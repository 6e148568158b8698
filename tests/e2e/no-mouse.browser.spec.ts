import type { Page } from '@playwright/test';
import { goTo } from '../support/client-form';
import { expect, test } from '../support/office-window';

test.use({ demo: true });
test.setTimeout(400_000);

const KNOWN = 'Andrés Acuña';
/** As many stops as no screen has on the way to anything. */
const MOST_STOPS = 80;

/** Goes on by Tab until what is named so has the focus. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  const named = () =>
    page.evaluate(() => {
      const { activeElement: at } = document;
      const label = at instanceof HTMLInputElement ? at.labels?.[0]?.textContent : undefined;
      return at?.getAttribute('aria-label') ?? label ?? at?.textContent ?? '';
    });
  const passed: string[] = [];
  for (let stop = 0; stop < MOST_STOPS; stop += 1) {
    const now = await named();
    if (name.test(now.trim())) return;
    passed.push(now.trim().slice(0, 30));
    await page.keyboard.press('Tab');
  }
  throw new Error(`${name} was not reached by Tab: ${passed.join(' | ')}`);
}

const box = (page: Page) => page.getByRole('complementary');
/** What the box says of its client in one line; the audit below names the old number too. */
const line = (page: Page) => page.locator('.box-summary');

async function toClient(page: Page, name: string): Promise<void> {
  await goTo(page, '/cobranzas');
  await goTo(page, '/clientes');
  await expect(page.getByRole('row').nth(3)).toBeVisible();
  // It stays open, in the place of the box.
  const panel = page.getByRole('complementary', { name: 'Búsqueda avanzada' });
  if (await panel.isVisible()) await page.keyboard.press('f');
  await expect(panel).toBeHidden();
  await page.keyboard.press('/');
  await page.keyboard.type(name);
  await expect(box(page).getByRole('heading', { name })).toBeVisible();
  // There and back: the first one found is where the list stands.
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  await expect(box(page).getByRole('heading', { name })).toBeVisible();
}

test('a clerk’s day with no mouse at all', async ({ page }) => {
  const { keyboard } = page;
  await expect(page.getByRole('row').nth(3)).toBeVisible();

  await test.step('what a client owes, and a password', async () => {
    await toClient(page, KNOWN);
    await keyboard.press('d');
    await expect(page.getByRole('dialog', { name: /Cuenta corriente/u }).getByText('El cliente debe')).toBeVisible();
    await keyboard.press('Escape');
    await keyboard.press('k');
    await tabTo(page, /^Generar y enviar$/u);
    await keyboard.press('Enter');
    await expect(page.getByRole('note', { name: 'Contraseña nueva' })).toBeVisible();
    await tabTo(page, /^Cerrar$/u);
    await keyboard.press('Enter');
    await expect(page.getByRole('dialog')).toBeHidden();
  });

  await test.step('what can be done with a contract is a key away from the list', async () => {
    await toClient(page, KNOWN);
    await keyboard.press('c');
    const acts = box(page).getByRole('toolbar').first().getByRole('button');
    await expect(acts.first()).toBeFocused();
    await keyboard.press('ArrowRight');
    await expect(acts.nth(1)).toHaveText('Deshabilitar');
    await expect(acts.nth(1)).toBeFocused();
    await keyboard.press('Enter');
    await expect(page.getByRole('dialog', { name: /^Deshabilitar/u }).getByLabel('Motivo')).toBeFocused();
    await keyboard.type('Lo pidió');
    await keyboard.press('Enter');
    await expect(page.getByText(/quedó deshabilitado\.$/u)).toBeVisible();
    // From another tab too, as soon as the contracts have come; and Esc leads back into the list.
    await keyboard.press('a');
    await keyboard.press('c');
    await expect(acts.first()).toBeFocused();
    await keyboard.press('Escape');
    await expect(page.getByRole('grid', { name: 'Clientes' })).toBeFocused();
  });

  await test.step('another zone for those of a filter, and back', async () => {
    await goTo(page, '/cobranzas');
    await goTo(page, '/clientes');
    await expect(page.getByRole('row').nth(3)).toBeVisible();
    await keyboard.press('f');
    await tabTo(page, /^Zona/u);
    await keyboard.press('Enter');
    await keyboard.type('Norte');
    await keyboard.press('Enter');
    await expect(page.locator('.chip')).toHaveCount(1);
    await keyboard.press('Escape');
    await tabTo(page, /^Actualización masiva$/u);
    await keyboard.press('Enter');
    await tabTo(page, /^Zona ?sin cambios$/u);
    await keyboard.press('Enter');
    await keyboard.type('Sur');
    await keyboard.press('Enter');
    await expect(page.getByRole('table', { name: 'Vista previa' }).getByRole('row').nth(1)).toContainText('Sur');
    await keyboard.press('Control+s');
    await expect(page.getByText(/^Se actualizaron [\d.]+ clientes\.$/u)).toBeVisible();
    await keyboard.press('F8');
    await keyboard.press('Enter');
    await expect(page.getByText(/^Se deshizo en [\d.]+ clientes\.$/u)).toBeVisible();
  });

  await test.step('a list to a file', async () => {
    await toClient(page, KNOWN);
    await tabTo(page, /^Exportar$/u);
    await keyboard.press('Enter');
    // Seen is not yet entered: the menu takes the keys a moment later.
    await expect(page.getByRole('menu').locator(':focus')).toBeAttached();
    const download = page.waitForEvent('download');
    await keyboard.press('ArrowDown');
    await keyboard.press('Enter');
    await download;
  });

  await test.step('a phone that is corrected, its audit, and the old one back', async () => {
    await toClient(page, KNOWN);
    await keyboard.press('e');
    await tabTo(page, /^Teléfono$/u);
    await keyboard.press('Control+a');
    await keyboard.type('2604 99-9999');
    await keyboard.press('Control+s');
    await expect(line(page)).toContainText('0260 499-9999');
    await keyboard.press('a');
    await tabTo(page, /^Teléfono: (?:Volver a|Dejar vacío)/u);
    await keyboard.press('Enter');
    await expect(line(page)).not.toContainText('0260 499-9999');
  });

  await test.step('yesterday’s consumption, and why a client got no e-mail', async () => {
    await toClient(page, KNOWN);
    await tabTo(page, /^(?:Auditorías|Detalles de Contrato y Nodos)$/u);
    while ((await page.getByRole('tab', { selected: true }).innerText()) !== 'Gráfico de consumo')
      await keyboard.press('ArrowRight');
    await tabTo(page, /^Ver como tabla/u);
    await keyboard.press('Enter');
    await expect(box(page).getByRole('row').nth(-3)).toContainText(/\d [GM]B/u);
    await tabTo(page, /fallidos$/u);
    await keyboard.press('Enter');
    const messages = page.getByRole('table', { name: 'Mensajes' });
    const told = messages.getByRole('row').filter({ has: page.locator('.mail-why') });
    const client = await told.first().getByRole('link').innerText();
    await tabTo(page, /^Buscar por cliente, asunto o dirección$/u);
    await keyboard.type(client);
    await expect(messages.getByRole('row', { name: client }).locator('.mail-why').first()).toBeVisible();
  });

  await test.step('a deactivation', async () => {
    await toClient(page, KNOWN);
    await keyboard.press('Delete');
    await tabTo(page, /^Desactivar$/u);
    await keyboard.press('Enter');
    await expect(page.getByText(`${KNOWN} quedó desactivado.`)).toBeVisible();
  });
});
