import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from './build.mjs';
import { needsBuild } from './built.mjs';
import { findElectron, hasDisplay } from './find-electron.mjs';
import { environment, root } from './processes.mjs';

const { values } = parseArgs({
  options: {
    browser: { type: 'boolean', default: false },
    port: { type: 'string' },
    'no-open': { type: 'boolean', default: false },
    data: { type: 'string' },
    demo: { type: 'boolean', default: false },
  },
});

if (values.port !== undefined && (!/^\d{1,5}$/u.test(values.port) || Number(values.port) > 65_535)) {
  const { terminal } = JSON.parse(readFileSync(join(root, 'assets/locales/es.json'), 'utf8'));
  console.error(terminal.portWrong.replace('{port}', values.port));
  process.exit(1);
}

function openAddress(address) {
  const [command, args] =
    process.platform === 'darwin'
      ? ['open', [address]]
      : process.platform === 'win32'
        ? ['cmd', ['/c', 'start', '', address]]
        : ['xdg-open', [address]];
  spawn(command, args, { stdio: 'ignore', detached: true })
    .on('error', () => undefined)
    .unref();
}

/** The desktop's binary, or one line on why the browser takes its place. */
async function desktop() {
  if (values.browser) return null;
  if (!hasDisplay()) {
    console.log('Abonado se abre en el navegador: aquí no hay pantalla para la ventana de escritorio.');
    return null;
  }
  const electron = await findElectron();
  if (!electron) {
    console.log('Abonado se abre en el navegador: Electron no está instalado y no se pudo descargar.');
  }
  return electron;
}

/** Ends with the child, and hands it the signals that stop us. */
function follow(child) {
  child.on('close', (code) => process.exit(code ?? 1));
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
}

const office = [...(values.data ? ['--data', values.data] : []), ...(values.demo ? ['--demo'] : [])];

function startWindow(electron) {
  // As root, as in a container, Chromium runs only without its own sandbox.
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  follow(
    spawn(electron, [root, ...sandbox, ...office], {
      cwd: root,
      env: { ...environment, NODE_ENV: 'production' },
      stdio: 'inherit',
    }),
  );
}

function startBrowser() {
  // Without one, the office is served where it was the last time.
  const port = values.port === undefined ? [] : ['--port', values.port];
  const child = spawn('node', ['out/browser/main.mjs', ...port, ...office], {
    cwd: root,
    env: { ...environment, NODE_ENV: 'production' },
    stdio: ['inherit', 'pipe', 'inherit'],
  });
  let opened = values['no-open'];
  child.stdout.on('data', (chunk) => {
    process.stdout.write(chunk);
    const ready = /Abonado listo: (\S+)/u.exec(String(chunk));
    if (!ready || opened) return;
    opened = true;
    openAddress(ready[1]);
  });
  follow(child);
}

if (needsBuild(root)) {
  console.log('Preparando Abonado…');
  await build();
}
const electron = await desktop();
if (electron) startWindow(electron);
else startBrowser();
