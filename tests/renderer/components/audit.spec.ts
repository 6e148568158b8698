import { expect, test } from './stage';

test('the changes are asked by field, contract, operator, origin and days; a day half typed asks for nothing', async ({
  stage,
}) => {
  const page = await stage.open('audit');
  const last = async () => (await stage.asked('audit.list')).at(-1);
  await page.getByLabel('Campo', { exact: true }).selectOption('IP');
  await expect.poll(last).toMatchObject({ clientId: 1, field: 'contract.ip' });
  await page.getByLabel('Campo', { exact: true }).selectOption({ value: 'position' });
  await expect.poll(last).toMatchObject({ field: 'position' });
  await page.getByLabel('Campo', { exact: true }).selectOption('Razón social');
  await expect.poll(last).toMatchObject({ field: 'billing.legalEntityId' });
  await page.getByLabel('Campo', { exact: true }).selectOption('IP');
  await page.getByLabel('Contrato', { exact: true }).selectOption('Fibra 100 Mb · 10.0.0.1');
  await expect.poll(last).toMatchObject({ field: 'contract.ip', contractId: 1 });
  await page.getByLabel('Operador', { exact: true }).selectOption('Beto Sosa');
  await expect.poll(last).toMatchObject({ operator: 'Beto Sosa' });
  // What nobody did is a choice like another.
  await page.getByLabel('Operador', { exact: true }).selectOption('Sistema');
  await expect.poll(last).toMatchObject({ operator: '' });
  await page.getByLabel('Origen', { exact: true }).selectOption('En su fecha');
  await expect.poll(last).toMatchObject({ origin: 'schedule' });
  await page.getByLabel('Desde', { exact: true }).fill('1/11/26');
  await expect.poll(last).toMatchObject({ fromOn: '2026-11-01' });
  await page.getByLabel('Hasta', { exact: true }).fill('31/11/26');
  await expect(page.getByText('Escriba un día, como 24/11/2026.')).toBeVisible();
  expect(await last()).not.toHaveProperty('toOn');
});

test('a contract’s change names it and is said in words; a value goes back over the contract’s version', async ({
  stage,
}) => {
  const page = await stage.open('audit');
  const act = page.getByRole('listitem').filter({ hasText: 'Fibra 100 Mb · 10.0.0.1' }).first();
  await expect(act).toContainText('20/12/2026');
  await expect(act).toContainText('E4:8D:8C:04:03:C5');
  await expect(act).toContainText(/12\.300,00/u);
  await expect(page.getByRole('listitem').filter({ hasText: 'Balance impago' }).last()).toHaveText(/1\.500,50/u);
  await expect(act.getByRole('listitem').filter({ hasText: 'Motivo' })).toHaveText('MotivoDebe dos meses');
  await expect(act.getByRole('button', { name: /^En pausa hasta/u })).toHaveCount(0);
  const stood = act.getByRole('listitem').filter({ hasText: 'Si se debe otra vez la deuda anterior' });
  await expect(stood).toContainText('Deshabilitado');
  await expect(stood.getByRole('button')).toHaveCount(0);
  await act.getByRole('button', { name: 'Estado: Volver a «Habilitado»' }).click();
  await expect(page.getByText('Estado vuelve a ser «Habilitado».')).toBeVisible();
  await page.getByRole('button', { name: /^Teléfono: Volver a «1»/u }).click();
  await expect
    .poll(() => stage.asked('audit.putBack'))
    .toEqual([
      { entryId: 7, version: 3 },
      { entryId: 1, version: 1 },
    ]);
});

test('to take a baja back is called by what it does, and the contract is said to be live again', async ({ stage }) => {
  const page = await stage.open('audit');
  const line = page.getByRole('listitem').filter({ hasText: '20/11/2026' }).last();
  const back = line.getByRole('button', { name: 'Deshacer la baja', exact: true });
  await expect(back).toHaveText('Deshacer la baja');
  await expect(back).toHaveAttribute('title', 'Deshacer la baja');
  await back.click();
  await expect(page.getByText('Fibra 100 Mb · 10.0.0.1 está vigente otra vez.')).toBeVisible();
});

test('what a value was can be read: no line goes through its minus, and a coordinate stands as everywhere', async ({
  stage,
}) => {
  const page = await stage.open('audit');
  const line = page.getByRole('listitem').filter({ hasText: 'Latitud' }).last();
  await expect(line).toContainText('-34.600000 → -34.617701');
  await expect(line.getByRole('deletion')).toHaveCSS('text-decoration-line', 'none');
});

test('a device’s value goes back over the device’s own version; one that is revoked, or only told, has no way back', async ({
  stage,
}) => {
  const page = await stage.open('audit');
  const back = page.getByRole('button', { name: /^Vencimiento: Volver a «24\/12\/2026»$/u });
  await back.click();
  await expect.poll(() => stage.asked('audit.putBack')).toEqual([{ entryId: 12, version: 4 }]);
  // What the client's last change was is another matter: nothing of it is undone.
  await expect(page.getByText(/vuelve a ser «24\/12\/2026»/u)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Deshacer', exact: true })).toHaveCount(0);
  await expect(page.getByText('Teléfono viejo')).toBeVisible();
  await expect(page.getByText('Tablet')).toBeVisible();
  await expect(page.getByRole('button', { name: /^Dispositivo/u })).toHaveCount(0);
});

test('why a contract was turned off is said in words also where nobody wrote it', async ({ stage }) => {
  const page = await stage.open('audit');
  const act = page.getByRole('listitem').filter({ hasText: 'Contrato deshabilitado con el cliente' });
  await expect(act.getByRole('listitem').filter({ hasText: 'Motivo' })).toHaveText('MotivoSe desactivó el cliente.');
});

test('the next client is asked about without the filter, and until the answer no change of the one before is shown', async ({
  stage,
}) => {
  const page = await stage.open('audit');
  const last = async () => (await stage.asked('audit.list')).at(-1);
  await page.getByLabel('Campo', { exact: true }).selectOption('IP');
  await expect.poll(last).toMatchObject({ clientId: 1, field: 'contract.ip' });
  await expect(page.getByText('18 cambios', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Cliente 2' }).click();
  await expect.poll(last).toEqual({ clientId: 2, offset: 0, limit: 20 });
  await expect(page.getByLabel('Campo', { exact: true })).toHaveValue('');
  await expect(page.getByRole('listitem')).toHaveCount(0);
  await page.evaluate(() => window.dispatchEvent(new Event('answered')));
  await expect(page.getByText('1 cambio', { exact: true })).toBeVisible();
});

test('a document and a phone are written as everywhere else, and what was only typed otherwise as it was typed', async ({
  stage,
}) => {
  const page = await stage.open('audit');
  const line = (field: string) => page.locator('.audit-line').filter({ hasText: field });
  await expect(line('DNI').first()).toContainText('28.114.902 → 28.114.903');
  await expect(line('DNI').first().getByRole('button')).toHaveText('Volver a «28.114.902»');
  await expect(line('CUIT')).toContainText('vacío → 20-28114902-3');
  await expect(line('Teléfono celular')).toContainText('0260 445-6789 → vacío');
  await expect(line('DNI').last()).toContainText('28114902 → 28.114.902');
  await expect(line('DNI').last().getByRole('button')).toHaveText('Volver a «28114902»');
});

test('as many changes are read as there is room for; the older ones come as one scrolls to them', async ({ stage }) => {
  const page = await stage.open('audit');
  await page.getByRole('button', { name: 'Cliente 3' }).click();
  await expect(page.getByText('65 cambios', { exact: true })).toBeVisible();
  await expect(page.locator('.audit-act')).toHaveCount(20);
  const more = page.getByRole('button', { name: 'Mostrar más' });
  for (const shown of [40, 60, 65]) {
    await more.scrollIntoViewIfNeeded();
    await expect(page.locator('.audit-act')).toHaveCount(shown);
  }
  await expect(more).toHaveCount(0);
  await expect(page.locator('.audit-act').last()).toContainText('Valor 1');
  const offsets = (await stage.asked('audit.list')).map((asked) => Reflect.get(Object(asked), 'offset'));
  expect(offsets).toEqual([0, 0, 20, 40, 60]);
});
