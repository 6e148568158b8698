import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { build } from './build.mjs';
import { browserHost, playwright } from './end-to-end-hosts.mjs';
import { environment, root, run } from './processes.mjs';

/**
 * Takes the README's pictures, light and dark: of the demonstration office, and, by a spec, the six tabs of a client of
 * an office that was imported: `npm run pictures`.
 */
const images = join(root, 'docs', 'images');
const folder = mkdtempSync(join(tmpdir(), 'abonado-pictures-'));

function start() {
  const host = spawn('node', ['out/browser/main.mjs', '--demo', '--data', folder], { cwd: root, env: environment });
  const address = new Promise((resolve, reject) => {
    host.stdout.on('data', (chunk) => {
      const ready = /Abonado listo: (\S+)/u.exec(String(chunk));
      if (ready) resolve(ready[1]);
    });
    host.once('exit', (code) => reject(new Error(`the host ended with ${code}`)));
  });
  return { host, address };
}

/** The demonstration's client that has all that a tab can show. */
const CLIENT = { id: 33, name: 'Andrés Martín Ruiz' };

/** What a client owes, by the one who owes most; and the invoices. */
async function takeMoney(page, picture) {
  await page.goto('#/clientes?sort=balance&descending=1');
  await page.getByRole('complementary').getByRole('button', { name: /^Debe/u }).click();
  await page.getByText('El cliente debe').waitFor();
  await picture('cuenta-corriente');
  await page.keyboard.press('Escape');
  await page.goto('#/facturacion');
  await page.getByText('Pendiente de informar').first().waitFor();
  await picture('facturacion');
}

async function take(page, scheme) {
  const picture = (name) => page.screenshot({ path: join(images, `${name}-${scheme}.png`) });
  await page.emulateMedia({ colorScheme: scheme });
  await page.goto('#/clientes');
  await page.getByRole('searchbox').first().fill('munoz');
  // The answer to the search, not the rows that still stand there; then its first client's contracts.
  await page.getByText(/^\d+ de [\d.]+ clientes$/u).waitFor();
  await page.getByRole('row', { name: /Muñoz/u }).first().click();
  await page.getByRole('tab', { name: 'Detalles de Contrato y Nodos' }).click();
  await page.getByText('Agregar contrato').waitFor();
  await picture('clientes');
  await page.getByRole('button', { name: 'Editar', exact: true }).last().click();
  await page.getByRole('heading', { name: 'Datos de ubicación' }).waitFor();
  await picture('editar');
  await page.goto(`#/clientes/${CLIENT.id}/ver`);
  await page.getByRole('heading', { name: CLIENT.name }).waitFor();
  await page.getByText('Agregar contrato').or(page.getByText('Mb/s')).first().waitFor();
  await picture('ver');
  await takeMoney(page, picture);
  await page.goto('#/clientes/mapa');
  await page.getByText('GeoNames').first().waitFor();
  await page.evaluate(() => new Promise((drawn) => requestIdleCallback(drawn, { timeout: 2000 })));
  await picture('mapa-de-todos');
  await takeScreens(page, picture);
}

/** Screens that only need their address, each with what says that it has come. */
const SCREENS = [
  ['correo', '#/correo', 'Enviado'],
  ['informes', '#/informes', 'Sin vencer'],
  ['actualizacion-masiva', '#/clientes/actualizacion-masiva', 'Vista previa'],
];

async function takeScreens(page, picture) {
  for (const [name, address, sign] of SCREENS) {
    await page.goto(address);
    await page.getByText(sign).first().waitFor();
    await page.evaluate(() => new Promise((drawn) => requestIdleCallback(drawn, { timeout: 1000 })));
    await picture(name);
  }
  await page.goto('#/clientes');
  await page.getByRole('button', { name: 'Búsqueda avanzada' }).click();
  await page.getByRole('tab', { name: 'Cliente', exact: true }).waitFor();
  await picture('busqueda-avanzada');
  await page.getByRole('button', { name: 'Búsqueda avanzada' }).first().click();
}

mkdirSync(images, { recursive: true });
if (!process.argv.includes('--built')) await build();
const { host, address } = start();
const SYSTEM_CHROMIUM = '/usr/bin/chromium';
const executablePath = process.env.CHROMIUM_PATH ?? (existsSync(SYSTEM_CHROMIUM) ? SYSTEM_CHROMIUM : undefined);
const browser = await chromium.launch({ ...(executablePath ? { executablePath } : {}), args: ['--no-sandbox'] });
try {
  const opened = new URL(await address);
  const page = await browser.newPage({
    baseURL: opened.origin,
    locale: 'es-AR',
    viewport: { width: 1440, height: 900 },
  });
  await page.goto(opened.href);
  for (const scheme of ['light', 'dark']) await take(page, scheme);
} finally {
  await browser.close();
  const ended = new Promise((resolve) => {
    host.once('exit', resolve);
  });
  host.kill();
  await ended;
  rmSync(folder, { recursive: true, force: true });
}

const { missing, ...chromiumHost } = await browserHost();
if (missing) throw new Error(missing);
const [program, args, env] = playwright(chromiumHost, 'pictures');
const { code } = await run(program, args, { env });
process.exit(code);
