import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createClerk, saveFile } from '../support/clerk';
import { expect, test } from '../support/office-window';

const list = resolve(__dirname, '../data/clientes.xlsx');
const truth: { repeatedRows: number; blankNames: number } = JSON.parse(
  readFileSync(resolve(__dirname, '../data/truth.json'), 'utf8'),
);

test('a Monday morning: from nothing to a list that goes out and comes back unchanged', async ({
  page,
  office,
  folder,
}) => {
  test.setTimeout(400_000);
  const clerk = createClerk(office);

  await test.step('creates the office and brings in its list', async () => {
    await clerk.createOffice();
    await clerk.tryImport(list);
    await expect(clerk.count('Nuevos')).toHaveText('2.993');
    await expect(clerk.count('Omitidos')).toHaveText(String(truth.repeatedRows));
    await expect(clerk.count('Con problemas')).toHaveText(String(truth.blankNames));
    await clerk.apply();
    await clerk.toList();
    await expect(clerk.countOf()).toHaveText('2.993 de 2.993 clientes');
  });

  await test.step('finds munoz without the tilde and corrects a phone', async () => {
    await clerk.search('munoz');
    await expect(clerk.countOf()).not.toHaveText('2.993 de 2.993 clientes');
    await clerk.row(/Muñoz/u).click();
    await page.getByRole('button', { name: 'Editar', exact: true }).last().click();
    await page.getByLabel('Teléfono', { exact: true }).fill('2604 99-9999');
    await page.keyboard.press('Control+s');
    await expect(page.getByRole('heading', { name: 'Clientes' })).toBeVisible();
  });

  await test.step('sees the change in Auditorías and puts it back', async () => {
    await clerk.search('2604999999');
    await expect(clerk.countOf()).toHaveText('1 de 2.993 clientes');
    await clerk.row(/Muñoz/u).click();
    await page.getByRole('tab', { name: 'Auditorías' }).click();
    await page
      .getByRole('button', { name: /^Teléfono: (?:Volver a|Dejar vacío)/u })
      .first()
      .click();
    await expect(clerk.countOf()).toHaveText('0 de 2.993 clientes');
  });

  await test.step('deactivates one, who leaves the list', async () => {
    await clerk.search('munoz');
    await clerk.row(/Muñoz/u).click();
    await page.getByRole('button', { name: 'Borrar (desactivar)' }).last().click();
    await page.getByRole('dialog').getByRole('button', { name: 'Desactivar' }).click();
    await clerk.search('');
    await expect(clerk.countOf()).toHaveText('2.992 de 2.993 clientes');
  });

  await test.step('takes a second import back', async () => {
    const second = join(folder, 'segunda.csv');
    writeFileSync(second, 'ID cliente;Nombre\n99001;Zulema Inventada\n99002;Zoilo Inventado\n');
    await clerk.tryImport(second);
    await clerk.apply();
    await page.getByRole('main').getByRole('button', { name: 'Deshacer' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Deshacer la importación' }).click();
    await expect(page.getByText('Importación deshecha: 2 quitados, 0 repuestos.')).toBeVisible();
  });

  await test.step('exports the rest, and the file comes back without a change', async () => {
    await clerk.toList();
    await page.getByRole('button', { name: 'Exportar' }).click();
    const file = join(folder, 'salida.xlsx');
    await saveFile(office, file, page.getByRole('menuitem', { name: /^Los activos .*xlsx$/u }));
    await clerk.tryImport(file);
    await expect(clerk.count('Iguales')).toHaveText('2.992');
    await expect(clerk.count('Nuevos')).toHaveText('0');
    await expect(clerk.count('Con cambios')).toHaveText('0');
    await expect(page.getByText('No hay nada para importar: todo está igual.')).toBeVisible();
  });
});
