import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { writeLongList } from '../support/busy-office';
import { createClerk, saveFile } from '../support/clerk';
import { expect, type OpenOffice, test, WHOLE_DEMO } from '../support/office-window';

test.use({ demo: true });

test('the window has no Node, asks for nothing, opens nothing and goes nowhere', async ({ page, office }) => {
  await expect(page.getByRole('navigation', { name: 'Secciones' })).toBeVisible();
  const found = await page.evaluate(async () => ({
    node: 'require' in globalThis || 'process' in globalThis,
    calls: Object.keys(Reflect.get(globalThis, 'abonado')).toSorted(),
    notifications: await Notification.requestPermission(),
    opened: window.open('https://attacker.example') === null,
    fetched: await fetch('https://attacker.example').then(
      () => true,
      () => false,
    ),
  }));
  expect(found).toEqual({
    node: false,
    calls: ['openFile', 'pickFile', 'pickFolder', 'saveFile'],
    notifications: 'denied',
    opened: true,
    fetched: false,
  });
  // Main is asked, since Playwright waits in the page for the navigation that never comes.
  const after = await office.application?.evaluate(async ({ BrowserWindow }) => {
    const windows = BrowserWindow.getAllWindows();
    const contents = windows[0]?.webContents;
    await contents?.executeJavaScript("location.href = 'https://attacker.example/'; 0", true);
    await new Promise((resolve) => setTimeout(resolve, 1000));
    const shown: unknown = await contents?.executeJavaScript("document.querySelector('nav') !== null");
    return { address: contents?.getURL().split('#')[0], shown, windows: windows.length };
  });
  expect(after).toEqual({ address: 'app://abonado/', shown: true, windows: 1 });
});

test('a frame, a script or a view that a page puts in shows and runs nothing, and no permission is given', async ({
  page,
  office,
}) => {
  await expect(page.getByRole('navigation', { name: 'Secciones' })).toBeVisible();
  const refusals: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') refusals.push(message.text());
  });
  const found = await page.evaluate(async () => {
    const frame = document.createElement('iframe');
    frame.src = 'app://abonado/';
    const script = document.createElement('script');
    script.textContent = 'globalThis.injected = true';
    const view = document.createElement('webview');
    view.setAttribute('src', 'https://attacker.example/');
    const answered = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
    document.body.append(frame, script, view);
    await answered;
    const location = await navigator.permissions.query({ name: 'geolocation' });
    return {
      injected: 'injected' in globalThis,
      location: location.state,
      frame: frame.contentDocument?.body.innerText ?? '',
    };
  });
  expect(found).toEqual({ injected: false, location: 'denied', frame: '' });
  expect(refusals.join('\n')).toMatch(/frame-src|default-src/u);
  const contents = await office.application?.evaluate(({ webContents }) => webContents.getAllWebContents().length);
  expect(contents).toBe(1);
});

test('a core that is killed is started again, and whoever was signed in goes on', async ({ page, office }) => {
  await expect(page.getByRole('navigation', { name: 'Secciones' })).toBeVisible();
  const before = await corePid(office);
  process.kill(before, 'SIGKILL');
  await expect.poll(async () => [0, before].includes(await corePid(office))).toBe(false);
  await page.reload();
  await expect(page.getByRole('navigation', { name: 'Secciones' })).toBeVisible();
  await expect(page.getByText('Oficina de demostración')).toBeVisible();
});

test('a core that is killed during an export: the window says so, and the next export is whole', async ({
  page,
  office,
  folder,
}) => {
  const path = join(folder, 'clientes-exportados.csv');
  const everybody = page.getByRole('menuitem', { name: /^Todos, .*csv$/u });
  await page.getByRole('button', { name: 'Exportar' }).click();
  // A core that is stopped cannot be done before it is killed.
  const core = await corePid(office);
  process.kill(core, 'SIGSTOP');
  await everybody.click();
  await expect(page.getByText('Escribiendo el archivo…')).toBeVisible();
  process.kill(core, 'SIGKILL');
  await expect(page.getByText('La oficina volvió. Puede seguir.')).toBeVisible();
  await expect(page.getByText('Escribiendo el archivo…')).toBeHidden();
  await page.getByRole('button', { name: 'Exportar' }).click();
  await saveFile(office, path, everybody);
  // Everybody whom the demonstration ever had, and the headers; a note may have lines of its own.
  const unquoted = readFileSync(path, 'utf8').replaceAll(/"[^"]*"/gu, '');
  expect(unquoted.trimEnd().split('\n')).toHaveLength(2018);
});

test('a core that is killed during an import: the register is as before, and the import can be made again', async ({
  page,
  office,
  folder,
}) => {
  test.setTimeout(400_000);
  const clerk = createClerk(office);
  await expect(clerk.countOf()).toHaveText(WHOLE_DEMO);
  await clerk.tryImport(writeLongList(folder));
  const core = await corePid(office);
  await page.getByRole('button', { name: /^Importar [\d.]+ cliente/u }).click();
  await expect(page.getByText(/^[\d.]+ de 30\.000/u)).toBeVisible({ timeout: 60_000 });
  process.kill(core, 'SIGKILL');
  await expect(page.getByText('La oficina volvió. Puede seguir.')).toBeVisible({ timeout: 60_000 });
  await clerk.toList();
  await expect(clerk.countOf()).toHaveText(WHOLE_DEMO);
  await page.getByRole('button', { name: 'Importar', exact: true }).first().click();
  await expect(page.getByRole('region', { name: 'Sin terminar' })).toContainText('larga.csv');
  await page.getByRole('button', { name: 'Seguir' }).click();
  await expect(clerk.count('Nuevos')).toHaveText('30.000', { timeout: 60_000 });
  await page.getByRole('button', { name: /^Importar [\d.]+ cliente/u }).click();
  await expect(page.getByText('Importación lista')).toBeVisible({ timeout: 120_000 });
  await expect(page.getByRole('main')).toContainText(/30\.000\s*Nuevos/u);
});

test('main answers no page but ours, and asks for no other', async ({ page, office }) => {
  await expect(page.getByRole('navigation', { name: 'Secciones' })).toBeVisible();
  const asked: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url);
    response.writeHead(302, { Location: 'app://abonado/' }).end();
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', () => resolve()));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  const found = await office.application?.evaluate(async ({ app, BrowserWindow, dialog }, elsewhere) => {
    let dialogs = 0;
    const count = () => {
      dialogs += 1;
      return Promise.resolve({ canceled: true, filePaths: [], filePath: '' });
    };
    dialog.showOpenDialog = count;
    dialog.showSaveDialog = count;
    const preload = `${app.getAppPath()}/out/preload/preload.cjs`;
    const foreign = new BrowserWindow({
      show: false,
      webPreferences: { preload, sandbox: true, contextIsolation: true },
    });
    await foreign.loadURL('data:text/html,<p>Otra página</p>');
    const answers: unknown = await foreign.webContents.executeJavaScript(`(async () => {
      const port = new Promise((resolve) => {
        addEventListener('message', ({ data }) => data === 'abonado-port' && resolve('a port'));
        setTimeout(() => resolve('none'), 500);
      });
      postMessage('abonado-ready', '*');
      return [await abonado.pickFile(), await abonado.saveFile('x'.repeat(24), 'x.csv'), await port];
    })()`);
    const redirected = await foreign.loadURL(elsewhere).then(
      () => 'shown',
      () => 'refused',
    );
    foreign.destroy();
    return { answers, redirected, dialogs };
  }, `http://127.0.0.1:${port}/`);
  server.close();
  expect(found).toEqual({ answers: [null, false, 'none'], redirected: 'refused', dialogs: 0 });
  expect(asked).toEqual([]);
});

/** The core's process, Electron's own or the forked Node that has this office's folder; 0 while there is none. */
async function corePid({ application, folder }: OpenOffice): Promise<number> {
  const own = await application?.evaluate(
    ({ app }) =>
      app.getAppMetrics().find((process) => process.serviceName === 'Abonado' || process.name === 'Abonado')?.pid,
  );
  if (own !== undefined) return own;
  const lines = execFileSync('ps', ['-eo', 'pid=,args='], { encoding: 'utf8' }).split('\n');
  const line = lines.find((each) => each.includes('core.cjs') && each.includes(folder));
  return Number(line?.trim().split(/\s+/u)[0] ?? 0);
}
