import { countNamed, holdWrites } from '../support/busy-office';
import { openForm, WAITS } from '../support/client-form';
import { expect, test } from '../support/office-window';

test.use({ demo: true });

const NAME = 'Ana Sosa de Prueba';

test('a save that has to wait says so in its form, and is made when its turn comes', async ({ page, folder }) => {
  const form = openForm(page);
  await form.create();
  await form.fill({ Nombre: NAME });
  const writes = holdWrites(folder);
  await form.save();
  await expect(page.getByText(WAITS)).toBeVisible();
  writes.release();
  await expect(page.getByText(`${NAME} quedó guardado.`)).toBeVisible();
  expect(countNamed(folder, NAME)).toBe(1);
});

test('a window that is closed while the core saves: the save is made', async ({ page, office, folder, host }) => {
  const form = openForm(page);
  await form.create();
  await form.fill({ Nombre: NAME });
  const writes = holdWrites(folder);
  await form.save();
  await expect(page.getByText(WAITS)).toBeVisible();
  const ended = new Promise((resolve) => void office.process.once('exit', resolve));
  if (host === 'browser') {
    await page.close();
    office.process.kill('SIGTERM');
  } else {
    // The form's changes are not saved yet, as far as it knows: the clerk leaves all the same.
    await office.application?.evaluate(({ BrowserWindow, dialog }) => {
      dialog.showMessageBoxSync = () => 1;
      BrowserWindow.getAllWindows()[0]?.close();
    });
  }
  writes.release();
  expect(await ended).toBe(0);
  expect(countNamed(folder, NAME)).toBe(1);
});
