import { expect, test } from './stage';

test('what was held when a copy was put back is seen everywhere, and sent only after it was asked', async ({
  stage,
}) => {
  const page = await stage.open('mail-held');
  await expect(
    page.getByRole('link', { name: 'Correo por decidir · 2 correos en espera', exact: false }),
  ).toBeVisible();
  await expect(page.getByText('2 mensajes estaban en espera en la copia restaurada', { exact: false })).toBeVisible();
  await expect(page.getByRole('row', { name: /Ana Muñoz/u })).toContainText('Retenido');
  await expect(page.getByRole('row', { name: /Beto Ruiz/u })).toContainText('No se pudo armar el mensaje o su PDF');
  await page.getByRole('button', { name: 'Enviar', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Mensajes de la copia restaurada' });
  await expect(dialog).toContainText('los clientes los reciben otra vez');
  await dialog.getByRole('button', { name: 'Cancelar' }).click();
  expect(await stage.asked('outbox.decideHeld')).toEqual([]);
  await page.getByRole('button', { name: 'No enviar' }).click();
  await dialog.getByRole('button', { name: 'No enviar' }).click();
  await expect(page.getByText('Los mensajes retenidos no se enviarán.')).toBeVisible();
  await expect.poll(() => stage.asked('outbox.decideHeld')).toEqual([{ send: false }]);
});

test('what did not go for want of an address goes by one click once there is one', async ({ stage }) => {
  const page = await stage.open('mail-reachable');
  await expect(
    page.getByText('3 mensajes no salieron porque sus clientes no tenían e-mail', { exact: false }),
  ).toBeVisible();
  await page.getByRole('button', { name: 'Enviar ahora' }).click();
  await expect(page.getByText('3 mensajes en espera de salir.')).toBeVisible();
  await expect.poll(() => stage.asked('outbox.sendReachable')).toEqual([{}]);
});

test('an address that another window mended meanwhile is not overwritten unseen: it is told, and what was typed stays', async ({
  stage,
}) => {
  const page = await stage.open('mail-meanwhile');
  await page.getByRole('row', { name: /Ana Muñoz/u }).click();
  await page.getByRole('button', { name: 'Cambiar ana@correo.example' }).click();
  const typed = page.getByLabel('Dirección nueva');
  await typed.fill('ana@casa.example');
  await page.getByText('Otra ventana corrige').dispatchEvent('click');
  await expect(page.getByText('ana@otro.example')).toBeAttached();
  await typed.press('Enter');
  await expect(page.getByRole('alert')).toContainText('Otra ventana guardó cambios mientras tanto');
  await expect(typed).toHaveValue('ana@casa.example');
  await expect.poll(() => stage.asked('outbox.changeAddress')).toMatchObject([{ version: 2 }]);
});

test('a kept password stays where nothing is typed in the end, and goes with its user; a port of one’s own stays', async ({
  stage,
}) => {
  const page = await stage.open('mail-server');
  const password = page.getByLabel('Contraseña', { exact: true });
  await password.fill('x');
  await password.fill('');
  await page.getByRole('combobox', { name: 'Seguridad' }).click();
  await page.getByRole('option', { name: 'STARTTLS' }).click();
  await page.getByRole('button', { name: 'Guardar', exact: true }).click();
  await expect
    .poll(() => stage.asked('mailSettings.save'))
    .toMatchObject([{ password: null, port: 2525, security: 'starttls' }]);
  await page.getByLabel('Usuario', { exact: true }).fill('');
  await page.getByRole('button', { name: 'Guardar', exact: true }).click();
  await expect.poll(() => stage.asked('mailSettings.save')).toMatchObject([{}, { user: '', password: '' }]);
});

test('a limit that holds mail back is told in words, everywhere and in Correo', async ({ stage }) => {
  const page = await stage.open('mail-day-limit');
  await expect(page.getByRole('link', { name: 'Máximo del día · 4 correos en espera' })).toBeVisible();
  const notice = page.getByRole('status').filter({ hasText: 'máximo' });
  await expect(notice).toContainText('Se llegó al máximo de 2.000 direcciones por día: sigue mañana.');
  await expect(notice.getByRole('link', { name: 'Ir a Configuración' })).toBeVisible();
  await stage.open('mail-minute-limit');
  await expect(page.getByRole('link', { name: 'Máximo por minuto · 4 correos en espera' })).toBeVisible();
  await expect(notice).toContainText('Se llegó al máximo de 1 mensaje por minuto: sigue solo en menos de un minuto.');
});

test('what the network says is not told as the server’s answer', async ({ stage }) => {
  const page = await stage.open('mail-network-down');
  const answer = page.locator('.mail-answer');
  await expect(answer).toHaveText(
    'Sin respuesta del servidor. Detalle para soporte: connect ECONNREFUSED 127.0.0.1:25',
  );
  await stage.open('mail-sign-in-refused');
  await expect(answer).toHaveText('Respuesta del servidor: 535 5.7.8 Authentication failed');
});

test('what was refused for its content says so, and no address is blamed for it', async ({ stage }) => {
  const page = await stage.open('mail-content-refused');
  await page.getByRole('row', { name: /Ana Muñoz/u }).click();
  const dialog = page.getByRole('dialog', { name: 'Mensaje 7' });
  await expect(dialog).toContainText('El servidor rechazó el contenido del correo');
  await expect(dialog).toContainText('554 5.7.1 message content rejected as spam');
  await expect(dialog.getByRole('listitem')).toHaveText('ana@correo.exampleno recibido');
  await expect(dialog.getByRole('button', { name: 'Reintentar' })).toBeVisible();
  await expect(dialog.getByRole('button', { name: 'Marcar como no entregado' })).toHaveCount(0);
});
