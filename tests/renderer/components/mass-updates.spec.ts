import type { Page } from '@playwright/test';
import { findings, showIn } from '../../support/accessible';
import { expect, test } from './stage';

async function chooseZone(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Zona sin cambios' }).click();
  await page.getByRole('option', { name: 'Norte' }).click();
}

test('nothing is asked for until a field is touched, and what is touched alone is asked', async ({ stage }) => {
  const page = await stage.open('mass-update');
  await expect(page.getByText('Se aplica a 7 seleccionados de 100.000.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Actualizar masivamente' })).toBeDisabled();
  await page.getByRole('button', { name: 'Zona sin cambios' }).click();
  // A retired entry is offered to nobody.
  await expect(page.getByRole('option')).toHaveText(['Ninguno (vaciar)', 'Norte', 'Súr']);
  expect(await stage.asked('massUpdates.preview')).toEqual([]);
  await page.getByRole('option', { name: 'Norte' }).click();
  await expect(page.getByRole('button', { name: 'Actualizar masivamente 5 clientes' })).toBeEnabled();
  const ids = [1, 2, 3, 4, 5, 6, 7];
  await expect
    .poll(() => stage.asked('massUpdates.preview'))
    .toMatchObject([{ selection: { kind: 'ids', ids }, fields: { zoneId: 1 } }]);
  await page.getByRole('button', { name: 'Zona: volver a sin cambios' }).click();
  await expect(page.getByRole('button', { name: 'Actualizar masivamente' })).toBeDisabled();
});

test('the whole result, a hundred thousand rows of it, is looked at to its end, each outcome by itself', async ({
  stage,
}) => {
  const page = await stage.open('mass-update');
  await chooseZone(page);
  await page.getByRole('button', { name: 'A los 100.000 clientes del resultado' }).click();
  const table = page.getByRole('table', { name: 'Vista previa' });
  await expect(page.getByRole('button', { name: '99.998 cambian' })).toBeVisible();
  await expect(table.getByRole('row').nth(1)).toContainText('Súr → pasa a Norte');
  await expect(table.getByRole('row').nth(2)).toContainText('Ya está así');
  await expect(table.getByRole('row').nth(3)).toContainText('Se omite: «Norte» está retirado');
  await table.focus();
  await page.keyboard.press('End');
  await expect(table.getByText('Cliente 99999')).toBeVisible();
  await page.getByRole('button', { name: '1 se omite' }).click();
  await expect(table.getByText('Se omite: «Norte» está retirado')).toBeVisible();
  await expect(table.getByRole('row')).toHaveCount(2);
});

test('what a preview said is still read while another one is on its way', async ({ stage }) => {
  const page = await stage.open('mass-update-slow');
  await chooseZone(page);
  await expect(page.getByRole('table', { name: 'Vista previa' }).getByRole('row').nth(1)).toContainText('Norte');
  await page.getByRole('combobox', { name: 'Zona' }).click();
  await page.getByRole('option', { name: 'Súr' }).click();
  await expect(page.locator('.mass-scroll.stale')).toBeVisible();
  for (const scheme of ['dark', 'light'] as const) {
    await showIn(page, scheme);
    const pale = (await findings(page)).filter((one) => one.startsWith('color-contrast'));
    expect(pale, scheme).toEqual([]);
  }
});

test('a price stands in the office’s money, and no line goes through what it was', async ({ stage }) => {
  const page = await stage.open('mass-update-prices');
  await chooseZone(page);
  const cell = page.getByRole('table', { name: 'Vista previa' }).getByRole('row').nth(1).getByRole('cell').nth(2);
  await expect(cell).toHaveText(/^\$\s29\.990,00 · \$\s1\.500,50 → pasa a \$\s31\.990,00$/u);
  await expect(cell.locator('.mass-was')).toHaveCSS('text-decoration-line', 'none');
});

test('an update that is cancelled changes nothing; one that is done offers Deshacer, which names what it keeps', async ({
  stage,
}) => {
  const page = await stage.open('mass-update');
  await chooseZone(page);
  const apply = page.getByRole('button', { name: 'Actualizar masivamente 5 clientes' });
  await apply.click();
  await expect(page.getByText('Actualizando…')).toBeVisible();
  await page.getByRole('button', { name: 'Cancelar' }).click();
  await expect(page.getByText('Se canceló: no quedó nada a medias.')).toBeVisible();
  await apply.click();
  await expect(page.getByText('Se actualizaron 99.998 clientes.')).toBeVisible();
  await page.getByRole('button', { name: 'Deshacer', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: '1 cliente conserva algo' });
  await expect(dialog).toContainText('Se deshizo en 4 clientes.');
  await expect(dialog.getByRole('row', { name: /1002 Cliente 2 Zona: alguien lo cambió después/u })).toBeVisible();
  await expect.poll(() => stage.asked('massUpdates.undo')).toMatchObject([{ id: 9 }]);
});

test('whoever was changed since the preview is named, and stays as it was', async ({ stage }) => {
  const page = await stage.open('mass-update-left');
  await chooseZone(page);
  await page.getByRole('button', { name: 'Actualizar masivamente 5 clientes' }).click();
  const left = page.getByText('1 cliente cambió desde la vista previa y quedó como estaba');
  await expect(left).toBeVisible();
  await expect(page.getByText('1002 Cliente 2: cambió desde la vista previa')).toBeVisible();
});

test('more than an answer names are read to the last of them as one scrolls', async ({ stage }) => {
  const history = await stage.open('mass-history-many');
  await history.getByRole('button', { name: 'Deshacer la n.º 9' }).click();
  const dialog = history.getByRole('dialog', { name: 'Deshacer la actualización n.º 9' });
  await expect(dialog.getByRole('button', { name: 'Mostrar 60 más' })).toBeAttached();
  await dialog.getByRole('link', { name: 'Quedó 200' }).scrollIntoViewIfNeeded();
  await expect(dialog.getByRole('link', { name: 'Quedó 260' })).toBeAttached();
  await expect(dialog.getByRole('row')).toHaveCount(261);
  await expect(dialog.getByRole('button', { name: /^Mostrar/u })).toBeHidden();
  await expect.poll(() => stage.asked('massUpdates.kept')).toEqual([{ id: 9, after: 200 }]);
});

test('whom an update left is read to the last of them, from its own draft', async ({ stage }) => {
  const page = await stage.open('mass-update-many');
  await chooseZone(page);
  await page.getByRole('button', { name: 'Actualizar masivamente 5 clientes' }).click();
  await expect(page.getByText('260 clientes cambiaron desde la vista previa y quedaron como estaban')).toBeVisible();
  const left = page.locator('.mass-left');
  await left.getByRole('button', { name: 'Mostrar 60 más' }).scrollIntoViewIfNeeded();
  await left.evaluate((list) => list.scrollTo(0, list.scrollHeight));
  await expect(left.getByRole('listitem')).toHaveCount(260);
  await expect(left).toContainText('Quedó 260: cambió desde la vista previa');
  // Its draft is still needed: the next preview takes no place of it.
  await expect.poll(async () => (await stage.asked('massUpdates.preview')).length).toBe(2);
  expect((await stage.asked('massUpdates.preview'))[1]).not.toHaveProperty('replaces');
});

test('a cycle day of their own is warned of, and automatic states have their place', async ({ stage }) => {
  const page = await stage.open('mass-update');
  await page.getByRole('button', { name: 'Ciclo de facturación comienza el día sin cambios' }).click();
  await expect(page.getByText(/^Un ciclo propio no se recomienda/u)).toBeVisible();
  await page.getByRole('button', { name: 'Estado automático sin cambios' }).click();
  await page.getByRole('option', { name: 'No' }).click();
  await expect(page.getByText('Estados de ids')).toBeHidden();
  await page.getByRole('combobox', { name: 'Estado automático' }).click();
  await page.getByRole('option', { name: 'Sí' }).click();
  await expect(page.getByText('Estados de ids')).toBeVisible();
});

test('the history says what was changed, and an undo what goes back and what stays, before it is done', async ({
  stage,
}) => {
  const page = await stage.open('mass-history');
  const line = page.getByRole('row', { name: /Actualización masiva/u });
  await expect(line).toContainText('Zona → Norte · Estado → Deshabilitado y 2 más');
  await page.getByRole('button', { name: 'Deshacer la n.º 9' }).click();
  const dialog = page.getByRole('dialog', { name: 'Deshacer la actualización n.º 9' });
  await expect(dialog).toContainText(
    'Zona → Norte · Estado → Deshabilitado · Observaciones + Avisar · Pasarelas de pago − Rapipago en 5 clientes',
  );
  await expect(dialog).toContainText('4 clientes vuelven a lo que tenían.');
  await expect(dialog).toContainText('En 1 cliente se conserva lo que cambió después:');
  expect(await stage.asked('massUpdates.undo')).toEqual([]);
  await dialog.getByRole('button', { name: 'Deshacer' }).click();
  await expect(dialog).toBeHidden();
  await expect.poll(() => stage.asked('massUpdates.undo')).toMatchObject([{ id: 9 }]);
});

test('a day that is none, and a cycle day beyond 28, are told beside the field, and nothing is asked for with them', async ({
  stage,
}) => {
  const page = await stage.open('mass-update');
  await chooseZone(page);
  const apply = page.getByRole('button', { name: /^Actualizar masivamente/u });
  await expect(apply).toBeEnabled();
  await page.getByRole('button', { name: 'Plan nuevo desde hoy' }).click();
  const day = page.getByRole('textbox', { name: 'Plan nuevo desde' });
  await day.fill('31/02/2027');
  await day.press('Tab');
  await expect(page.getByText('No se entiende esta fecha. Revísela.')).toBeVisible();
  await expect(apply).toBeDisabled();
  await day.fill('28/02/2027');
  await expect(apply).toBeEnabled();
  await page.getByRole('button', { name: 'Ciclo de facturación comienza el día sin cambios' }).click();
  const cycle = page.getByLabel('Ciclo de facturación comienza el día', { exact: true });
  await cycle.fill('31');
  await expect(cycle).toHaveValue('31');
  await expect(page.getByText('El ciclo comienza un día del 1 al 28.')).toBeVisible();
  await expect(apply).toBeDisabled();
  await cycle.fill('10');
  await expect(apply).toBeEnabled();
});

test('an update is opened to its clients, with what each was and became, to the last of them', async ({ stage }) => {
  const page = await stage.open('mass-history-spent');
  await page.getByRole('button', { name: 'Ver los 5 clientes de la n.º 9' }).click();
  const dialog = page.getByRole('dialog', { name: 'Actualización n.º 9: 5 clientes' });
  const first = dialog.getByRole('row').nth(1);
  await expect(first).toContainText('Zona: Súr → pasa a Norte');
  await expect(first).toContainText('Estado (Fibra 100 Mb · 10.0.0.1): Habilitado → pasa a Deshabilitado');
  await expect(first.getByRole('link', { name: 'Quedó 1' })).toHaveAttribute('href', /\/clientes\/1001\/editar/u);
  await dialog.getByRole('link', { name: 'Quedó 50' }).scrollIntoViewIfNeeded();
  await expect(dialog.getByRole('link', { name: 'Quedó 60' })).toBeAttached();
  await expect
    .poll(() => stage.asked('massUpdates.clients'))
    .toEqual([
      { id: 9, after: 0 },
      { id: 9, after: 50 },
    ]);
});

test('where nothing goes back any more Deshacer is not offered, and why is said', async ({ stage }) => {
  const page = await stage.open('mass-history-spent');
  await expect(page.getByText('Nada para deshacer: todo cambió después.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Deshacer la n.º 9' })).toBeHidden();
  await expect.poll(() => stage.asked('massUpdates.listSpent')).toEqual([{ ids: [9] }]);
});

test('an undo that would put nothing back can only be closed', async ({ stage }) => {
  const page = await stage.open('mass-history-nothing');
  await page.getByRole('button', { name: 'Deshacer la n.º 9' }).click();
  const dialog = page.getByRole('dialog', { name: 'Deshacer la actualización n.º 9' });
  await expect(dialog).toContainText('No queda nada para reponer.');
  await expect(dialog.getByRole('button', { name: 'Deshacer' })).toBeHidden();
  await dialog.getByRole('button', { name: 'Cerrar' }).last().click();
  await expect(dialog).toBeHidden();
});

test('each reason for which somebody is left out is a whole sentence', async ({ stage }) => {
  const page = await stage.open('mass-update-reasons');
  await page.setViewportSize({ width: 1280, height: 900 });
  await chooseZone(page);
  await expect(page.getByRole('table', { name: 'Vista previa' }).locator('.mass-outcome')).toHaveText(
    [
      'está desactivado',
      '«Cheque» está retirado',
      'no hay más lugar en Observaciones',
      'falta Condición de IVA',
      'la factura A no corresponde a Consumidor final',
      'la razón social y la condición son de fantasía las dos, o ninguna',
      'esa razón social no le factura a esa condición',
      'falta CUIT/CUIL',
      'CUIT/CUIL no es válido',
      'los impuestos incluidos se llevan todo el precio',
      'la pasarela Rapipago está retirada o sin verificar',
      'la pasarela Rapipago no le da una referencia propia',
      'cambió desde la vista previa',
      'no tiene ningún contrato vigente',
      'no tiene ningún contrato vigente de Hogar · Torre',
      'el contrato empieza después, el 24/11/2026',
      'el plan ya cambió después, el 24/11/2026',
      'la fecha es demasiado lejana: a lo sumo el 24/11/2036',
    ].map((why) => `Se omite: ${why}`),
  );
});

test('what says on which contracts, when and why says what stands while it is not touched', async ({ stage }) => {
  const page = await stage.open('mass-update');
  for (const name of [
    'Solo los contratos con el plan todos',
    'Solo los contratos del nodo todos',
    'Plan nuevo desde hoy',
    'Motivo ninguno',
  ])
    await expect(page.getByRole('button', { name, exact: true })).toBeAttached();
});

test('of two fields both what it was and what it becomes are in sight in a window of 1280', async ({ stage }) => {
  const page = await stage.open('mass-update-two');
  await page.setViewportSize({ width: 1196, height: 642 });
  await chooseZone(page);
  const cells = page.getByRole('table', { name: 'Vista previa' }).getByRole('row').nth(1).getByRole('cell');
  const result = await cells.last().boundingBox();
  for (const at of [2, 3]) {
    const after = await cells.nth(at).locator('strong').boundingBox();
    expect((after?.x ?? 0) + (after?.width ?? 9999)).toBeLessThanOrEqual(result?.x ?? 0);
  }
});
