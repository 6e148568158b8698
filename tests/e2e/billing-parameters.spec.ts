import type { Page } from '@playwright/test';
import { goTo } from '../support/client-form';
import { expect, test } from '../support/office-window';
import { PNG_POINT } from '../support/pictures';

test.use({ demo: true });

async function open(page: Page, section: string, title: string): Promise<void> {
  await goTo(page, `/configuracion/${section}`);
  await expect(page.getByRole('heading', { name: title })).toBeVisible();
}

test('an issuer is set up with its numbering, and what is wrong is said beside its field', async ({ page }) => {
  await open(page, 'razones-sociales', 'Razones sociales');
  await page.getByRole('button', { name: 'Crear razón social' }).click();
  const form = page.getByRole('dialog', { name: 'Crear razón social' });
  await form.getByLabel('Razón social').fill('Cuyo Conectado S. A.');
  await form.getByRole('combobox', { name: 'Condición de IVA' }).click();
  await page.getByRole('option', { name: 'Responsable Inscripto' }).click();
  await form.getByLabel('CUIT/CUIL').fill('30-50001092-3');
  // The types that follow from the condition have their series at once.
  await expect(form.getByLabel('Próximo número A')).toHaveValue('1');
  await form.getByLabel('Punto de venta B').fill('3');
  await form.getByLabel('Próximo número B').fill('18823');
  await form.getByRole('button', { name: 'Guardar' }).click();
  await expect(form.getByText('La identificación tributaria no es válida: revise los dígitos.')).toBeVisible();
  await form.getByLabel('CUIT/CUIL').fill('30-50001092-0');
  await form.getByRole('button', { name: 'Guardar' }).click();
  const row = page.getByRole('row', { name: /Cuyo Conectado S\. A\./u });
  await expect(row).toContainText('Responsable Inscripto');
  await expect(row).toContainText('0003');
});

test('a razón social gets its logo, which is shown as it is printed, and its form still saves', async ({ page }) => {
  await open(page, 'razones-sociales', 'Razones sociales');
  await page.getByRole('button', { name: 'Editar: Norte Digital S. R. L.' }).click();
  const form = page.getByRole('dialog', { name: 'Norte Digital S. R. L.' });
  const logo = form.getByRole('group', { name: 'Logo' });
  const choose = async (name: string, mimeType: string, buffer: Buffer) => {
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), logo.getByRole('button').first().click()]);
    await chooser.setFiles({ name, mimeType, buffer });
  };
  await choose('logo.png', 'image/png', Buffer.from('no es una imagen'));
  await expect(logo.getByRole('alert')).toContainText('PNG o JPEG');
  await choose('logo.png', 'image/png', Buffer.from(PNG_POINT, 'base64'));
  await expect(logo.getByRole('img', { name: 'El logo de ahora' })).toHaveAttribute(
    'src',
    `data:image/png;base64,${PNG_POINT}`,
  );
  await form.getByLabel('Nombre de fantasía').fill('Norte Fibra');
  await form.getByRole('button', { name: 'Guardar' }).click();
  await expect(form).toBeHidden();
});

test('the type of invoice that follows from a pair of conditions is read, and changed with its legend', async ({
  page,
}) => {
  await open(page, 'tipos-de-factura', 'Tipos de factura');
  const cell = (type: string) =>
    page.getByRole('button', { name: `Responsable Inscripto → Exento: ${type}`, exact: true });
  await cell('B').click();
  const form = page.getByRole('dialog', { name: 'Responsable Inscripto → Exento' });
  await form.getByRole('combobox', { name: 'Tipo de factura' }).click();
  await expect(page.getByRole('option', { name: 'Comprobante X' })).toHaveCount(0);
  await page.getByRole('option', { name: 'Factura A' }).click();
  await form.getByLabel('A confirmar con el contador').check();
  await form.getByRole('button', { name: 'Guardar' }).click();
  await expect(cell('A (A confirmar con el contador)')).toBeVisible();
});

test('a perception, a profile with two due dates and a holiday are made', async ({ page }) => {
  await open(page, 'impuestos', 'Impuestos');
  await expect(page.getByRole('row', { name: /IVA 21 %/u })).toContainText('A confirmar con el contador');
  await page.getByRole('button', { name: 'Crear impuesto' }).click();
  const tax = page.getByRole('dialog', { name: 'Crear impuesto' });
  await tax.getByLabel('Nombre').fill('Percepción IIBB');
  await tax.getByLabel('Alícuota').fill('tres');
  await tax.getByRole('combobox', { name: 'Cómo se cobra' }).click();
  await page.getByRole('option', { name: 'Se suma al precio' }).click();
  await tax.getByRole('button', { name: 'Guardar' }).click();
  await expect(tax.getByText('Escriba un porcentaje, como 21 o 10,5.')).toBeVisible();
  await tax.getByLabel('Alícuota').fill('3,5');
  await tax.getByRole('button', { name: 'Guardar' }).click();
  await expect(page.getByRole('row', { name: /Percepción IIBB/u })).toContainText('3,5 %');

  await open(page, 'perfiles-de-facturacion', 'Perfiles de facturación');
  await page.getByRole('button', { name: 'Crear perfil' }).click();
  const profile = page.getByRole('dialog', { name: 'Crear perfil' });
  await profile.getByLabel('Nombre').fill('Día 10');
  await profile.getByLabel('Ciclo de facturación comienza el día').fill('10');
  await profile.getByLabel('Segundo vencimiento (días)').fill('5');
  await profile.getByRole('button', { name: 'Guardar' }).click();
  await expect(profile.getByText('Cada vencimiento va después del anterior.')).toBeVisible();
  await profile.getByLabel('Segundo vencimiento (días)').fill('20');
  await profile.getByLabel('Recargo del segundo').fill('5');
  await profile.getByRole('button', { name: 'Guardar' }).click();
  await expect(page.getByRole('row', { name: /Día 10/u })).toContainText('a los 10, 20 días');

  await page.getByLabel('Fecha').fill('12/10/2027');
  await page.getByLabel('Feriado', { exact: true }).fill('Diversidad Cultural');
  await page.getByRole('button', { name: 'Agregar feriado' }).click();
  await expect(page.getByRole('table', { name: 'Feriados' })).toContainText('12/10/2027');
});
