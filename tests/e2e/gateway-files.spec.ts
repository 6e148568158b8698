import { resolve } from 'node:path';
import { findings } from '../support/accessible';
import { chooseFile, createClerk } from '../support/clerk';
import { expect, test } from '../support/office-window';

test.use({ ready: true });

const dataFolder = resolve(__dirname, '../data');
/** What is tried again may take a while on a busy machine. */
const SLOW = { timeout: 60_000 };

test("the office's own gateway file is reconciled, what is doubtful is decided, and the whole of it is taken back", async ({
  page,
  office,
}) => {
  test.setTimeout(600_000);
  const clerk = createClerk(office);
  const button = (name: string | RegExp) => page.getByRole('button', { name });
  const open = async () => {
    await chooseFile(office, resolve(dataFolder, 'pagos-pasarela.csv'), button('Elegir archivo'));
    await button('Revisar el archivo').click(SLOW);
    await expect(page.getByRole('table', { name: 'Qué se va a registrar' })).toBeVisible(SLOW);
  };
  const outcome = (name: string) =>
    page.getByRole('table', { name: 'Qué se va a registrar' }).getByRole('row', { name });

  await clerk.signIn();
  await clerk.tryImport(resolve(dataFolder, 'clientes.xlsx'));
  await clerk.apply();

  await page.getByRole('link', { name: 'Cobranzas' }).click();
  await button('Archivos de pasarelas').click();
  await expect(page.getByText('Todavía no se importó ningún archivo.')).toBeVisible();
  await open();
  await expect(outcome('Todo el archivo')).toContainText('405');
  await expect(outcome('Todo el archivo')).toContainText('$ 32.367.203,69');
  await expect(outcome('Ya registradas')).toContainText('5');
  expect(await findings(page)).toEqual([]);

  // Whoever has the document is told; the reference is nobody's.
  await expect(outcome('Dudosas')).toContainText('12');
  await button(/^Decidir la línea/u)
    .first()
    .click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('¿De qué cliente es?').fill('1002');
  await dialog
    .getByRole('button', { name: /^Es de este cliente/u })
    .first()
    .click(SLOW);
  await expect(dialog).toBeHidden(SLOW);

  await expect(outcome('Dudosas')).toContainText('11');
  await button(/^Registrar \d+ pagos/u).click();
  await expect(page.getByText(/^pagos-pasarela\.csv: se registraron \d+ pagos/u)).toBeVisible(SLOW);
  await expect(page.getByRole('table', { name: 'Por resolver' })).toBeVisible();
  expect(await findings(page)).toEqual([]);

  await button(/^Decidir la línea/u)
    .first()
    .click();
  await page.getByRole('dialog').getByRole('button', { name: 'Dejar afuera' }).click();
  await expect(page.getByText('La línea quedó afuera.')).toBeVisible();

  await open();
  await expect(outcome('Ya registradas')).toContainText('405');
  await expect(button('Guardar sin registrar pagos')).toBeDisabled();
  await button('Cancelar').click();

  await button('Deshacer pagos-pasarela.csv').click();
  await page.getByRole('dialog').getByRole('button', { name: 'Anular los pagos del archivo' }).click();
  await expect(page.getByText(/^Se anularon \d+ pagos\.$/u)).toBeVisible(SLOW);
  await expect(page.getByRole('row', { name: /pagos-pasarela\.csv/u }).getByText('Deshecho')).toBeVisible();
});
