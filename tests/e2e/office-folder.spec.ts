import { lockOffice } from '../../src-main/data/office-lock';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expectAccessible } from '../support/accessible';
import { obstructedFolder, readOnlyFolder, writeDamagedOffice, writeNewerOffice } from '../support/office-folders';
import { createClerk } from '../support/clerk';
import { openForm } from '../support/client-form';
import { expect, test as base } from '../support/office-window';

/** What stands in the office's folder before Abonado is started on it. */
interface Prepared {
  readonly prepare: 'newer' | 'damaged' | 'inUse' | 'nothing';
  readonly other: { release(): void };
}

const test = base.extend<Prepared>({
  prepare: ['nothing', { option: true }],
  other: [
    async ({ folder, prepare }, use) => {
      if (prepare === 'newer') writeNewerOffice(folder);
      if (prepare === 'damaged') writeDamagedOffice(folder);
      const other = prepare === 'inUse' ? lockOffice(join(folder, 'abonado.lock')) : { release: () => undefined };
      await use(other);
      other.release();
    },
    { auto: true },
  ],
});

test.describe('an office of a newer Abonado', () => {
  test.use({ prepare: 'newer' });
  test('is told on a screen', async ({ page, office }) => {
    await expect(page.getByRole('heading', { name: 'Esta oficina es de un Abonado más nuevo' })).toBeVisible();
    await expectAccessible(office.page);
    await page.getByRole('button', { name: 'Volver a intentar' }).click();
    await expect(page.getByRole('alert')).toHaveText('Sigue igual.');
  });
});

test.describe('an office that another Abonado has open', () => {
  test.use({ prepare: 'inUse' });
  test('opens from the screen once the other is closed', async ({ page, office, other }) => {
    await expect(page.getByRole('heading', { name: 'Otro Abonado tiene abierta esta oficina' })).toBeVisible();
    await expectAccessible(office.page);
    other.release();
    await page.getByRole('button', { name: 'Volver a intentar' }).click();
    await expect(page.getByRole('button', { name: 'Crear la oficina' })).toBeVisible();
    await expectAccessible(office.page);
  });
});

test.describe('a damaged office', () => {
  test.use({ prepare: 'damaged' });
  test('is replaced by a backup from the screen', async ({ page, office }) => {
    await expect(page.getByRole('heading', { name: 'La base de la oficina está dañada' })).toBeVisible();
    await expect(page.getByRole('button', { name: /^Restaurar el respaldo/u })).toBeVisible();
    await expectAccessible(office.page);
    await page.getByRole('button', { name: /^Restaurar el respaldo/u }).click();
    await expect(page.getByText('La base dañada queda guardada entre los respaldos.')).toBeVisible();
    await page.getByRole('button', { name: 'Restaurar este respaldo' }).click();
    await expect(page.getByRole('heading', { name: 'Iniciar sesión' })).toBeVisible();
    await expect(page.getByText('Norte Digital')).toBeVisible();
    await expectAccessible(office.page);
    await page.getByRole('button', { name: 'Recuperar con el código' }).click();
    await expect(page.getByRole('heading', { name: 'Recuperar con el código' })).toBeVisible();
    await expectAccessible(office.page);
  });
});

test('a backup is taken and restored under Configuración, and everybody signs in again', async ({ page, office }) => {
  await createClerk(office).createOffice();
  await page.getByRole('link', { name: 'Configuración', exact: true }).click();
  await page.getByRole('link', { name: 'Respaldos' }).click();
  await page.getByRole('button', { name: 'Hacer un respaldo ahora' }).click();
  await expect(page.getByText('Respaldo hecho y probado.')).toBeVisible();
  const row = page.getByRole('row', { name: /Probado/u }).first();
  await expect(row).toBeVisible();
  await expectAccessible(office.page);
  await row.getByRole('button', { name: /^Restaurar/u }).click();
  await expect(page.getByRole('dialog')).toContainText('Deja de verse todo lo que se cambió después');
  await expect(page.getByRole('dialog')).toContainText('La oficina como está ahora queda guardada como respaldo');
  await expectAccessible(office.page);
  await page.getByRole('button', { name: 'Restaurar este respaldo' }).click();
  await expect(page.getByRole('heading', { name: 'Iniciar sesión' })).toBeVisible();
  await page.getByLabel('Contraseña').fill('clave-de-ana');
  await page.getByRole('button', { name: 'Entrar', exact: true }).click();
  await expect(page.getByRole('row', { name: /Probado/u })).not.toHaveCount(1);
});

test('an office whose database is deleted while it is open says so at the next save, and goes back to a backup', async ({
  page,
  office,
  folder,
}) => {
  await createClerk(office).createOffice();
  await page.getByRole('link', { name: 'Configuración', exact: true }).click();
  await page.getByRole('link', { name: 'Respaldos' }).click();
  await page.getByRole('button', { name: 'Hacer un respaldo ahora' }).click();
  await expect(page.getByText('Respaldo hecho y probado.')).toBeVisible();
  rmSync(join(folder, 'abonado.db'));
  const form = openForm(page);
  await form.create();
  await form.fill({ Nombre: 'José Muñoz' });
  await form.save();
  await expect(page.getByRole('heading', { name: 'La base de la oficina no está en su lugar' })).toBeVisible();
  await expectAccessible(office.page);
  await page.getByRole('button', { name: 'Volver a intentar' }).click();
  await expect(page.getByText('Sigue igual.')).toBeVisible();
  await page
    .getByRole('button', { name: /^Restaurar el respaldo/u })
    .first()
    .click();
  await expect(page.getByText('El archivo de la oficina no está')).toBeVisible();
  await page.getByRole('button', { name: 'Restaurar este respaldo' }).click();
  await expect(page.getByRole('heading', { name: 'Iniciar sesión' })).toBeVisible();
});

const closed = base.extend<{ closedFolder: { folder: string; makeWritable: () => void } }>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the names of what a fixture needs from here
  closedFolder: async ({}, use) => {
    const closedOne = readOnlyFolder() ?? obstructedFolder();
    await use(closedOne);
    closedOne.remove();
  },
  folder: async ({ closedFolder }, use) => use(closedFolder.folder),
});

closed('a folder that lets nobody write is told, and opens when it does', async ({ page, office, closedFolder }) => {
  await expect(page.getByRole('heading', { name: 'La carpeta de la oficina no deja escribir' })).toBeVisible();
  await expectAccessible(office.page);
  closedFolder.makeWritable();
  await page.getByRole('button', { name: 'Volver a intentar' }).click();
  await expect(page.getByRole('button', { name: 'Crear la oficina' })).toBeVisible();
});
