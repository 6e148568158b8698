import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createClerk } from '../support/clerk';
import { goTo, openForm } from '../support/client-form';
import { expect, test } from '../support/office-window';

test('the key of an office’s secrets is kept by the system, where it keeps any', async ({ page, office, folder }) => {
  // A machine of tests has no keyring: one that writes texts in hexadecimal stands in for it, and the rest is the real way.
  await office.application?.evaluate(({ safeStorage }) => {
    safeStorage.isEncryptionAvailable = () => true;
    safeStorage.getSelectedStorageBackend = () => 'gnome_libsecret';
    safeStorage.encryptString = (text) => Buffer.from(`cofre:${Buffer.from(text).toString('hex')}`);
    safeStorage.decryptString = (bytes) => Buffer.from(bytes.toString().slice('cofre:'.length), 'hex').toString();
  });
  const form = openForm(page);
  await createClerk(office).createOffice();
  await form.add({ Nombre: 'Ana Muñoz' });
  await goTo(page, '/configuracion/alerta');
  await expect(page.getByText('La clave la guarda el sistema de esta computadora')).toBeVisible();
  const [name = ''] = readdirSync(join(folder, 'secrets'));
  const file = readFileSync(join(folder, 'secrets', name), 'utf8');
  expect(file).toContain('"keeping":"system"');
  const key = /"key":"(?<key>[^"]+)"/u.exec(file)?.groups?.key ?? '';
  expect(Buffer.from(key, 'base64').toString()).toMatch(/^cofre:/u);
  await createClerk(office).toList();
  await page
    .getByRole('row', { name: /Ana Muñoz/u })
    .first()
    .click();
  await page.getByRole('tab', { name: 'Dispositivos' }).click();
  await page.getByRole('button', { name: 'Agregar dispositivo' }).click();
  await page.getByRole('dialog').getByLabel('Nombre').fill('Celular');
  await page.getByRole('dialog').getByLabel('Link que dio el servicio').fill('https://alerta.example/x');
  await page.getByRole('dialog').getByRole('button', { name: 'Guardar' }).click();
  await page.getByRole('button', { name: 'Mostrar link: Celular' }).click();
  await expect(page.getByRole('note', { name: 'Link de Celular' })).toHaveText('https://alerta.example/x');
});
