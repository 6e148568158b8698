import { openForm, goTo } from '../support/client-form';
import { expect, test } from '../support/office-window';

test.use({ demo: true });

const ONE = { Nombre: 'Zulema Quinteros', 'ID cliente': 'zq-1', DNI: '28.114.902', Dirección: 'Los Aromos 4412' };
const AGAIN = {
  Nombre: 'QUINTEROS, ZULEMA',
  'ID cliente': 'zq-2',
  DNI: '28114902',
  Teléfono: '2604 433129',
  Dirección: 'Los Aromos Nº 4412',
};

test('two entries of one person are found, joined field by field, and taken apart again', async ({ page }) => {
  await openForm(page).add(ONE);
  await openForm(page).add(AGAIN);
  await page.getByRole('button', { name: 'Duplicados', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Duplicados', exact: true })).toBeVisible();
  const pair = page.getByRole('region', { name: 'Zulema Quinteros y QUINTEROS, ZULEMA' });
  await expect(pair).toContainText('Casi seguro');
  await expect(pair).toContainText('Coinciden: documento, nombre y dirección');

  await pair.getByRole('button', { name: /^Unir/u }).click();
  const dialog = page.getByRole('dialog', { name: 'Unir dos clientes' });
  await expect(dialog.getByRole('radio', { name: 'Zulema Quinteros · zq-1' })).toBeChecked();
  await expect(dialog.getByRole('radio', { name: 'Teléfono: 2604 433129' })).toBeChecked();
  await expect(dialog.getByRole('radio', { name: 'Nombre: Zulema Quinteros' })).toBeChecked();
  await dialog.getByRole('button', { name: 'Unir', exact: true }).click();
  await expect(page.getByText('QUINTEROS, ZULEMA se unió a Zulema Quinteros.')).toBeVisible();
  await expect(pair).toHaveCount(0);

  // Found by the number that it has no more, with the phone of the other.
  await goTo(page, '/clientes?text=zq-2');
  await page.getByRole('row', { name: /Zulema Quinteros/u }).click();
  await expect(page.getByRole('complementary', { name: 'Cliente seleccionado' })).toContainText('443-3129');
  await page.keyboard.press('Enter');
  await expect(page.getByText(/^Se le unió/u)).toContainText('QUINTEROS, ZULEMA (ID zq-2)');

  await goTo(page, '/clientes/duplicados');
  await page.getByRole('tab', { name: 'Uniones' }).click();
  await page.getByRole('button', { name: /^Deshacer la unión de QUINTEROS/u }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Deshacer la unión' }).click();
  await expect(page.getByText('QUINTEROS, ZULEMA y Zulema Quinteros son otra vez dos clientes.')).toBeVisible();
  await expect(page.getByRole('row', { name: /Deshecha el/u })).toBeVisible();
});

test('what said that two were joined goes once they are two again', async ({ page }) => {
  await openForm(page).add(ONE);
  await openForm(page).add(AGAIN);
  await goTo(page, '/clientes/duplicados');
  const pair = page.getByRole('region', { name: 'Zulema Quinteros y QUINTEROS, ZULEMA' });
  await pair.getByRole('button', { name: /^Unir/u }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Unir', exact: true }).click();
  const joined = page.getByText('QUINTEROS, ZULEMA se unió a Zulema Quinteros.');
  await expect(joined).toBeVisible();
  await page.getByRole('tab', { name: 'Uniones' }).click();
  await page.getByRole('button', { name: /^Deshacer la unión de QUINTEROS/u }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Deshacer la unión' }).click();
  await expect(page.getByText('QUINTEROS, ZULEMA y Zulema Quinteros son otra vez dos clientes.')).toBeVisible();
  // Its own time would not be over yet.
  await expect(joined).toBeHidden({ timeout: 2000 });
});

test('what is no duplicate is not shown again, and that can be taken back', async ({ page }) => {
  await openForm(page).add(ONE);
  await openForm(page).add(AGAIN);
  await goTo(page, '/clientes/duplicados');
  const pair = page.getByRole('region', { name: 'Zulema Quinteros y QUINTEROS, ZULEMA' });
  await pair.getByRole('button', { name: /no es duplicado$/u }).click();
  await expect(pair).toHaveCount(0);
  await page.getByRole('button', { name: 'Deshacer', exact: true }).click();
  await expect(pair).toBeVisible();
  await pair.getByRole('button', { name: /no es duplicado$/u }).click();
  await goTo(page, '/clientes');
  await goTo(page, '/clientes/duplicados');
  await expect(page.getByText('Buscando clientes parecidos')).toHaveCount(0);
  await expect(pair).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('heading', { name: 'Clientes', exact: true })).toBeVisible();
});
