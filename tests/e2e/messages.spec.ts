import { startPostOffice } from '../../scripts/fault-mail';
import { findings } from '../support/accessible';
import { createClerk } from '../support/clerk';
import { openForm } from '../support/client-form';
import { setMailServer } from '../support/mail-server-form';
import { filesSaying } from '../support/office-files';
import { expect, test } from '../support/office-window';

test.use({ ready: true });

test.setTimeout(240_000);

test('the key gives a client a password of the portal, by mail and on screen, and no file of the office tells it', async ({
  page,
  office,
  folder,
}) => {
  const post = await startPostOffice();
  const form = openForm(page);
  await createClerk(office).signIn();
  await form.add({ Nombre: 'Ana Muñoz', 'ID cliente': '1042', 'E-mail de contacto': 'ana@correo.example' });
  await form.add({ Nombre: 'Beto Ruiz', 'ID cliente': '1043' });
  const rowOf = (name: string) => page.getByRole('row', { name: new RegExp(name, 'u') }).first();
  const key = (name: string) => rowOf(name).getByRole('button', { name: 'Regenerar contraseña' });
  try {
    await test.step('without a portal the key says so, and leads there', async () => {
      await rowOf('Ana Muñoz').click();
      await key('Ana Muñoz').click();
      const dialog = page.getByRole('dialog', { name: 'Contraseña de Ana Muñoz' });
      await expect(
        dialog.getByText('El portal de clientes todavía no está configurado', { exact: false }),
      ).toBeVisible();
      await dialog.getByRole('button', { name: 'Configurar el portal' }).click();
      await expect(page.getByRole('heading', { name: 'Configuración del Portal' })).toBeVisible();
      await page.getByLabel('Nombre del portal').fill('Mi Norte');
      await page.getByRole('button', { name: 'Guardar', exact: true }).click();
      await expect(page.getByText('El portal necesita nombre y dirección', { exact: false })).toBeVisible();
      await page.getByLabel('Dirección del portal').fill('https://portal.norte.example');
      await page.getByRole('button', { name: 'Guardar', exact: true }).click();
      await expect(page.getByRole('button', { name: 'Guardar archivo de usuarios' })).toBeVisible();
      expect(await findings(page), 'portal').toEqual([]);
    });

    await setMailServer(page, post.port);
    await page.getByRole('link', { name: 'Clientes' }).click();

    await test.step('a client without an address is told of', async () => {
      await rowOf('Beto Ruiz').click();
      await key('Beto Ruiz').click();
      const dialog = page.getByRole('dialog', { name: 'Contraseña de Beto Ruiz' });
      await expect(dialog.getByText('El cliente no tiene e-mail.', { exact: false })).toBeVisible();
      await dialog.getByRole('button', { name: 'Cerrar' }).last().click();
    });

    await test.step('two clicks give one: it is shown once, and mailed', async () => {
      await rowOf('Ana Muñoz').click();
      await key('Ana Muñoz').click();
      const dialog = page.getByRole('dialog', { name: 'Contraseña de Ana Muñoz' });
      await dialog.getByRole('button', { name: 'Generar y enviar' }).click();
      const shown = dialog.getByRole('note', { name: 'Contraseña nueva' });
      const password = (await shown.innerText()).trim();
      expect(password).toMatch(/^[2-9A-Z]{4}(?:-[2-9A-Z]{4}){2}$/u);
      await expect(dialog.getByText('Se muestra esta sola vez', { exact: false })).toBeVisible();
      expect(await findings(page), 'contraseña').toEqual([]);
      await expect
        .poll(() => post.taken.find(({ recipient }) => recipient === 'ana@correo.example')?.raw)
        .toContain(password);
      await dialog.getByRole('button', { name: 'Cerrar' }).last().click();
      expect(filesSaying(folder, password)).toEqual([]);
      await page.getByRole('link', { name: 'Correo', exact: true }).click();
      await page
        .getByRole('table', { name: 'Mensajes' })
        .getByRole('button', { name: /su contraseña de Mi Norte/u })
        .click();
      const message = page.getByRole('dialog', { name: /^Mensaje/u });
      await expect(message.getByText('Contraseña: ••••', { exact: false })).toBeVisible();
      await expect(message).not.toContainText(password);
      await expect(message.getByRole('button', { name: 'Enviar otra vez' })).toHaveCount(0);
    });
  } finally {
    post.close();
  }
});

test.describe('in the demonstration', () => {
  test.use({ demo: true, ready: false });

  test('an export goes by mail to whoever asks for it, as a file', async ({ page }) => {
    const post = await startPostOffice();
    try {
      await page.getByRole('button', { name: 'Exportar' }).click();
      await page.getByRole('menuitem', { name: /^Los activos .*por correo$/u }).click();
      // The demonstration's server is paused: it waits.
      await expect(page.getByText(/El listado de .* clientes quedó en Correo para/u)).toBeVisible();
      await setMailServer(page, post.port);
      const sent = () => post.taken.filter(({ raw }) => /filename=.?clientes-\d{4}-\d\d-\d\d\.xlsx/u.test(raw));
      await expect.poll(() => sent().length).toBe(1);
      await page.getByRole('navigation', { name: 'Secciones' }).getByRole('link', { name: 'Correo' }).click();
      await expect(page.getByRole('table', { name: 'Mensajes' }).getByText('Exportación').first()).toBeVisible();
    } finally {
      post.close();
    }
  });
});
