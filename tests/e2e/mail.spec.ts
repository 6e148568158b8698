import { expect, test } from '../support/office-window';
import { startPostOffice } from '../../scripts/fault-mail';

test.use({ demo: true });

test('a clerk sets the server, writes to some clients, and sees what became of it', async ({ page }) => {
  const post = await startPostOffice();
  try {
    await page.getByRole('link', { name: 'Correo', exact: true }).click();
    await expect(page.getByText('El envío está en pausa. Los mensajes esperan.')).toBeVisible();
    await page.getByRole('link', { name: 'Ir a Configuración' }).click();
    await page.getByLabel('Servidor', { exact: true }).fill('127.0.0.1');
    await page.getByRole('combobox', { name: 'Seguridad' }).click();
    await page.getByRole('option', { name: /^Ninguna/u }).click();
    await page.getByLabel('Puerto').fill(String(post.port));
    await page.getByLabel('Dirección del remitente').fill('oficina@norte.example');
    await page.getByLabel('Usuario').fill('');
    await page.getByRole('switch', { name: 'Pausar el envío' }).press('Space');
    await page.getByRole('button', { name: 'Probar conexión' }).click();
    await expect(page.getByText('El servidor aceptó la conexión.')).toBeVisible();
    await page.getByRole('button', { name: 'Guardar', exact: true }).click();
    await expect(page.getByText('El servidor de correo quedó guardado.')).toBeVisible();

    await page.getByRole('link', { name: 'Clientes' }).click();
    for (const row of [1, 2, 3]) await page.getByRole('row').nth(row).getByRole('checkbox').click();
    await page.getByRole('button', { name: 'Notificar por correo' }).click();
    const dialog = page.getByRole('dialog', { name: 'Notificar por correo' });
    await dialog.getByLabel('Asunto').fill('Corte programado');
    await dialog.getByRole('textbox', { name: 'Mensaje' }).fill('{{nadie}}, mañana de 2 a 5.');
    await dialog.getByRole('button', { name: 'Enviar' }).click();
    await expect(dialog.getByText('Este mensaje no tiene la variable «nadie».', { exact: false })).toBeVisible();
    await dialog.getByRole('textbox', { name: 'Mensaje' }).fill('{{cliente}}, mañana de 2 a 5.');
    await dialog.getByRole('button', { name: 'Enviar' }).click();
    await expect(page.getByText('La notificación quedó en Correo.')).toBeVisible();

    await page.getByRole('link', { name: 'Correo', exact: true }).click();
    const table = page.getByRole('table', { name: 'Mensajes' });
    await expect(table.getByRole('row', { name: /Corte programado/u }).first()).toContainText(/Enviado|No se enviará/u);
    await expect.poll(() => post.taken.length).toBeGreaterThan(0);
    await table.getByRole('button', { name: 'Corte programado' }).first().click();
    const message = page.getByRole('dialog', { name: /^Mensaje/u });
    await expect(message.getByText('mañana de 2 a 5.', { exact: false })).toBeVisible();
    await page.keyboard.press('Escape');
    await page.getByRole('link', { name: 'Por día' }).click();
    await expect(page.getByRole('table', { name: 'Por día' }).getByRole('row').nth(1)).toBeVisible();
  } finally {
    post.close();
  }
});
