import { createClerk } from '../support/clerk';
import { openForm } from '../support/client-form';
import { expect, test } from '../support/office-window';

test.use({ ready: true });

test('a save is undone from its notice, which goes at once; a notice goes with its screen', async ({
  page,
  office,
}) => {
  const form = openForm(page);
  await createClerk(office).signIn();
  await form.add({ Nombre: 'José Muñoz', Teléfono: '0260 498-7435' });
  await form.edit(1);
  await form.fill({ Teléfono: '0260 498-7436' });
  await form.save();
  const saved = page.getByText('José Muñoz quedó guardado.');
  await expect(saved).toBeVisible();

  await page.getByRole('button', { name: 'Deshacer' }).click();
  await expect(page.getByText('José Muñoz vuelve a estar como antes.')).toBeVisible();
  await expect(saved).toBeHidden();
  await form.edit(1);
  await expect(page.getByText('José Muñoz vuelve a estar como antes.')).toBeHidden();
  await expect(form.field('Teléfono')).toHaveValue('0260 498-7435');
});

test('a client that was made is the row that the list shows, also when the filters had left it out', async ({
  page,
  office,
}) => {
  const form = openForm(page);
  await createClerk(office).signIn();
  for (const Nombre of ['Ana Paz', 'Beto Sosa', 'Zulma Ríos']) {
    await form.add({ Nombre });
    await expect(page.getByRole('row', { selected: true })).toContainText(Nombre);
  }
  await createClerk(office).search('zulma');
  await expect(page.getByRole('row', { selected: true })).toContainText('Zulma');
  await form.add({ Nombre: 'Carla Vera' });
  await expect(page.getByRole('row', { selected: true })).toContainText('Carla Vera');
  await expect(page.getByRole('complementary', { name: 'Cliente seleccionado' })).toContainText('Carla Vera');
});
