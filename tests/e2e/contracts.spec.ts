import type { Locator, Page } from '@playwright/test';
import { createClerk } from '../support/clerk';
import { field, goTo, openForm } from '../support/client-form';
import { expect, test } from '../support/office-window';

test.use({ ready: true });

test.setTimeout(400_000);

/** By its plan, whatever its address. */
const card = (page: Page, plan: string): Locator =>
  page.getByRole('region', { name: new RegExp(`^Contrato ${plan}(?:, |$)`, 'u') });

/** A day to come that a pause may end on, as the office writes it. */
const inTwoMonths = new Intl.DateTimeFormat('es-AR', { day: '2-digit', month: '2-digit', year: 'numeric' }).format(
  Date.now() + 60 * 24 * 3_600_000,
);

async function addPlan(page: Page, name: string, mbps: string, price: string): Promise<void> {
  await goTo(page, '/configuracion/planes');
  await page.getByRole('button', { name: 'Agregar plan' }).click();
  const dialog = page.getByRole('dialog', { name: 'Agregar plan' });
  await field(dialog, 'Nombre').fill(name);
  await field(dialog, 'Bajada (Mb/s)').fill(mbps);
  await field(dialog, 'Subida (Mb/s)').fill(mbps);
  await field(dialog, 'Precio final por mes').fill(price);
  await field(dialog, 'Precio final por mes').press('Enter');
  await expect(page.getByRole('cell', { name, exact: true })).toBeVisible();
}

/** The box beside this client's row. */
async function openBox(page: Page, name: string): Promise<void> {
  await goTo(page, '/clientes');
  await page.getByRole('row', { name: new RegExp(name, 'u') }).click();
  await expect(page.getByRole('complementary').getByRole('heading', { name: new RegExp(name, 'u') })).toBeVisible();
}

async function openContractForm(page: Page, name: string): Promise<Locator> {
  await openBox(page, name);
  await page.getByRole('button', { name: 'Agregar contrato' }).click();
  return page.getByRole('dialog', { name: `Agregar contrato a ${name}` });
}

async function choose(page: Page, dialog: Locator, name: string, entry: string): Promise<void> {
  await field(dialog, name).fill(entry);
  await page.getByRole('option', { name: new RegExp(`^${entry}`, 'u') }).click();
}

/** Says why, and does it. */
async function because(page: Page, reason: string): Promise<void> {
  const dialog = page.getByRole('dialog');
  await field(dialog, 'Motivo').fill(reason);
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
}

test('a contract from its plan to its baja: added, taken IP, states, plan, pause, node, audit and back', async ({
  page,
  office,
}) => {
  await createClerk(office).signIn();
  const form = openForm(page);
  await form.add({ Nombre: 'Ana Paz', Dirección: 'San Martín 12' });
  await form.add({ Nombre: 'Beto Ruiz' });
  await form.add({ Nombre: 'Carla Sosa' });
  await addPlan(page, 'Fibra 100 Mb', '100', '12.300');
  await addPlan(page, 'Fibra 300 Mb', '300', '19.900,50');
  await goTo(page, '/configuracion/nodos');
  await page.getByRole('button', { name: 'Agregar nodo' }).click();
  await field(page.getByRole('dialog'), 'Nombre').fill('Cerro Norte');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('cell', { name: 'Cerro Norte', exact: true })).toBeVisible();

  await test.step('added, with its address in any style; the grid says it', async () => {
    const dialog = await openContractForm(page, 'Ana Paz');
    await choose(page, dialog, 'Plan', 'Fibra 100 Mb');
    await choose(page, dialog, 'Nodo', 'Cerro Norte');
    await field(dialog, 'Alta').fill('2/3/2024');
    await field(dialog, 'IP').fill('010.20.000.5');
    await field(dialog, 'MAC').fill('e48d.8c04.03c5');
    await page.keyboard.press('Control+s');
    await expect(card(page, 'Fibra 100 Mb')).toContainText('E4:8D:8C:04:03:C5');
    await expect(card(page, 'Fibra 100 Mb')).toContainText('10.20.0.5');
    await expect(page.getByRole('row', { name: /Ana Paz/u })).toContainText('Habilitado');
  });

  await test.step('a taken IP names whose it is, and what was typed stays', async () => {
    const dialog = await openContractForm(page, 'Beto Ruiz');
    await choose(page, dialog, 'Plan', 'Fibra 300 Mb');
    await choose(page, dialog, 'Nodo', 'Cerro Norte');
    await field(dialog, 'IP').fill('10.20.0.5');
    await page.keyboard.press('Control+s');
    await expect(dialog.getByText('Esa IP ya la usa Ana Paz')).toBeVisible();
    await expect(dialog.getByRole('link', { name: 'Ver a Ana Paz' })).toBeVisible();
    await field(dialog, 'IP').fill('10.20.0.6');
    await page.keyboard.press('Control+s');
    await expect(card(page, 'Fibra 300 Mb')).toBeVisible();
  });

  await test.step('warned, disabled, enabled; each with its reason', async () => {
    await openBox(page, 'Ana Paz');
    await card(page, 'Fibra 100 Mb').getByRole('button', { name: 'Avisar' }).click();
    await because(page, 'Debe dos meses');
    await expect(card(page, 'Fibra 100 Mb')).toContainText('Motivo: Debe dos meses');
    await card(page, 'Fibra 100 Mb').getByRole('button', { name: 'Deshabilitar' }).click();
    await because(page, 'No contesta');
    await expect(page.getByRole('row', { name: /Ana Paz/u })).toContainText('Deshabilitado');
    await card(page, 'Fibra 100 Mb').getByRole('button', { name: 'Habilitar' }).click();
    await because(page, 'Pagó');
    await expect(page.getByRole('row', { name: /Ana Paz/u })).toContainText('Habilitado');
  });

  await test.step('another plan from today on', async () => {
    await card(page, 'Fibra 100 Mb').getByRole('button', { name: 'Cambiar plan' }).click();
    await choose(page, page.getByRole('dialog'), 'Plan', 'Fibra 300 Mb');
    await because(page, 'Pidió más velocidad');
    await expect(card(page, 'Fibra 300 Mb')).toContainText(/19\.900,50/u);
  });

  await test.step('the others of its node, a click away; a chip says so', async () => {
    await card(page, 'Fibra 300 Mb')
      .getByRole('button', { name: /Ver los otros clientes/u })
      .click();
    await expect(createClerk(office).countOf()).toHaveText('2 de 3 clientes');
    await expect(page.getByText('Nodo', { exact: false }).locator('strong', { hasText: 'Cerro Norte' })).toBeVisible();
    await expect(page.getByRole('row', { selected: true })).toContainText('Ana Paz');
    await page.getByRole('button', { name: 'Quitar el filtro Nodo' }).click();
    await expect(createClerk(office).countOf()).toHaveText('3 de 3 clientes');
  });

  await test.step('paused, found by its state', async () => {
    await openBox(page, 'Ana Paz');
    await page.getByRole('button', { name: /^Más acciones/u }).click();
    await page.getByRole('menuitem', { name: 'Pausar hasta un día' }).click();
    await field(page.getByRole('dialog'), 'En pausa hasta el').fill(inTwoMonths);
    await because(page, 'Viaja');
    await expect(card(page, 'Fibra 300 Mb')).toContainText(`En pausa hasta el ${inTwoMonths}`);
    await page.getByRole('button', { name: 'Búsqueda avanzada' }).click();
    const panel = page.getByRole('complementary', { name: 'Búsqueda avanzada' });
    await panel.getByRole('tab', { name: 'Contrato' }).click();
    await panel.getByRole('button', { name: /^Estado del contrato/u }).click();
    await panel.getByRole('combobox', { name: 'Estado del contrato', exact: true }).click();
    await page.getByRole('option', { name: 'En pausa' }).click();
    await panel.getByRole('button', { name: 'Cerrar la búsqueda avanzada' }).click();
    await expect(createClerk(office).countOf()).toHaveText('1 de 3 clientes');
    await page.getByRole('button', { name: 'Limpiar filtros' }).click();
  });

  await test.step('ended: folded away, its IP free', async () => {
    await openBox(page, 'Ana Paz');
    await page.getByRole('button', { name: /^Más acciones/u }).click();
    await page.getByRole('menuitem', { name: 'Dar de baja' }).click();
    await because(page, 'Se mudó');
    await expect(page.getByRole('row', { name: /Ana Paz/u })).toContainText('Sin contrato');
    await page.getByText('1 contrato de baja').click();
    await expect(card(page, 'Fibra 300 Mb')).toContainText('Se mudó');
    const dialog = await openContractForm(page, 'Carla Sosa');
    await choose(page, dialog, 'Plan', 'Fibra 100 Mb');
    await field(dialog, 'IP').fill('10.20.0.5');
    await page.keyboard.press('Control+s');
    await expect(card(page, 'Fibra 100 Mb')).toContainText('10.20.0.5');
  });

  await test.step('the audit names the contract, and puts a value back', async () => {
    await openBox(page, 'Beto Ruiz');
    await page.getByRole('button', { name: /^Más acciones/u }).click();
    await page.getByRole('menuitem', { name: 'Editar contrato' }).click();
    const dialog = page.getByRole('dialog');
    await field(dialog, 'Usuario').fill('beto-casa');
    await page.keyboard.press('Control+s');
    await expect(dialog).toBeHidden();
    await page.getByRole('tab', { name: 'Auditorías' }).click();
    await page.getByLabel('Campo', { exact: true }).selectOption('Usuario');
    // The answer to the filter is one change; until it comes, those of before are shown.
    await expect(page.getByText('1 cambio', { exact: true })).toBeVisible();
    await expect(page.getByRole('listitem').filter({ hasText: 'Fibra 300 Mb · 10.20.0.6' }).first()).toBeVisible();
    await page.getByRole('button', { name: 'Usuario: Dejar vacío' }).click();
    // The baja of a moment ago may have its own way back in sight.
    const notice = page.getByRole('status').filter({ hasText: 'Usuario queda vacío otra vez.' });
    await notice.getByRole('button', { name: 'Deshacer' }).click();
    await expect(page.getByText('El cambio se deshizo.')).toBeVisible();
    await page.getByRole('tab', { name: 'Detalles de Contrato y Nodos' }).click();
    await expect(card(page, 'Fibra 300 Mb')).toContainText('beto-casa');
  });
});

test('deactivating says how many contracts it disables, and reactivating asks which come on again', async ({
  page,
  office,
}) => {
  await createClerk(office).signIn();
  await openForm(page).add({ Nombre: 'Ana Paz' });
  await addPlan(page, 'Fibra 100 Mb', '100', '12.300');
  await addPlan(page, 'Cámaras 2 Mb', '2', '5.000');
  for (const plan of ['Fibra 100 Mb', 'Cámaras 2 Mb']) {
    const dialog = await openContractForm(page, 'Ana Paz');
    await choose(page, dialog, 'Plan', plan);
    await page.keyboard.press('Control+s');
    await expect(card(page, plan)).toBeVisible();
  }
  await goTo(page, '/clientes/1/ver');
  await page.getByRole('button', { name: 'Borrar (desactivar)' }).click();
  await expect(page.getByText('Se deshabilitan 2 contratos')).toBeVisible();
  await page.getByRole('button', { name: 'Desactivar', exact: true }).click();
  await expect(card(page, 'Fibra 100 Mb')).toContainText('Se deshabilitó cuando se desactivó al cliente');
  await page.getByRole('button', { name: 'Reactivar' }).click();
  const dialog = page.getByRole('dialog', { name: 'Reactivar a Ana Paz' });
  await dialog.getByRole('checkbox', { name: /^Fibra 100 Mb/u }).check();
  await dialog.getByRole('button', { name: 'Reactivar' }).click();
  await expect(page.getByText('Ana Paz está activo otra vez, con 1 contrato habilitado.')).toBeVisible();
  await expect(card(page, 'Fibra 100 Mb')).toContainText('Habilitado');
  await expect(card(page, 'Cámaras 2 Mb')).toContainText('Deshabilitado');
});
