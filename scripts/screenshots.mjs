import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { build } from './build.mjs';
import { environment, root } from './processes.mjs';

/** Takes the README's pictures of the demonstration office, light and dark: `node scripts/screenshots.mjs`. */
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

async function take(page, scheme) {
  const picture = (name) => page.screenshot({ path: join(images, `${name}-${scheme}.png`) });
  await page.emulateMedia({ colorScheme: scheme });
  await page.goto('#/clientes');
  await page.getByRole('textbox', { name: 'Búsqueda rápida' }).or(page.getByRole('searchbox')).first().fill('munoz');
  // The answer to the search, not the rows that still stand there; then its first client's audit.
  await page.getByText(/^\d+ de 2\.000 clientes$/u).waitFor();
  await page.getByRole('row', { name: /Muñoz/u }).first().click();
  await page.getByRole('tab', { name: 'Auditorías' }).click();
  await page.getByText('Cliente creado').waitFor();
  await picture('clientes');
  await page.getByRole('button', { name: 'Editar', exact: true }).last().click();
  await page.getByRole('heading', { name: 'Datos de ubicación' }).waitFor();
  await picture('editar');
}

mkdirSync(images, { recursive: true });
await build();
const { host, address } = start();
const executablePath = process.env.CHROMIUM_PATH;
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
  host.kill();
  rmSync(folder, { recursive: true, force: true });
}
