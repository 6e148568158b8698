import { expect, test } from './stage';

test('an undo asks first with its numbers, says how far it is, and can be cancelled; no other row’s button is busy', async ({
  stage,
}) => {
  const page = await stage.open('import-history');
  await page
    .getByRole('row', { name: /contratos\.csv/u })
    .getByRole('button', { name: 'Deshacer' })
    .click();
  const dialog = page.getByRole('dialog', { name: 'Deshacer «contratos.csv»' });
  await expect(dialog).toContainText('Se quitan 3.100 contratos que esta lista agregó.');
  await expect(dialog).toContainText(
    'Lo que se midió de 1.200 contratos pasa a Direcciones desconocidas, en Configuración → Consumo.',
  );
  await dialog.getByRole('button', { name: 'Deshacer la importación' }).click();
  await expect(dialog.getByRole('status')).toHaveText('Deshaciendo…');
  await dialog.getByRole('button', { name: 'Cancelar' }).click();
  await expect(page.getByText('Cancelado. No cambió nada.')).toBeVisible();
  await expect(dialog).toContainText('Se quitan 3.100 contratos');
});

test('a list that stands in the way is named before anything is done, and taken back as the first step', async ({
  stage,
}) => {
  const page = await stage.open('import-history');
  await page
    .getByRole('row', { name: /clientes\.xlsx/u })
    .getByRole('button', { name: 'Deshacer' })
    .click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('2.994 clientes se conservan');
  await expect(dialog).toContainText('Antes hay que deshacer la lista de contratos «contratos.csv»');
  await dialog.getByRole('button', { name: 'Deshacer antes «contratos.csv»' }).click();
  await dialog.getByRole('button', { name: 'Deshacer la importación' }).click();
  await dialog.getByRole('button', { name: 'Cancelar' }).click();
  await dialog.getByRole('button', { name: 'Deshacer la importación' }).click();
  await expect(dialog).toContainText('«contratos.csv»: Importación deshecha: 3.100 quitados, 0 repuestos.');
  await expect(dialog).toHaveAccessibleName('Deshacer «clientes.xlsx»');
  await expect(dialog).toContainText('Se quitan 3.000 clientes');
});

test('of the one row that is kept its reason speaks as of one, and of contracts without samples nothing is said', async ({
  stage,
}) => {
  const page = await stage.open('import-history');
  await page
    .getByRole('row', { name: /altas\.csv/u })
    .getByRole('button', { name: 'Deshacer' })
    .click();
  const dialog = page.getByRole('dialog', { name: 'Deshacer «altas.csv»' });
  await expect(dialog).toContainText('1 contrato se conserva:');
  await expect(dialog.getByRole('listitem')).toHaveText(['1: alguien lo cambió después']);
  await expect(dialog).toContainText('Se quita 1 contrato que esta lista agregó.');
  await expect(dialog).not.toContainText('Direcciones desconocidas');
});

test('what an undo kept is listed until it is closed, and the table says it from then on', async ({ stage }) => {
  const page = await stage.open('import-history');
  const line = page.getByRole('row', { name: /clientes\.xlsx/u });
  await line.getByRole('button', { name: 'Deshacer' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Deshacer solo el resto' }).click();
  const notice = page.getByRole('status').filter({ hasText: 'Importación deshecha en parte: 6 quitados' });
  await expect(notice).not.toContainText('Sofía');
  const kept = page.getByRole('region', { name: 'Lo que se conserva de «clientes.xlsx»' });
  await expect(kept).toContainText('100 de 2.994');
  await expect(
    kept.getByRole('row', { name: /1000 Cliente 0 Tiene contratos que vinieron en «contratos\.csv»/u }),
  ).toBeVisible();
  await kept.getByRole('button', { name: 'Cerrar' }).click();
  await expect(kept).toBeHidden();
  await expect(line).toContainText('Deshecha en parte. Filas deshechas: 6. Conservadas: 2.994.');
  await line.getByRole('button', { name: 'Ver conservados' }).click();
  await expect(kept).toBeVisible();
});

test('what came in with something to know says what was done, and not what is to be corrected before it', async ({
  stage,
}) => {
  const page = await stage.open('import-history');
  await page
    .getByRole('row', { name: /altas\.csv/u })
    .getByRole('button', { name: 'Ver cuáles' })
    .click();
  const notes = page.getByRole('region', { name: 'Lo que no entró y los avisos' });
  await expect(notes.getByRole('row', { name: /Nodo Cerro/u })).toContainText(
    '«Nodo Cerro» estaba retirada y volvió a estar en uso.',
  );
  await expect(notes.getByRole('row', { name: /Beto Ruiz/u })).toContainText('entró sin ella, y quedó anotada');
  await expect(notes.getByRole('row', { name: /Ana Paz está desactivado/u })).toContainText('quedó deshabilitado');
  await expect(notes).not.toContainText(/al importar|Corrija la fila|Entra así/u);
});
