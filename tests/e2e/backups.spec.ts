import { mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expectAccessible } from '../support/accessible';
import { createClerk } from '../support/clerk';
import { openForm } from '../support/client-form';
import { expect, type OpenOffice, test as base } from '../support/office-window';

const test = base.extend<{ disk: string }>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the names of what a fixture needs from here
  disk: async ({}, use) => {
    const disk = mkdtempSync(join(tmpdir(), 'abonado-usb-'));
    await use(disk);
    rmSync(disk, { recursive: true, force: true });
  },
});

/** An office with one client, at its backups. */
async function toBackups(office: OpenOffice): Promise<void> {
  const { page } = office;
  await createClerk(office).createOffice();
  const form = openForm(page);
  await form.add({ Nombre: 'José Muñoz' });
  await page.getByRole('link', { name: 'Configuración', exact: true }).click();
  await page.getByRole('link', { name: 'Respaldos' }).click();
  await page.getByRole('button', { name: 'Hacer un respaldo ahora' }).click();
  await expect(page.getByText('Respaldo hecho y probado.')).toBeVisible();
}

test('backups go encrypted to a second folder, whose absence is told and which is gone on with', async ({
  page,
  office,
  disk,
}) => {
  await toBackups(office);
  await page.getByRole('button', { name: 'Elegir la carpeta' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Carpeta' }).fill('/no/esta');
  await dialog.getByRole('textbox', { name: 'Frase de paso' }).fill('corta');
  await dialog.getByRole('button', { name: 'Guardar la carpeta' }).click();
  await expect(dialog.getByText('Escriba al menos 12 letras')).toBeVisible();
  for (const name of ['Frase de paso', 'Repetir la frase'])
    await dialog.getByRole('textbox', { name }).fill('caballo lluvia tornillo');
  await dialog.getByRole('button', { name: 'Guardar la carpeta' }).click();
  await expect(dialog.getByText('Esa carpeta no está.')).toBeVisible();
  await expectAccessible(office.page);
  await dialog.getByRole('textbox', { name: 'Carpeta' }).fill(disk);
  await dialog.getByRole('button', { name: 'Guardar la carpeta' }).click();
  await expect(page.getByText('El último llegó entero')).toBeVisible();
  await expect(page.getByRole('row', { name: /Cifrado/u })).toBeVisible();
  expect(readdirSync(join(disk, readdirSync(disk)[0] ?? ''))).toEqual([expect.stringMatching(/\.copia$/u)]);
  await expectAccessible(office.page);
  renameSync(disk, `${disk}-fuera`);
  await page.getByRole('button', { name: 'Hacer un respaldo ahora' }).click();
  await page.getByRole('button', { name: 'Copiar ahora' }).click();
  await expect(page.getByRole('region', { name: 'Segunda carpeta' })).toContainText('conecte el disco');
  await expectAccessible(office.page);
  renameSync(`${disk}-fuera`, disk);
  await page.getByRole('button', { name: 'Copiar ahora' }).click();
  // On a busy machine the click before it may find the disk there again, and say so too.
  await expect(page.getByText('El último respaldo está en la segunda carpeta.').last()).toBeVisible();
});

test('a backup is looked at without changing anything, and the office comes back', async ({ page, office }) => {
  await toBackups(office);
  await page
    .getByRole('button', { name: /^Mirar el respaldo/u })
    .first()
    .click();
  await expectAccessible(office.page);
  await page.getByRole('button', { name: 'Abrir en solo lectura' }).click();
  await expect(page.getByText('en solo lectura: no se puede guardar nada')).toBeVisible();
  await page.getByRole('link', { name: 'Clientes' }).click();
  await expect(page.getByText('José Muñoz').first()).toBeVisible();
  const form = openForm(page);
  await form.create();
  await form.fill({ Nombre: 'Ana Paz' });
  await page.getByRole('button', { name: 'Guardar', exact: true }).click();
  await expect(page.getByText('Está mirando un respaldo en solo lectura: no se guardó nada.').first()).toBeVisible();
  await page.getByRole('button', { name: 'Volver a la oficina' }).click();
  // What was typed could not be saved there; it is asked about as everywhere.
  await page.getByRole('button', { name: 'Salir sin guardar' }).click();
  await page.getByLabel('Contraseña').fill('clave-de-ana');
  await page.getByRole('button', { name: 'Entrar', exact: true }).click();
  await expect(page.getByText('en solo lectura')).toHaveCount(0);
});

test('an office that is on a disk is brought back from the first run', async ({ page, office, disk }) => {
  await expect(page.getByRole('button', { name: 'Crear la oficina' })).toBeVisible();
  await page.getByRole('button', { name: 'Restaurar un respaldo' }).click();
  await page.getByRole('textbox', { name: 'Carpeta de los respaldos' }).fill(disk);
  await page.getByRole('button', { name: 'Buscar' }).click();
  await expect(page.getByText('En esa carpeta no hay respaldos de Abonado.')).toBeVisible();
  await expectAccessible(office.page);
});

test('what whoever helps needs is copied from the operator’s menu', async ({ page, office }) => {
  await createClerk(office).createOffice();
  await page.getByRole('button', { name: /^Menú/u }).click();
  await page.getByRole('button', { name: 'Copiar diagnóstico' }).click();
  await expect(page.getByRole('button', { name: 'Diagnóstico copiado' })).toBeVisible();
});
