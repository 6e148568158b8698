import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createClerk } from '../support/clerk';
import { expect, test } from '../support/office-window';

test.use({ ready: true });

test('a list that is refused says so in place; what stayed out of one that came in is seen and saved afterwards', async ({
  page,
  office,
  folder,
}) => {
  test.setTimeout(200_000);
  const clerk = createClerk(office);
  await clerk.signIn();

  await test.step('the reason stands on the screen, and goes with the next file', async () => {
    const bad = join(folder, 'mala.xlsx');
    writeFileSync(bad, 'hola');
    await clerk.startImport(bad);
    const refused = page.getByRole('alert').filter({ hasText: 'El archivo no es lo que dice su nombre' });
    await expect(refused).toBeVisible();
    await expect(page.getByRole('button', { name: 'Elegir archivo' })).toBeFocused();
    const meter = join(folder, 'consumo.csv');
    writeFileSync(meter, 'IP;Desde;Bajada bytes\r\n10.0.0.1;2026-10-15;1\r\n');
    await clerk.startImport(meter);
    await expect(page.getByRole('alert').getByRole('link', { name: 'Ir a Configuración → Consumo' })).toBeVisible();
    const good = join(folder, 'buena.csv');
    writeFileSync(good, 'ID;Nombre\r\n7;Muñoz, José\r\n8;\r\n7;Muñoz, José\r\n');
    await clerk.tryImport(good);
    await expect(refused).toBeHidden();
  });

  await test.step('each row that stayed out has its reason, then and later', async () => {
    await clerk.apply();
    const notes = page.getByRole('region', { name: 'Lo que no entró y los avisos' });
    await expect(notes.getByRole('row', { name: /3 sin nombre No entró/u })).toBeVisible();
    await expect(notes.getByRole('row', { name: /4 Muñoz, José No entró Dice lo mismo que la fila 2/u })).toBeVisible();
    await page.getByRole('link', { name: 'Configuración', exact: true }).click();
    await page.getByRole('link', { name: 'Importaciones' }).click();
    await expect(page.getByRole('row', { name: /buena\.csv .* 1 0 2 0/u })).toBeVisible();
    await page.getByRole('button', { name: 'Ver cuáles' }).click();
    await expect(notes.getByRole('row', { name: /3 sin nombre No entró/u })).toBeVisible();
  });
});

test('a column that only the lists carry goes back to what it was from the client’s audit, and forth again', async ({
  page,
  office,
  folder,
}) => {
  test.setTimeout(200_000);
  const clerk = createClerk(office);
  await clerk.signIn();
  for (const type of ['B', 'A']) {
    const path = join(folder, `lista-${type}.csv`);
    writeFileSync(path, `ID;Nombre;Tipo de factura\r\n7;Ana Sosa;${type}\r\n`);
    await clerk.tryImport(path);
    await clerk.apply();
  }
  await clerk.toList();
  await clerk.row(/Ana Sosa/u).click();
  await page.getByRole('tab', { name: 'Auditorías' }).click();
  await page.getByRole('button', { name: 'Tipo de factura: Volver a «B»' }).click();
  const changes = page.getByRole('listitem').filter({ hasText: 'Tipo de factura' });
  await expect(changes.first()).toContainText('A → B');
  await page.getByRole('button', { name: 'Deshacer' }).click();
  await expect(changes.first()).toContainText('B → A');
});
