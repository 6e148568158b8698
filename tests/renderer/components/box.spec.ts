import { expect, test } from './stage';

/** What each tab asks of a client, and by which name. */
const asksOf = [
  ['Detalles de Contrato y Nodos', 'contracts.list', 'clientId'],
  ['Gráfico de consumo', 'consumption.ofClient', 'clientId'],
  ['Mapa del domicilio', 'clients.get', 'id'],
  ['Mapa del domicilio', 'contracts.list', 'clientId'],
  ['Pasarelas de pago asociadas', 'gateways.ofClient', 'clientId'],
  ['Dispositivos', 'devices.list', 'clientId'],
  ['Auditorías', 'audit.list', 'clientId'],
  ['Auditorías', 'audit.operators', 'clientId'],
  ['Auditorías', 'contracts.list', 'clientId'],
] as const;

for (const [tab, endpoint, name] of asksOf) {
  test(`${tab} has what ${endpoint} says of both neighbours once the selection rests`, async ({ stage }) => {
    const page = await stage.open('box');
    // First, so that no other tab asks of these clients.
    await page.getByRole('tab', { name: tab }).click();
    await page.getByText('Cliente 9', { exact: true }).click();
    for (const id of [9, 10, 8]) {
      await expect.poll(() => stage.asked(endpoint)).toContainEqual(expect.objectContaining({ [name]: id }));
    }
  });
}

test('the box has the six tabs of the specification, and a memory of another one keeps its width', async ({
  stage,
}) => {
  const page = await stage.open('box');
  await page.evaluate(() => localStorage.setItem('abonado.1.box', '{"open":true,"width":500,"tab":"data"}'));
  await page.reload();
  await page.getByText('Cliente 9', { exact: true }).click();
  const box = page.getByRole('complementary', { name: 'Cliente seleccionado' });
  await expect(box.getByRole('tab')).toHaveText([
    'Detalles de Contrato y Nodos',
    'Gráfico de consumo',
    'Mapa del domicilio',
    'Pasarelas de pago asociadas',
    'Dispositivos',
    'Auditorías',
  ]);
  await expect(box.getByRole('tab', { selected: true })).toHaveText('Detalles de Contrato y Nodos');
  expect((await box.boundingBox())?.width).toBe(500);
});

test('the next arrow finds the contracts there, and nobody is read whom the selection runs past', async ({ stage }) => {
  const page = await stage.open('box');
  await page.getByText('Cliente 9', { exact: true }).click();
  const ids = async () => (await stage.asked('contracts.list')).map((input) => Reflect.get(Object(input), 'clientId'));
  await expect.poll(ids).toEqual(expect.arrayContaining([9, 10, 8]));
  // Time stands still, so that no press comes after a rest, however slow the machine.
  await page.clock.install();
  await page.clock.pauseAt(Date.now() + 2000);
  const box = page.getByRole('complementary', { name: 'Cliente seleccionado' });
  await page.keyboard.press('ArrowDown');
  await expect(box.getByText('Plan de 10')).toBeVisible();
  expect(await ids()).not.toContain(11);
  for (const id of [11, 12, 13, 14]) {
    await page.keyboard.press('ArrowDown');
    await expect(box.getByRole('heading', { name: `Cliente ${id}` })).toBeVisible();
  }
  await page.clock.resume();
  await expect.poll(ids).toEqual(expect.arrayContaining([14, 15, 13]));
  expect((await ids()).filter((id) => id === 11 || id === 12)).toEqual([]);
  expect((await ids()).filter((id) => id === 10)).toEqual([10]);
});

test('a window made narrow keeps the box that is open, and the form in it; one that starts narrow starts without', async ({
  stage,
}) => {
  const page = await stage.open('box');
  const box = page.getByRole('complementary', { name: 'Cliente seleccionado' });
  await page.getByText('Cliente 9', { exact: true }).click();
  await page.getByRole('button', { name: 'Agregar contrato' }).click();
  const notes = page.getByRole('dialog').getByLabel('Observaciones', { exact: true });
  await notes.fill('por el techo');
  await page.setViewportSize({ width: 853, height: 480 });
  await expect(box).toHaveClass(/over/u);
  await expect(notes).toHaveValue('por el techo');
  await page.setViewportSize({ width: 1360, height: 860 });
  await expect(box).not.toHaveClass(/over/u);
  await expect(notes).toHaveValue('por el techo');

  await page.setViewportSize({ width: 853, height: 480 });
  await page.reload();
  await page.getByText('Cliente 9', { exact: true }).click();
  await expect(page.getByRole('button', { name: 'Mostrar el cuadro' })).toBeVisible();
  await expect(box).toHaveCount(0);
});

test('a box that was closed until it was asked for over the list stays when there is room beside it', async ({
  stage,
}) => {
  const page = await stage.open('box');
  const box = page.getByRole('complementary', { name: 'Cliente seleccionado' });
  await page.getByText('Cliente 9', { exact: true }).click();
  await page.getByRole('button', { name: 'Cerrar el cuadro' }).click();
  await page.setViewportSize({ width: 853, height: 480 });
  await page.getByRole('button', { name: 'Mostrar el cuadro' }).click();
  await page.getByRole('button', { name: 'Agregar contrato' }).click();
  const notes = page.getByRole('dialog').getByLabel('Observaciones', { exact: true });
  await notes.fill('por el techo');
  await page.setViewportSize({ width: 1360, height: 860 });
  await expect(box).not.toHaveClass(/over/u);
  await expect(notes).toHaveValue('por el techo');
});

/** 1280×720 at 200 % and at 150 %. */
for (const low of [
  { width: 640, height: 360 },
  { width: 853, height: 480 },
]) {
  test(`in ${low.width}×${low.height} the box scrolls as a whole, and its tab is not left a slit`, async ({
    stage,
  }) => {
    const page = await stage.open('box');
    await page.getByText('Cliente 9', { exact: true }).click();
    const box = page.getByRole('complementary', { name: 'Cliente seleccionado' });
    const panel = box.getByRole('tabpanel', { name: 'Detalles de Contrato y Nodos' });
    await expect(panel).toContainText('Plan de 9');
    await page.setViewportSize(low);
    await expect(box).toHaveClass(/over/u);
    await expect(box.getByRole('heading', { name: 'Cliente 9' })).toBeInViewport({ ratio: 1 });
    expect(await panel.evaluate((element) => element.scrollHeight - element.clientHeight)).toBe(0);
    const last = panel.getByRole('button').last();
    await last.scrollIntoViewIfNeeded();
    await expect(last).toBeInViewport({ ratio: 1 });
    const frame = await box.boundingBox();
    const seen = await panel.boundingBox();
    if (!frame || !seen) throw new Error('no box on the page');
    const bottom = Math.min(seen.y + seen.height, frame.y + frame.height);
    expect((bottom - Math.max(seen.y, frame.y)) / Math.min(seen.height, frame.height)).toBeGreaterThan(0.9);
  });
}

test('under warnings at 200 % the box keeps a height in which it is read, and the screen scrolls to all of it', async ({
  stage,
}) => {
  const page = await stage.open('box');
  await page.getByText('Cliente 9', { exact: true }).click();
  const box = page.getByRole('complementary', { name: 'Cliente seleccionado' });
  const panel = box.getByRole('tabpanel', { name: 'Detalles de Contrato y Nodos' });
  await expect(panel).toContainText('Plan de 9');
  // What two warnings above the list leave of 640×360.
  await page.setViewportSize({ width: 640, height: 200 });
  await expect(box).toHaveClass(/over/u);
  await expect.poll(async () => (await box.boundingBox())?.height).toBeGreaterThanOrEqual(198);
  const last = panel.getByRole('button').last();
  await last.scrollIntoViewIfNeeded();
  await expect(last).toBeInViewport({ ratio: 1 });
  const close = box.getByRole('button', { name: 'Cerrar el cuadro' });
  await close.scrollIntoViewIfNeeded();
  await expect(close).toBeInViewport({ ratio: 1 });
});
