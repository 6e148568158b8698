import { writeLongList } from '../support/busy-office';
import { createClerk } from '../support/clerk';
import { openForm, WAITS } from '../support/client-form';
import { expect, test } from '../support/office-window';

test.use({ demo: true });

const NAME = 'Ana Sosa de Prueba';

test('a save that arrives during an import says that it waits, and both are made', async ({ page, office, folder }) => {
  const clerk = createClerk(office);
  const other = await page.context().newPage();
  await other.goto(new URL(page.url()).origin);
  await expect(other.getByRole('heading', { name: 'Clientes', exact: true })).toBeVisible();
  const form = openForm(other);
  await form.create();
  await form.fill({ Nombre: NAME });
  await clerk.tryImport(writeLongList(folder));
  await page.getByRole('button', { name: /^Importar [\d.]+ cliente/u }).click();
  await expect(page.getByText(/^[\d.]+ de 30\.000/u)).toBeVisible({ timeout: 60_000 });
  await form.save();
  await expect(other.getByText(WAITS)).toBeVisible();
  await expect(other.getByText(`${NAME} quedó guardado.`)).toBeVisible({ timeout: 120_000 });
  await expect(page.getByText('Importación lista')).toBeVisible({ timeout: 60_000 });
  await expect(page.getByRole('main')).toContainText(/30\.000\s*Nuevos/u);
});
