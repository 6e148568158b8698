import type { Locator, Page } from '@playwright/test';
import { field } from '../../support/client-form';
import { choosePlan, openNewContract } from './new-contract';
import { expect, test } from './stage';

const card = (page: Page, plan: string): Locator => page.getByRole('region', { name: `Contrato ${plan}` });
/** What a card says of one of its names. */
const fact = (within: Locator, name: string): Locator =>
  within
    .locator('dl > div')
    .filter({ has: within.page().getByText(name, { exact: true }) })
    .getByRole('definition');

test('each contract says its state, its price and how it is reached; the ended ones are folded and cost nothing', async ({
  stage,
}) => {
  const page = await stage.open('contracts');
  const fibra = card(page, 'Fibra 100 Mb');
  await expect(fibra).toContainText('Habilitado');
  await expect(fibra).toContainText(/12\.300,00\s*\/mes/u);
  await expect(fibra).toContainText('E4:8D:8C:04:03:C5');
  await expect(fibra).toContainText('14/03/2024');
  await expect(fibra).toContainText('San Martín 1240');
  await expect(card(page, 'Rural 10 Mb')).toContainText('Deshabilitado por el sistema');
  await expect(card(page, 'Cámaras 2 Mb')).toContainText('En pausa hasta el 20/12/2026. Motivo: Viaja.');
  await expect(card(page, 'Rural 10 Mb')).toContainText(/Lo deshabilitó el sistema\.\s+Por Abonado, 20\/11\/2026/u);
  await expect(card(page, 'Rural 10 Mb')).not.toContainText('deuda');
  await expect(card(page, 'Cámaras 2 Mb')).toContainText('Desde el 01/12/2026: Fibra 100 Mb');
  await expect(
    page.getByText(/^3 contratos · \$\s20\.400,00 por mes · 1 no se factura ahora: \$\s1\.000,00$/u),
  ).toBeVisible();
  await expect(fact(fibra, 'Precio')).toHaveText('el del plan');
  await expect(fact(card(page, 'Rural 10 Mb'), 'Precio')).toHaveText('propio');
  // A list that made its plan told no upload.
  await expect(fact(fibra, 'Velocidad')).toHaveText('100 / 50 Mb/s');
  await expect(fact(card(page, 'Cámaras 2 Mb'), 'Velocidad')).toHaveText('2 / — Mb/s');
  await expect(card(page, 'Viejo 5 Mb')).toBeHidden();
  await page.getByText('1 contrato de baja').click();
  await expect(card(page, 'Viejo 5 Mb')).toContainText('De baja desde el 02/05/2026: Se mudó.');
  await expect(card(page, 'Viejo 5 Mb').getByRole('button', { name: 'Avisar' })).toHaveCount(0);
  await fibra.getByRole('button', { name: /Ver los otros clientes de este nodo/u }).click();
  await expect(page.getByText('Nodo pedido: 41')).toBeVisible();
});

test('a state is changed with its reason, and not without one', async ({ stage }) => {
  const page = await stage.open('contracts');
  await card(page, 'Fibra 100 Mb').getByRole('button', { name: 'Avisar' }).click();
  const dialog = page.getByRole('dialog', { name: 'Avisar Fibra 100 Mb' });
  await expect(dialog).toContainText('José Muñoz');
  await expect(dialog).toContainText('Fibra 100 Mb · 10.0.0.1');
  await expect(dialog).toContainText('el router lo cambia quien lo administra');
  await expect(field(dialog, 'Motivo')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(dialog.getByText('Diga por qué: queda en Auditorías.')).toBeVisible();
  expect(await stage.asked('contracts.setState')).toEqual([]);
  await field(dialog, 'Motivo').fill('Debe dos meses');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Fibra 100 Mb quedó avisado.')).toBeVisible();
  await expect
    .poll(() => stage.asked('contracts.setState'))
    .toEqual([{ id: 1, version: 1, to: 'alerted', reason: 'Debe dos meses' }]);
  await page.getByRole('button', { name: 'Deshacer', exact: true }).click();
  await expect(page.getByText('Se deshizo: el contrato quedó como estaba.')).toBeVisible();
  await expect.poll(() => stage.asked('audit.undoContractChange')).toEqual([{ contractId: 1, version: 2 }]);
});

test('what the system cut can be disabled by hand, and what is paused enabled', async ({ stage }) => {
  const page = await stage.open('contracts');
  await page.getByRole('button', { name: 'Más acciones de Rural 10 Mb' }).click();
  await page.getByRole('menuitem', { name: 'Deshabilitar a mano' }).click();
  await page.getByRole('dialog').getByLabel('Motivo').fill('No paga');
  await page.keyboard.press('Enter');
  await expect.poll(() => stage.asked('contracts.setState')).toMatchObject([{ id: 2, to: 'disabled' }]);
  await card(page, 'Cámaras 2 Mb').getByRole('button', { name: 'Habilitar' }).click();
  await page.getByRole('dialog').getByLabel('Motivo').fill('Volvió antes');
  await page.keyboard.press('Enter');
  await expect.poll(() => stage.asked('contracts.setState')).toMatchObject([{ id: 2 }, { id: 3, to: 'enabled' }]);
});

test('a pause, a change of plan and a baja are sent with their day, typed with the day first', async ({ stage }) => {
  const page = await stage.open('contracts');
  const more = () => page.getByRole('button', { name: 'Más acciones de Fibra 100 Mb' }).click();
  await more();
  await page.getByRole('menuitem', { name: 'Pausar hasta un día' }).click();
  await field(page, 'En pausa hasta el').fill('31/2/2027');
  await field(page, 'Motivo').fill('Viaja');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Escriba un día, como 24/11/2026.')).toBeVisible();
  await field(page, 'En pausa hasta el').fill('3/2/27');
  await page.keyboard.press('Enter');
  await expect.poll(() => stage.asked('contracts.pause')).toMatchObject([{ untilOn: '2027-02-03', reason: 'Viaja' }]);

  await card(page, 'Fibra 100 Mb').getByRole('button', { name: 'Cambiar plan' }).click();
  await field(page, 'Plan').fill('300');
  await page.getByRole('option', { name: /Fibra 300 Mb/u }).click();
  await field(page, 'Precio propio').fill('15.000');
  await field(page, 'Desde el').fill('01/12/2026');
  await field(page, 'Motivo').fill('Pidió más');
  await page.getByRole('dialog').getByRole('button', { name: 'Cambiar plan' }).click();
  await expect
    .poll(() => stage.asked('contracts.changePlan'))
    .toMatchObject([{ terms: { planId: 32, ownPriceCents: 1_500_000 }, onDate: '2026-12-01' }]);

  await more();
  await page.getByRole('menuitem', { name: 'Dar de baja' }).click();
  await expect(field(page, 'Día de la baja')).toHaveValue('24/11/2026');
  await field(page, 'Motivo').fill('Se mudó');
  await page.getByRole('dialog').getByRole('button', { name: 'Dar de baja' }).click();
  await expect.poll(() => stage.asked('contracts.end')).toMatchObject([{ endedOn: '2026-11-24', reason: 'Se mudó' }]);

  await page.getByRole('button', { name: 'Cancelar el cambio' }).click();
  await expect.poll(() => stage.asked('contracts.cancelPlanChange')).toMatchObject([{ id: 3 }]);
  const told = page.getByRole('status').filter({ hasText: 'El cambio de plan se canceló' });
  await told.getByRole('button', { name: 'Deshacer' }).click();
  await expect(page.getByText('El cambio de plan vuelve a estar acordado.')).toBeVisible();
  await expect
    .poll(async () => (await stage.asked('contracts.changePlan')).at(-1))
    .toMatchObject({ id: 3, onDate: '2026-12-01' });
});

test('a change of plan says what was agreed before, and that it falls away', async ({ stage }) => {
  const page = await stage.open('contracts');
  const change = (plan: string) => card(page, plan).getByRole('button', { name: 'Cambiar plan' }).click();
  await change('Fibra 100 Mb');
  await expect(page.getByRole('dialog')).not.toContainText('acordado');
  await page.keyboard.press('Escape');
  await change('Cámaras 2 Mb');
  await expect(page.getByRole('dialog')).toContainText(
    'Hay un cambio acordado desde el 01/12/2026: Fibra 100 Mb. Con este cambio queda sin efecto.',
  );
});

test('a baja is taken back from its notice, which says what came back with the contract', async ({ stage }) => {
  const page = await stage.open('contracts');
  await page.getByRole('button', { name: 'Más acciones de Cámaras 2 Mb' }).click();
  await page.getByRole('menuitem', { name: 'Dar de baja' }).click();
  await field(page, 'Motivo').fill('Se mudó');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Cámaras 2 Mb está de baja desde el 24/11/2026.')).toBeVisible();
  await page.getByRole('button', { name: 'Deshacer' }).click();
  await expect(
    page.getByText(
      'Cámaras 2 Mb está vigente otra vez. En pausa hasta el 20/12/2026. Desde el 01/12/2026: Fibra 100 Mb.',
    ),
  ).toBeVisible();
  await expect
    .poll(() => stage.asked('audit.list'))
    .toMatchObject([{ contractId: 3, field: 'contract.endedOn', limit: 1 }]);
  await expect.poll(() => stage.asked('audit.putBack')).toEqual([{ entryId: 77, version: 1 }]);
});

test('a baja has its way back on the contract too, once its notice has gone', async ({ stage }) => {
  const page = await stage.open('contracts');
  await page.getByText('1 contrato de baja').click();
  const undo = card(page, 'Viejo 5 Mb').getByRole('button', { name: 'Deshacer la baja' });
  await expect(undo).toBeEnabled();
  // Twice before anything can answer: a slow machine lets the first end between the clicks of a double one.
  await undo.evaluate((button: HTMLElement) => {
    button.click();
    button.click();
  });
  await expect.poll(() => stage.asked('audit.putBack')).toMatchObject([{ entryId: 77 }]);
  await expect.poll(() => stage.asked('audit.list')).toMatchObject([{ field: 'contract.endedOn', limit: 1 }]);
});

test('a contract that has not begun ends without a day to choose, and its dialog says what becomes of it', async ({
  stage,
}) => {
  const page = await stage.open('contracts-to-begin');
  await page.getByRole('button', { name: 'Más acciones de Fibra 100 Mb' }).click();
  await page.getByRole('menuitem', { name: 'Dar de baja' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('queda de baja el 15/12/2026');
  await expect(field(dialog, 'Motivo')).toBeFocused();
  await field(dialog, 'Motivo').fill('Se arrepintió');
  await page.keyboard.press('Enter');
  await expect.poll(() => stage.asked('contracts.end')).toMatchObject([{ endedOn: '2026-12-15' }]);
});

test('what another window did meanwhile is told, the reason stays, and a second yes is for what there is now', async ({
  stage,
}) => {
  const page = await stage.open('contracts-elsewhere');
  await page.getByRole('button', { name: 'Deshabilitar' }).click();
  await field(page, 'Motivo').fill('No paga');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toContainText('Otra ventana cambió este contrato');
  await expect(card(page, 'Fibra 100 Mb')).toContainText('Avisado');
  await expect(field(page, 'Motivo')).toHaveValue('No paga');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Fibra 100 Mb quedó deshabilitado.')).toBeVisible();
  await expect
    .poll(() => stage.asked('contracts.setState'))
    .toMatchObject([{ version: 1 }, { version: 2, reason: 'No paga' }]);
});

test('what another window did while a dialog stood open is told too, though the card behind shows it already', async ({
  stage,
}) => {
  const page = await stage.open('contracts-meanwhile');
  await page.getByRole('button', { name: 'Avisar' }).click();
  await field(page, 'Motivo').fill('Debe dos meses');
  await page.getByText('Otra ventana deshabilita').dispatchEvent('click');
  await expect(card(page, 'Fibra 100 Mb')).toContainText('Deshabilitado');
  await field(page, 'Motivo').press('Enter');
  await expect(page.getByRole('alert')).toContainText('Otra ventana cambió este contrato');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Fibra 100 Mb quedó avisado.')).toBeVisible();
  await expect.poll(() => stage.asked('contracts.setState')).toMatchObject([{ version: 1 }, { version: 2 }]);
});

test('what a list brought says that it came in so, and not that whoever imported it turned it off', async ({
  stage,
}) => {
  const page = await stage.open('contracts-from-list');
  const fromList = /Entró así con la lista que importó Ana Ruiz, 20\/11\/2026/u;
  await expect(card(page, 'Rural 10 Mb')).toContainText(fromList);
  await expect(card(page, 'Fibra 300 Mb')).toContainText(fromList);
  await expect(card(page, 'Fibra 100 Mb')).toContainText(/Motivo: Fraude\.\s+Por Ana Ruiz, 20\/11\/2026/u);
  await expect(card(page, 'Hogar 25 Mb')).toContainText(/Ana Ruiz lo volvió a dejar así, 20\/11\/2026/u);
});

test('latitude and longitude the wrong way round are asked about before a contract is saved, and so is a place abroad', async ({
  stage,
}) => {
  const page = await stage.open('contracts');
  const dialog = await openNewContract(page);
  await choosePlan(page, dialog);
  await field(dialog, 'Latitud').fill('-68,345762');
  await field(dialog, 'Longitud').fill('-34,648204');
  await page.keyboard.press('Control+s');
  await expect(dialog.getByRole('alert')).toContainText('-68.345762, -34.648204 queda fuera de Argentina');
  await dialog.getByRole('button', { name: 'Intercambiar latitud y longitud' }).click();
  await expect(field(dialog, 'Latitud')).toHaveValue('-34,648204');
  await expect(dialog.getByRole('alert')).toBeHidden();
  await field(dialog, 'Latitud').fill('19.4326, -99.1332');
  await page.keyboard.press('Control+s');
  await expect(dialog.getByRole('alert')).toContainText('queda fuera de Argentina');
  await expect(dialog.getByRole('button', { name: 'Intercambiar latitud y longitud' })).toBeHidden();
  expect(await stage.asked('contracts.create')).toEqual([]);
  await dialog.getByRole('button', { name: 'Guardar igual' }).click();
  await expect(page.getByText('El contrato quedó agregado y habilitado.')).toBeVisible();
  await expect
    .poll(() => stage.asked('contracts.create'))
    .toMatchObject([{ fields: { latitude: 19.4326, longitude: -99.1332 } }]);
});

test('what was begun of a live contract is not saved onto one that another window ended: it is told, and stays typed', async ({
  stage,
}) => {
  const page = await stage.open('contracts-ended-elsewhere');
  await page.getByRole('button', { name: /^Más acciones/u }).click();
  await page.getByRole('menuitem', { name: 'Editar contrato' }).click();
  await field(page, 'Observaciones').fill('techo de chapa');
  await page.keyboard.press('Control+s');
  await expect(page.getByText('El contrato está de baja: ya no se cambia.')).toBeVisible();
  await expect(field(page, 'Observaciones')).toHaveValue('techo de chapa');
  await expect.poll(() => stage.asked('contracts.update')).toMatchObject([{ version: 1 }]);
});

test('two windows on one contract: what differs is joined, what both changed is chosen, and that alone is sent', async ({
  stage,
}) => {
  const page = await stage.open('contracts-elsewhere');
  await page.getByRole('button', { name: /^Más acciones/u }).click();
  await page.getByRole('menuitem', { name: 'Editar contrato' }).click();
  await field(page, 'Usuario').fill('ana-campo');
  await field(page, 'Observaciones').fill('techo de chapa');
  await page.keyboard.press('Control+s');
  const dialog = page.getByRole('dialog', { name: 'Otra ventana guardó cambios' });
  await expect(dialog.getByRole('radio')).toHaveCount(2);
  await expect(dialog).toContainText('ana-campo');
  await dialog.getByRole('radio', { name: /ana-casa/u }).click();
  await dialog.getByRole('button', { name: 'Guardar lo elegido' }).click();
  await expect(page.getByText('El contrato quedó guardado')).toBeVisible();
  await expect
    .poll(() => stage.asked('contracts.update'))
    .toMatchObject([
      { version: 1, fields: { userName: 'ana-campo', ip: '10.0.0.1' } },
      { version: 2, fields: { userName: 'ana-casa', ip: '10.0.0.2', notes: 'techo de chapa' } },
    ]);
});

test('who may only look is offered nothing to do; nothing of a deactivated client is turned on', async ({ stage }) => {
  const page = await stage.open('contracts-viewer');
  await expect(card(page, 'Fibra 100 Mb')).toBeVisible();
  await expect(page.getByRole('button', { name: /Avisar|Habilitar|Agregar|Más acciones|Cancelar/u })).toHaveCount(0);
  await stage.open('contracts-deactivated');
  await expect(card(page, 'Rural 10 Mb')).toBeVisible();
  await expect(page.getByRole('button', { name: /^(?:Avisar|Habilitar|Agregar contrato)$/u })).toHaveCount(0);
  const offered = async (plan: string) => {
    await page.getByRole('button', { name: `Más acciones de ${plan}` }).click();
    const menu = page.getByRole('menu', { name: `Más acciones de ${plan}` });
    await expect(menu).toBeVisible();
    return menu.getByRole('menuitem').allTextContents();
  };
  expect(await offered('Fibra 100 Mb')).toEqual(['Editar contrato', 'Dar de baja']);
  expect(await offered('Rural 10 Mb')).toEqual(['Editar contrato', 'Deshabilitar a mano', 'Dar de baja']);
});
