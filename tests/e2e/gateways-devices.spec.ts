import { join } from 'node:path';
import { expectAccessible } from '../support/accessible';
import { createClerk } from '../support/clerk';
import { goTo, openForm } from '../support/client-form';
import { everyFile, filesSaying } from '../support/office-files';
import { expect, test } from '../support/office-window';

test.use({ ready: true });

test.setTimeout(400_000);

test('a gateway is made, verified and given to a client; a device gets a link that no file of the office tells', async ({
  page,
  office,
  folder,
}) => {
  const form = openForm(page);
  await createClerk(office).signIn();
  await form.add({ Nombre: 'Ana Muñoz', 'ID cliente': '1042' });
  await form.add({ Nombre: 'Beto Ruiz', 'ID cliente': '1043' });
  const rowOf = (name: string) => page.getByRole('row', { name: new RegExp(name, 'u') }).first();
  const panel = page.getByRole('tabpanel');

  await test.step('nothing to give yet: the tab leads to Configuración', async () => {
    await rowOf('Ana Muñoz').click();
    await page.getByRole('tab', { name: 'Pasarelas de pago asociadas' }).click();
    await expectAccessible(page, 'sin pasarelas');
    await page.getByRole('link', { name: 'Ir a Pasarelas de pago' }).click();
    await expect(page.getByRole('heading', { name: 'Pasarelas de pago' })).toBeVisible();
  });

  await test.step('a gateway is created, and verified with a sample', async () => {
    await page.getByRole('button', { name: 'Crear pasarela' }).click();
    const dialog = page.getByRole('dialog', { name: 'Crear pasarela' });
    await dialog.getByLabel('Nombre').fill('Pago Fácil');
    await dialog.getByLabel('Tipo').click();
    await page.getByRole('option', { name: 'Pago Fácil' }).click();
    await dialog.getByLabel('Prefijo').fill('0417');
    await dialog.getByLabel('Dígito verificador').click();
    await page.getByRole('option', { name: 'Luhn' }).click();
    await expect(dialog.getByRole('status')).toHaveText('Una referencia se ve así: 041712345671');
    await dialog.getByLabel('Link de pago permanente').fill('https://pagos.example.com/c/{referencia}');
    await expectAccessible(page, 'crear pasarela');
    await dialog.getByRole('button', { name: 'Guardar' }).click();
    const verifying = page.getByRole('dialog', { name: 'Verificar «Pago Fácil»' });
    await verifying.getByLabel('Referencia de muestra').fill('0417 1234567-2');
    await expect(verifying.getByText('El dígito verificador no coincide')).toBeVisible();
    await verifying.getByLabel('Referencia de muestra').fill('0417 1234567-1');
    await expect(verifying.getByText('Se reconoce: 041712345671')).toBeVisible();
    await verifying.getByRole('button', { name: 'Dar por verificada' }).click();
    await expect(page.getByRole('table', { name: 'Pasarelas de pago' })).toContainText('Verificada');
    await expectAccessible(page, 'pasarelas');
  });

  await test.step('a client gets it; another is told who has the reference', async () => {
    await createClerk(office).toList();
    await rowOf('Ana Muñoz').click();
    await panel.getByRole('button', { name: 'Crear Pasarela' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Asociar' }).click();
    await expect(panel.getByText('https://pagos.example.com/c/04170001042')).toBeVisible();
    await panel.getByRole('button', { name: 'Ver QR' }).click();
    await expect(panel.getByRole('img', { name: /^Código QR/u })).toBeVisible();
    const reference = await panel.locator('.gateway-reference').innerText();
    await expectAccessible(page, 'pasarela asociada');
    await panel.getByRole('button', { name: 'Copiar link: Pago Fácil' }).click();
    await expect(panel.getByText('Copiado')).toBeVisible();
    await rowOf('Beto Ruiz').click();
    await panel.getByRole('button', { name: 'Crear Pasarela' }).click();
    await page.getByRole('dialog').getByLabel('Referencia').fill(reference);
    await expect(page.getByRole('link', { name: 'Ver a Ana Muñoz' })).toBeVisible();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Salir sin guardar' }).click();
  });

  await test.step('it is taken off and put back, and the audit tells', async () => {
    await rowOf('Ana Muñoz').click();
    await panel.getByRole('button', { name: 'Quitar: Pago Fácil' }).click();
    await expect(panel.getByText('Sin pasarelas asociadas')).toBeVisible();
    await page.getByRole('button', { name: 'Deshacer' }).click();
    await expect(panel.getByRole('heading', { name: 'Pago Fácil' })).toBeVisible();
    await page.getByRole('tab', { name: 'Auditorías' }).click();
    await expect(panel.getByText('Pasarela asociada otra vez')).toBeVisible();
    await panel.getByRole('button', { name: 'Referencia: Dejar vacío' }).first().click();
    await page.getByRole('tab', { name: 'Pasarelas de pago asociadas' }).click();
    await expect(panel.getByText('Sin pasarelas asociadas')).toBeVisible();
  });

  let link = '';
  await test.step('the service’s address is given, and it is said how links are kept', async () => {
    await goTo(page, '/configuracion/alerta');
    await page.getByLabel('Dirección del servicio').fill('https://alerta.example/entrar');
    await page.getByRole('button', { name: 'Guardar' }).click();
    await expect(page.getByText('Cómo se guardan los links')).toBeVisible();
    await page.getByLabel('ID cliente y link, uno por línea').fill('1043\thttps://alerta.example/de-lista\n9\tx');
    await page.getByRole('button', { name: 'Revisar' }).click();
    await expect(page.getByText('Se agregan: 1 · Ya están: 0 · Con problemas: 1')).toBeVisible();
    await expectAccessible(page, 'Alerta Internet');
    await page.getByRole('button', { name: 'Importar 1 dispositivo' }).click();
    await expect(page.getByText('1 dispositivo importado.')).toBeVisible();
  });

  await test.step('a device is added, its link shown, and the showing audited', async () => {
    await createClerk(office).toList();
    await rowOf('Ana Muñoz').click();
    await page.getByRole('tab', { name: 'Dispositivos' }).click();
    await panel.getByRole('button', { name: 'Agregar dispositivo' }).click();
    await page.getByRole('dialog').getByLabel('Nombre').fill('Celular de Ana');
    await expectAccessible(page, 'agregar dispositivo');
    await page.getByRole('dialog').getByRole('button', { name: 'Guardar' }).click();
    await panel.getByRole('button', { name: 'Mostrar link: Celular de Ana' }).click();
    const note = panel.getByRole('note', { name: 'Link de Celular de Ana' });
    await expect(note).toContainText('https://alerta.example/entrar/');
    link = await note.innerText();
    await expectAccessible(page, 'dispositivos');
    await page.getByRole('tab', { name: 'Auditorías' }).click();
    await expect(panel.getByText('Link de dispositivo mostrado')).toBeVisible();
    await expect(panel.getByText(link)).toHaveCount(0);
  });

  await test.step('no file of the office has the link in it', () => {
    const token = link.slice(-43);
    expect(token).toMatch(/^[\w-]{43}$/u);
    expect(filesSaying(folder, token)).toEqual([]);
    expect(everyFile(folder).filter((path) => path.includes(join(folder, 'secrets')))).toHaveLength(1);
  });

  await test.step('revoked, it stays in the history', async () => {
    await page.getByRole('tab', { name: 'Dispositivos' }).click();
    await panel.getByRole('button', { name: 'Revocar: Celular de Ana' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Revocar' }).click();
    await expect(panel.getByText(/^Alta .* · Revocado el .* por Ana Ruiz/u)).toBeVisible();
  });

  await test.step('Ver has the client’s gateways', async () => {
    await goTo(page, '/clientes/1/ver');
    await expect(page.getByRole('heading', { name: 'Pasarelas de pago asociadas' })).toBeVisible();
  });
});
