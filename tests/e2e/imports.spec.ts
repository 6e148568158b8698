import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createClerk } from '../support/clerk';
import { expect, test } from '../support/office-window';

test.use({ ready: true });

/** What is tried again may take a while on a busy machine. */
const SLOW = { timeout: 30_000 };
/** Enough rows that a clerk has the time to think better of it. */
const MANY = 20_000;

test('an untidy list is mended row by row, cancelled, imported and taken back', async ({ page, office, folder }) => {
  test.setTimeout(400_000);
  const clerk = createClerk(office);
  const detail = page.getByRole('table');

  await test.step('a problem says what is wrong, and is corrected in its place', async () => {
    await clerk.signIn();
    const list = join(folder, 'otra-oficina.csv');
    writeFileSync(
      list,
      [
        'Abonados de Cable Sur;;;;',
        'Nº Cliente;APELLIDO Y NOMBRES;correo electrónico;Cel.;Saldo',
        '0007;Muñoz, José;jose@correo.example;2604 331208;1.234,50',
        '0008;;sin.nombre@correo.example;;0',
        '0009;Paz, Ana;;;mucho',
        '0010;Sosa, Beto;jose@correo.example;;-12,5',
        '0011;Vera, Carla;carla@@correo;;',
      ].join('\r\n'),
    );
    await clerk.tryImport(list);
    await expect(clerk.count('Con problemas')).toHaveText('2', SLOW);
    await expect(clerk.count('Nuevos')).toHaveText('3');
    await expect(detail).toContainText('no se entiende el importe');
    await page.getByRole('button', { name: 'Corregir la fila 5' }).click();
    const form = page.getByRole('form', { name: 'Corregir la fila 5' });
    await form.getByLabel('Balance de facturas impagas').fill('150,25');
    await page.keyboard.press('Enter');
    await expect(clerk.count('Con problemas')).toHaveText('1', SLOW);
    await expect(clerk.count('Nuevos')).toHaveText('4', SLOW);
  });

  await test.step('rows are left out one by one, and all with one reason', async () => {
    await page.getByRole('button', { name: 'Omitir la fila 4' }).click();
    await expect(clerk.count('Omitidos')).toHaveText('1', SLOW);
    await page.getByRole('button', { name: /^E-mail de otro cliente/u }).click();
    await expect(detail).toContainText('ya es de Muñoz, José');
    await page.getByRole('button', { name: /^E-mail inválido/u }).click();
    await page.getByRole('button', { name: 'Omitir esta fila' }).click();
    await expect(clerk.count('Omitidos')).toHaveText('2', SLOW);
    await clerk.apply();
    await expect(page.getByText('Importación lista')).toBeVisible(SLOW);
  });

  await test.step('a second list shows what changes, field by field', async () => {
    const list = join(folder, 'cambios.csv');
    writeFileSync(list, 'ID;Nombre;Celular\r\n0007;Muñoz, José;2604 999999\r\n');
    await clerk.tryImport(list);
    await expect(page.getByRole('row', { name: /Muñoz, José/u })).toContainText(
      'Teléfono celular 2604 331208 → 2604 999999',
    );
    await clerk.apply();
    await page.getByRole('main').getByRole('button', { name: 'Deshacer' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Deshacer la importación' }).click();
    await expect(page.getByText('Importación deshecha: 0 quitados, 1 repuesto.')).toBeVisible(SLOW);
  });

  await test.step('a cancelled import leaves the register as it was', async () => {
    const list = join(folder, 'larga.csv');
    const rows = Array.from({ length: MANY }, (_, index) => `L-${index};Persona ${index};Barrio ${index % 9}`);
    writeFileSync(list, `ID;Nombre;Barrio\r\n${rows.join('\r\n')}\r\n`);
    await clerk.tryImport(list);
    await page.getByRole('button', { name: /^Importar [\d.]+ cliente/u }).click();
    await expect(page.getByText(/^[\d.]+ de 20\.000/u)).toBeVisible({ timeout: 60_000 });
    await page.getByRole('button', { name: 'Cancelar' }).click();
    await expect(page.getByText('Cancelado. No cambió nada.')).toBeVisible({ timeout: 60_000 });
    await expect(clerk.count('Nuevos')).toHaveText('20.000');
    await clerk.toList();
    await expect(clerk.countOf()).toHaveText('3 de 3 clientes');
  });

  await test.step('what was left half way is found again', async () => {
    await page.getByRole('button', { name: 'Importar', exact: true }).first().click();
    await expect(page.getByRole('region', { name: 'Sin terminar' })).toContainText('larga.csv');
    await page.getByRole('button', { name: 'Seguir' }).click();
    await expect(clerk.count('Nuevos')).toHaveText('20.000');
  });
});
