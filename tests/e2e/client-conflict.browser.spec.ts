import type { Page } from '@playwright/test';
import { createClerk } from '../support/clerk';
import { openForm } from '../support/client-form';
import { expect, test } from '../support/office-window';

test.use({ ready: true });

test.setTimeout(400_000);

const list = (page: Page) => page.getByRole('heading', { name: 'Clientes', exact: true });

test('two windows on one client: what differs is joined, what both changed is chosen field by field', async ({
  page,
  office,
}) => {
  const first = openForm(page);
  await createClerk(office).signIn();
  await first.add({ Nombre: 'José Muñoz', Teléfono: '2604 42-5510' });
  const page2 = await page.context().newPage();
  await page2.goto(new URL(page.url()).origin);
  await expect(list(page2)).toBeVisible();
  const second = openForm(page2);

  await test.step('disjoint changes are joined without asking', async () => {
    await first.edit(1);
    await second.edit(1);
    await first.fill({ Dirección: 'San Martín 1240' });
    await first.save();
    await expect(list(page)).toBeVisible();
    await second.fill({ Observaciones: 'Llamar después de las 18' });
    await second.save();
    await expect(page2.getByText('con lo que cambió otra ventana: Dirección')).toBeVisible();
  });

  await test.step('both values of what both changed, by their own names', async () => {
    await first.edit(1);
    await second.edit(1);
    await expect(first.field('Observaciones')).toHaveValue('Llamar después de las 18');
    await first.fill({ Teléfono: '2604 11-1111', 'Teléfono celular': '2604 33-1111' });
    await first.save();
    await expect(list(page)).toBeVisible();
    await second.fill({ Teléfono: '2604 22-2222', 'Teléfono celular': '2604 33-2222' });
    await second.save();
    const dialog = second.dialog('Otra ventana guardó cambios');
    await expect(dialog).toContainText('Ana Ruiz guardó este cliente');
    const phone = dialog.getByRole('radiogroup', { name: 'Teléfono', exact: true });
    await expect(phone.getByRole('radio')).toHaveText([/2604 22-2222$/u, /2604 11-1111$/u]);
    await expect(dialog.getByRole('button', { name: 'Guardar lo elegido' })).toBeDisabled();
    await phone.getByRole('radio', { name: /Lo guardado/u }).click();
    const mobile = dialog.getByRole('radiogroup', { name: 'Teléfono celular', exact: true });
    await mobile.getByRole('radio', { name: /Lo escrito aquí/u }).click();
    await dialog.getByRole('button', { name: 'Guardar lo elegido' }).click();
    await expect(list(page2)).toBeVisible();
    await second.edit(1);
    await expect(second.field('Teléfono')).toHaveValue('2604 11-1111');
    await expect(second.field('Teléfono celular')).toHaveValue('2604 33-2222');
  });
  await page2.close();
});
