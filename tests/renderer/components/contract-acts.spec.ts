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
