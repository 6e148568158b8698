import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createClerk } from '../support/clerk';
import { openForm } from '../support/client-form';
import { expect, readyAddress, startBrowserHost, stopHost, test } from '../support/office-window';

test.describe('with an office', () => {
  test.use({ demo: true });

  test('a host that is killed: the page says so, and goes on when it is back at the same address', async ({
    page,
    office,
    folder,
  }) => {
    const form = openForm(page);
    const clerk = createClerk(office);
    await form.create();
    await form.fill({ Nombre: 'Ana Sosa de Prueba' });
    const ended = new Promise((resolve) => void office.process.once('exit', resolve));
    office.process.kill('SIGKILL');
    await ended;
    await expect(page.getByText('Sin conexión con la oficina: reconectando…')).toBeVisible();

    const next = startBrowserHost(['--data', folder, '--demo', '--port', new URL(office.address).port]);
    try {
      await readyAddress(next);
      await expect(page.getByText('La oficina volvió. Puede seguir.')).toBeVisible();
      await expect(page.getByText('Sin conexión con la oficina: reconectando…')).toBeHidden();
      await form.save();
      await clerk.search('Sosa de Prueba');
      await expect(clerk.row(/Ana Sosa de Prueba/u)).toBeVisible();
    } finally {
      await stopHost(next);
    }
  });
});

test('what was saved while the host was gone is saved by itself once it is back, which knows the browser again', async ({
  page,
  office,
  folder,
}) => {
  const form = openForm(page);
  const clerk = createClerk(office);
  await clerk.createOffice();
  await form.create();
  await form.fill({ Nombre: 'Ana Sosa de Prueba' });
  const ended = new Promise((resolve) => void office.process.once('exit', resolve));
  office.process.kill('SIGKILL');
  await ended;
  await expect(page.getByText('Sin conexión con la oficina: reconectando…')).toBeVisible();
  await form.save();

  const next = startBrowserHost(['--data', folder, '--port', new URL(office.address).port]);
  try {
    await readyAddress(next);
    await expect(page.getByText('Ana Sosa de Prueba quedó guardado.')).toBeVisible();
    await expect(clerk.row(/Ana Sosa de Prueba/u)).toBeVisible();
  } finally {
    await stopHost(next);
  }
});

test('a host that nobody listens to ends, and says nothing of it', async ({ folder }) => {
  const node = join(__dirname, '../../node_modules/node/bin/node');
  const child = spawn(node, ['out/browser/main.mjs', '--data', folder], { cwd: join(__dirname, '../..') });
  child.stdout.destroy();
  let said = '';
  child.stderr.on('data', (chunk) => {
    said += String(chunk);
  });
  const code = await new Promise((resolve) => void child.once('exit', resolve));
  expect({ code, said }).toEqual({ code: 0, said: '' });
});
