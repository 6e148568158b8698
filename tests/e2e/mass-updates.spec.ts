import { join } from 'node:path';
import type { Page } from '@playwright/test';
import Sqlite from 'better-sqlite3';
import { goTo, openForm } from '../support/client-form';
import { expect, test } from '../support/office-window';

test.use({ demo: true });

/** Opens a field of the form that is «sin cambios» and chooses in it. */
async function choose(page: Page, field: string, option: string): Promise<void> {
  await page.getByRole('button', { name: `${field} sin cambios`, exact: true }).click();
  await page.getByRole('option', { name: option, exact: true }).click();
}

const preview = (page: Page) => page.getByRole('table', { name: 'Vista previa' });
const counts = (page: Page) => page.getByRole('group', { name: 'Resultado' });

test('a zone for the ticked clients: looked at, done, one edited by hand, and taken back but for that one', async ({
  page,
}) => {
  await page.getByRole('searchbox', { name: 'Búsqueda rápida' }).fill('acuña');
  const first = page.getByRole('row').nth(1);
  await expect(first).toContainText('Acuña');
  // The whole office's first is one of them too: the result is there once all that are ticked are.
  for (const at of [2, 3]) await expect(page.getByRole('row').nth(at)).toContainText('Acuña');
  for (const at of [1, 2, 3]) await page.getByRole('row').nth(at).getByRole('checkbox').click();
  await page.getByRole('button', { name: 'Actualización masiva' }).click();
  await expect(page.getByRole('heading', { name: 'Actualización masiva' })).toBeVisible();
  await expect(page.getByText(/^Se aplica a 3 seleccionados de \d+\.$/u)).toBeVisible();

  await page.getByRole('button', { name: 'Observaciones (agregar) sin cambios' }).click();
  await page.getByLabel('Observaciones (agregar)', { exact: true }).fill('Visitar el lunes');
  await expect(counts(page).getByRole('button', { name: '3 cambian' })).toBeVisible();
  await expect(preview(page).getByRole('row').nth(1)).toContainText('+ Visitar el lunes');
  const names = await preview(page).getByRole('link').allInnerTexts();
  expect(names).toHaveLength(3);

  await page.getByRole('button', { name: 'Actualizar masivamente 3 clientes' }).click();
  await expect(page.getByText('Se actualizaron 3 clientes.')).toBeVisible();
  await expect(counts(page).getByRole('button', { name: '3 ya están así' })).toBeVisible();

  // One of them is edited by hand.
  await preview(page).getByRole('link').first().click();
  await openForm(page).fill({ Observaciones: 'Ya se visitó' });
  await openForm(page).save();
  await expect(page.getByRole('heading', { name: 'Clientes', exact: true })).toBeVisible();

  await goTo(page, '/configuracion/actualizaciones');
  // The demonstration has four of its own.
  await page.getByRole('button', { name: 'Deshacer la n.º 5' }).click();
  const dialog = page.getByRole('dialog', { name: 'Deshacer la actualización n.º 5' });
  await expect(dialog).toContainText('2 clientes vuelven a lo que tenían.');
  await expect(dialog.getByRole('row').nth(1)).toContainText('Observaciones: alguien lo cambió después');
  await expect(dialog.getByRole('link')).toHaveText(names[0] ?? '');
  await dialog.getByRole('button', { name: 'Deshacer' }).click();
  await expect(page.getByText('Se deshizo en 2 clientes.')).toBeVisible();
  await expect(page.getByRole('row', { name: /Deshecha, salvo en 1 cliente/u })).toBeVisible();
  await expect(page.getByRole('row', { name: /Deshizo la n\.º 5/u })).toBeVisible();
});

test('the whole result, with what is left out and why, and Deshacer in the message', async ({ page }) => {
  await expect(page.getByRole('row').nth(5)).toBeVisible();
  await page.keyboard.press('m');
  await expect(page.getByText('Se aplica a los 2.000 clientes del resultado.')).toBeVisible();
  await choose(page, 'Facturación', 'Sí');
  await choose(page, 'Condición de IVA', 'Responsable Inscripto');
  await choose(page, 'Método de pago', 'Efectivo');
  await expect(counts(page).getByRole('button', { name: /se omiten$/u })).toBeEnabled();
  await counts(page)
    .getByRole('button', { name: /se omiten$/u })
    .click();
  await expect(preview(page).getByRole('row').nth(1)).toContainText('Se omite: falta CUIT/CUIL');
  await page.getByRole('button', { name: 'Todo sin cambios' }).click();
  await choose(page, 'Zona', 'Norte');
  await expect(counts(page).getByRole('button', { name: /cambian$/u })).toBeEnabled();
  await page.keyboard.press('Control+s');
  await expect(page.getByText(/^Se actualizaron [\d.]+ clientes\.$/u)).toBeVisible();
  await page.getByRole('button', { name: 'Deshacer', exact: true }).click();
  await expect(page.getByText(/^Se deshizo en [\d.]+ clientes\.$/u)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('heading', { name: 'Clientes', exact: true })).toBeVisible();
});

test('a tick that the result does not show is told apart', async ({ page }) => {
  await expect(page.getByRole('row').nth(5)).toBeVisible();
  await page.getByRole('row').nth(1).getByRole('checkbox').click();
  const search = page.getByRole('searchbox', { name: 'Búsqueda rápida' });
  await search.fill('ocampo');
  await expect(page.getByRole('row').nth(1)).toContainText('Ocampo');
  await page.getByRole('button', { name: 'Actualización masiva' }).click();
  await expect(page.getByText('Se aplica a 1 seleccionado, que este resultado no muestra.')).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('row').nth(1).getByRole('checkbox').click();
  await page.getByRole('button', { name: 'Actualización masiva' }).click();
  await expect(page.getByText('Se aplica a 2 seleccionados; este resultado no muestra 1 de ellos.')).toBeVisible();
});

test('an address with a filter that makes no sense says so, and offers no whole result until it is let go', async ({
  page,
}) => {
  await goTo(page, '/clientes?zoneId=abc');
  await expect(page.getByText('Un filtro de la dirección no se entiende y no se aplicó: zoneId.')).toBeVisible();
  await expect(page.getByRole('row').nth(5)).toBeVisible();
  await page.getByRole('button', { name: 'Actualización masiva' }).click();
  await expect(page.getByText('El resultado es más amplio que lo pedido')).toBeVisible();
  await expect(page.getByText(/^Se aplica a/u)).toBeHidden();
  await page.getByRole('button', { name: 'Seguir sin ese filtro' }).click();
  await expect(page.getByText('Se aplica a los 2.000 clientes del resultado.')).toBeVisible();
});

test('a cycle day of their own is warned of before it is given', async ({ page }) => {
  await goTo(page, '/clientes/actualizacion-masiva');
  await page.getByRole('button', { name: 'Ciclo de facturación comienza el día sin cambios' }).click();
  await expect(page.getByText(/^Un ciclo propio no se recomienda/u)).toBeVisible();
  await page.getByLabel('Ciclo de facturación comienza el día', { exact: true }).fill('12');
  await expect(preview(page).getByRole('row').nth(1)).toContainText('12');
});

test('Puesta en marcha bills the imported clients by their condition, and lists who lacks something', async ({
  page,
}) => {
  await page.getByRole('link', { name: 'Facturación', exact: true }).click();
  await page.getByRole('link', { name: 'Puesta en marcha' }).click();
  await expect(page.getByRole('group', { name: /^Exento · / })).toBeVisible();
  await counts(page)
    .getByRole('button', { name: /se omiten$/u })
    .click();
  await expect(preview(page).getByRole('row').nth(1)).toContainText('Se omite: falta');
  const start = page.getByRole('button', { name: /^Encender la facturación de [\d.]+ clientes$/u });
  await start.click();
  await expect(page.getByText(/^Se actualizaron [\d.]+ clientes\.$/u)).toBeVisible();
  await page.getByRole('button', { name: 'Deshacer', exact: true }).click();
  await expect(page.getByText(/^Se deshizo en [\d.]+ clientes\.$/u)).toBeVisible();
});

test('contracts of many are disabled after a preview, given back, and put on another plan from a day on', async ({
  page,
}) => {
  await goTo(page, '/clientes/actualizacion-masiva?text=acu%C3%B1a');
  await choose(page, 'Estado del contrato', 'Deshabilitado');
  await page.getByRole('button', { name: 'Motivo ninguno' }).click();
  await page.getByLabel('Motivo', { exact: true }).fill('Corte de fibra');
  await expect(preview(page).getByRole('columnheader', { name: 'Estado' })).toBeVisible();
  await expect(counts(page).getByRole('button', { name: /cambian?$/u })).toBeEnabled();
  await page.getByRole('button', { name: /^Actualizar masivamente \d/u }).click();
  await expect(page.getByText(/^Se actualiz\S+ [\d.]+ clientes?\.$/u)).toBeVisible();
  await page.getByRole('button', { name: 'Deshacer', exact: true }).click();
  await expect(page.getByText(/^Se deshizo en [\d.]+ clientes?\.$/u)).toBeVisible();
  await page.getByRole('button', { name: 'Todo sin cambios' }).click();
  await page.getByRole('button', { name: 'Cambiar de plan sin cambios', exact: true }).click();
  await page.getByRole('option').first().click();
  await expect(preview(page).getByRole('columnheader', { name: 'Plan' }).first()).toBeVisible();
  await goTo(page, '/configuracion/actualizaciones');
  await expect(page.getByRole('row', { name: /Estado/u }).first()).toBeVisible();
});

test('a view that asks for what this version does not know offers no whole result until it is let go', async ({
  page,
  office,
}) => {
  const direct = new Sqlite(join(office.folder, 'abonado.db'));
  direct
    .prepare(
      `INSERT INTO saved_views (name, name_key, json, pinned, created_at_ms, updated_at_ms)
      VALUES ('De otra versión', 'de otra version', ?, 1, 1, 1)`,
    )
    .run(JSON.stringify({ filter: { conditions: [{ kind: 'text', field: 'nope' }] } }));
  direct.close();
  await page.reload();
  await page.getByRole('link', { name: /^De otra versión/u }).click();
  await expect(page.getByText(/^Esta vista pedía algo que esta versión no conoce/u)).toBeVisible();
  await page.getByRole('button', { name: 'Actualización masiva' }).click();
  await expect(page.getByText('El resultado es más amplio que lo pedido')).toBeVisible();
  await page.getByRole('button', { name: 'Seguir sin ese filtro' }).click();
  await expect(page.getByText(/^Se aplica a los .* clientes del resultado\.$/u)).toBeVisible();
});
