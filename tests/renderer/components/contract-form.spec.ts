import { expectAtRest } from '../../support/at-rest';
import { field } from '../../support/client-form';
import { choosePlan, openNewContract } from './new-contract';
import { expect, test } from './stage';

test('a new contract: mistakes stand at their fields, a taken IP names whose it is, and what was typed stays', async ({
  stage,
}) => {
  const page = await stage.open('contracts');
  const dialog = await openNewContract(page);
  await expect(field(dialog, 'Plan')).toBeFocused();
  await field(dialog, 'Alta').fill('31/2/2026');
  await field(dialog, 'Latitud').fill('95');
  await field(dialog, 'IP').fill('10.0.0.9');
  await expect(dialog.getByText('Esa IP ya la usa Carla Ríos')).toBeVisible();
  await expectAtRest(page);
  await expect(dialog.getByRole('link', { name: 'Ver a Carla Ríos' })).toHaveAttribute('href', '#/clientes/9/ver');
  await page.keyboard.press('Control+s');
  await expect(field(dialog, 'Plan')).toBeFocused();
  for (const name of ['Plan', 'Alta', 'Latitud', 'IP'])
    await expect(field(dialog, name)).toHaveAttribute('aria-invalid', 'true');
  await expect(field(dialog, 'IP')).toHaveValue('10.0.0.9');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog', { name: 'Hay cambios sin guardar' }).getByText('Seguir editando').click();
  await expect(field(dialog, 'IP')).toHaveValue('10.0.0.9');

  await choosePlan(page, dialog);
  await field(dialog, 'Nodo').fill('ejido');
  await page.getByRole('option', { name: 'El Ejido' }).click();
  await field(dialog, 'Alta').fill('2/3/26');
  await field(dialog, 'IP').fill('10.0.0.8');
  await field(dialog, 'Latitud').fill('-34.6177, -68.3301');
  await expect(field(dialog, 'Longitud')).toHaveValue('-68.3301');
  await page.keyboard.press('Control+s');
  await expect(page.getByText('El contrato quedó agregado y habilitado.')).toBeVisible();
  await expect
    .poll(() => stage.asked('contracts.create'))
    .toMatchObject([
      {
        clientId: 1,
        terms: { planId: 31, ownPriceCents: null },
        fields: { nodeId: 42, ip: '10.0.0.8', startedOn: '2026-03-02', latitude: -34.6177, longitude: -68.3301 },
      },
    ]);
});

test('an IP or MAC that is none is told once its field is left, not while half of it is typed', async ({ stage }) => {
  const page = await stage.open('contracts');
  const dialog = await openNewContract(page);
  await field(dialog, 'IP').fill('10.0.');
  const told = dialog.getByText('No es una IP. Escríbala como 10.4.29.67 o 2001:db8::1.');
  await expect.poll(() => stage.asked('contracts.check')).toMatchObject([{ draft: { ip: '10.0.' } }]);
  await expect(told).toBeHidden();
  await field(dialog, 'IP').press('Tab');
  await expect(told).toBeVisible();
  await field(dialog, 'IP').fill('10.0.0.8');
  await expect(told).toBeHidden();
});

test('a user name that another contract has is doubted with whose it is, and does not keep the form from being saved', async ({
  stage,
}) => {
  const page = await stage.open('contracts');
  const dialog = await openNewContract(page);
  await choosePlan(page, dialog);
  await field(dialog, 'Usuario').fill('carla');
  await expect(field(dialog, 'Usuario')).toHaveAccessibleDescription(
    /ya lo tiene otro contrato vigente, de Carla Ríos/u,
  );
  await expect(dialog.getByRole('link', { name: 'Ver a Carla Ríos' })).toHaveAttribute('href', '#/clientes/9/ver');
  await expect(field(dialog, 'Usuario')).not.toHaveAttribute('aria-invalid', 'true');
  await expectAtRest(page);
  await field(dialog, 'Usuario').fill('carla2');
  await expect(dialog.getByText('ya lo tiene otro contrato')).toBeHidden();
  await field(dialog, 'Usuario').fill('carla');
  await page.keyboard.press('Control+s');
  await expect.poll(() => stage.asked('contracts.create')).toMatchObject([{ fields: { userName: 'carla' } }]);
});

test('what is said of a day stays while the day does, also where leaving its field writes it in another way', async ({
  stage,
}) => {
  const page = await stage.open('contracts');
  const dialog = await openNewContract(page);
  await choosePlan(page, dialog);
  const started = field(dialog, 'Alta');
  const told = dialog.getByText(/^Es más de un año adelante/u);
  await started.fill('15/1/2030');
  await page.keyboard.press('Control+s');
  await expect(told).toBeVisible();
  await expect(started).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(started).toHaveValue('15/01/2030');
  await expect(told).toBeVisible();
  await started.fill('15/1/2027');
  await expect(told).toBeHidden();
});

test('what is said once a field is left does not move what is being clicked', async ({ stage }) => {
  const page = await stage.open('contracts');
  const dialog = await openNewContract(page);
  await field(dialog, 'Latitud').fill('-68.3301');
  await field(dialog, 'Longitud').fill('-34.6177');
  await page.keyboard.press('Control+s');
  const turn = dialog.getByRole('button', { name: 'Intercambiar latitud y longitud' });
  await expect(turn).toBeVisible();
  await field(dialog, 'IP').fill('10.0.');
  await expect
    .poll(() => stage.asked('contracts.check'))
    .toContainEqual({
      draft: expect.objectContaining({ ip: '10.0.' }),
    });
  await expectAtRest(page);
  await turn.hover();
  const before = await turn.boundingBox();
  await page.mouse.down();
  await expectAtRest(page);
  // A pressed button goes down by a pixel.
  expect((await turn.boundingBox())?.y).toBeCloseTo((before?.y ?? 0) + 1, 0);
  await page.mouse.up();
  await expect(field(dialog, 'Latitud')).toHaveValue('-34.6177');
  await expect(dialog.getByText(/^No es una IP\./u)).toBeVisible();
});

test('a place pasted with the words of the compass falls into both fields; of a short link its field says what to do', async ({
  stage,
}) => {
  const page = await stage.open('contracts');
  const dialog = await openNewContract(page);
  await field(dialog, 'Latitud').fill("58° 22' 54'' Oeste, 34° 36' 12'' Sur");
  await expect(field(dialog, 'Latitud')).toHaveValue("34° 36' 12'' Sur");
  await expect(field(dialog, 'Longitud')).toHaveValue("58° 22' 54'' Oeste");
  await field(dialog, 'Longitud').fill('maps.app.goo.gl/b3Xk');
  await page.keyboard.press('Control+s');
  await expect(field(dialog, 'Longitud')).toHaveAccessibleDescription(/Ábralo en el navegador y copie la dirección/u);
  await field(dialog, 'Longitud').fill('google.com/maps/dir//-34.6177,-68.3301/@-34.7,-68.5,12z');
  await expect(field(dialog, 'Latitud')).toHaveValue('-34.617700');
  await expect(field(dialog, 'Longitud')).toHaveValue('-68.330100');
  expect(await stage.asked('contracts.create')).toEqual([]);
});

test('what saves a contract is whole in sight in a low window, also with a warning, and no field lies under it', async ({
  stage,
}) => {
  const page = await stage.open('contracts');
  await page.setViewportSize({ width: 1280, height: 720 });
  const dialog = await openNewContract(page);
  await choosePlan(page, dialog);
  await field(dialog, 'Alta').fill('2/3/26');
  await field(dialog, 'Latitud').fill('-68.3301, -34.6177');
  await page.keyboard.press('Control+s');
  await expect(dialog.getByRole('alert')).toBeVisible();
  const [save, cancel] = ['Guardar', 'Cancelar'].map((name) => dialog.getByRole('button', { name, exact: true }));
  for (const height of [720, 560]) {
    await page.setViewportSize({ width: 1280, height });
    await field(dialog, 'IP').focus();
    await expect(save ?? dialog).toBeInViewport({ ratio: 1 });
    await expect(cancel ?? dialog).toBeInViewport({ ratio: 1 });
  }
  const notes = field(dialog, 'Observaciones');
  await notes.focus();
  const [foot, last] = [await save?.boundingBox(), await notes.boundingBox()];
  expect((last?.y ?? 0) + (last?.height ?? 0)).toBeLessThanOrEqual(foot?.y ?? 0);
});
