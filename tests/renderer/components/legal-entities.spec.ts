import { PNG_POINT } from '../../support/pictures';
import { expect, test } from './stage';

test('a razón social whose logo is still being saved is saved after it, and not against it', async ({ stage }) => {
  const page = await stage.open('legal-entities');
  await page.getByRole('button', { name: 'Editar: Norte Digital S. R. L.' }).click();
  const form = page.getByRole('dialog', { name: 'Norte Digital S. R. L.' });
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    form.getByRole('button', { name: 'Cambiar imagen' }).click(),
  ]);
  await chooser.setFiles({ name: 'logo.png', mimeType: 'image/png', buffer: Buffer.from(PNG_POINT, 'base64') });
  await expect.poll(() => stage.asked('billingParameters.saveLogo')).toHaveLength(1);
  await form.getByLabel('Nombre de fantasía').fill('Norte Fibra');
  const save = form.getByRole('button', { name: 'Guardar' });
  await expect(save).toBeDisabled();
  await page.keyboard.press('Enter');
  await page.evaluate(() => window.dispatchEvent(new Event('saved')));
  await save.click();
  await expect(form).toBeHidden();
  await expect
    .poll(() => stage.asked('billingParameters.saveLegalEntity'))
    .toMatchObject([{ at: { id: 1, version: 2 }, fields: { fantasyName: 'Norte Fibra' } }]);
});
