import { field } from '../../support/client-form';
import { expect, test } from './stage';

test('← → go among what can be done with a contract, ↑ ↓ among the contracts; who cannot see them hears each bar’s name', async ({
  stage,
}) => {
  const page = await stage.open('contracts');
  const act = (plan: string, name: string) =>
    page.getByRole('toolbar', { name: `Acciones de ${plan}` }).getByRole('button', { name, exact: true });
  await act('Fibra 100 Mb', 'Avisar').focus();
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowUp');
  await expect(act('Fibra 100 Mb', 'Avisar')).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(act('Fibra 100 Mb', 'Deshabilitar')).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(act('Rural 10 Mb', 'Habilitar')).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(act('Cámaras 2 Mb', 'Habilitar')).toBeFocused();
  // The ended one below it is folded away.
  await page.keyboard.press('ArrowDown');
  await expect(act('Cámaras 2 Mb', 'Habilitar')).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(act('Cámaras 2 Mb', 'Más acciones de Cámaras 2 Mb')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menu').locator(':focus')).toHaveCount(1);
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('menuitem', { name: 'Editar' })).toBeFocused();
  await page.keyboard.press('Escape');
  await page.keyboard.press('ArrowUp');
  await expect(act('Rural 10 Mb', 'Habilitar')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'Habilitar Rural 10 Mb' })).toBeVisible();
});

test('the arrows of a contract’s menu stay in it', async ({ stage }) => {
  const page = await stage.open('contracts');
  await page.getByRole('button', { name: 'Más acciones de Fibra 100 Mb' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menu').locator(':focus')).toHaveCount(1);
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('menuitem', { name: 'Editar' })).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('menuitem', { name: 'Editar' })).toBeFocused();
});

test('the arrows among what can be done with a contract leave the list where it is', async ({ stage }) => {
  const page = await stage.open('box');
  const box = page.getByRole('complementary', { name: 'Cliente seleccionado' });
  await page.getByText('Cliente 9', { exact: true }).click();
  await expect(box.getByText('Plan de 9')).toBeVisible();
  await page.keyboard.press('c');
  await page.keyboard.press('ArrowDown');
  await expect(box.getByRole('toolbar').getByRole('button').first()).toBeFocused();
  await expect(page.getByRole('row', { name: 'Cliente 9', selected: true })).toHaveCount(1);
  await expect(box.getByRole('heading', { name: 'Cliente 9' })).toBeVisible();
});

test('who went elsewhere before the contracts came stays there', async ({ stage }) => {
  const page = await stage.open('box-slow-contracts');
  await page.getByText('Cliente 9', { exact: true }).click();
  await page.keyboard.press('c');
  await page.keyboard.press('/');
  const search = page.getByRole('searchbox', { name: 'Búsqueda rápida' });
  await expect(search).toBeFocused();
  await expect.poll(() => stage.asked('contracts.list')).toContainEqual({ clientId: 9 });
  await page.evaluate(() => window.dispatchEvent(new Event('contracts-read')));
  await expect(page.getByRole('toolbar').first()).toBeVisible();
  await page.keyboard.type('ana');
  await expect(search).toHaveValue('ana');
});

test('where every contract is folded away, C goes to what adds one', async ({ stage }) => {
  const page = await stage.open('box-ended-contracts');
  await page.getByText('Cliente 9', { exact: true }).click();
  await expect(page.getByText('1 contrato de baja')).toBeVisible();
  await page.keyboard.press('c');
  await expect(page.getByRole('button', { name: 'Agregar contrato' })).toBeFocused();
});

test('coordinates are shown as they stand in the field, and go back into it as they are shown', async ({ stage }) => {
  const page = await stage.open('contracts');
  await expect(page.getByRole('region', { name: 'Contrato Cámaras 2 Mb' })).toContainText('(-34.617700, -68.330100)');
  await page.getByRole('button', { name: 'Más acciones de Cámaras 2 Mb' }).click();
  await page.getByRole('menuitem', { name: 'Editar' }).click();
  const dialog = page.getByRole('dialog');
  await expect(field(dialog, 'Latitud')).toHaveValue('-34.617700');
  await field(dialog, 'Longitud').fill('-34.648204, -68.345762');
  await expect(field(dialog, 'Latitud')).toHaveValue('-34.648204');
  await expect(field(dialog, 'Longitud')).toHaveValue('-68.345762');
});

test('an act that another window made needless leaves the keyboard at the first of those that are left', async ({
  stage,
}) => {
  const page = await stage.open('contracts-meanwhile');
  await page.getByRole('button', { name: 'Avisar' }).focus();
  await page.getByRole('button', { name: 'Otra ventana deshabilita' }).dispatchEvent('click');
  await expect(page.getByRole('button', { name: 'Avisar' })).toBeHidden();
  await expect(page.getByRole('button', { name: 'Habilitar' })).toBeFocused();
});
