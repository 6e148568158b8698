import { spawn } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from './build.mjs';
import { environment, root } from './processes.mjs';

const { values } = parseArgs({
  options: {
    browser: { type: 'boolean', default: false },
    port: { type: 'string', default: '0' },
    'no-open': { type: 'boolean', default: false },
    data: { type: 'string' },
    demo: { type: 'boolean', default: false },
  },
});

function newest(folder) {
  const times = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map(
    (name) => statSync(join(root, folder, name)).mtimeMs,
  );
  return Math.max(...times);
}

function needsBuild() {
  const built = ['out/renderer/index.html', 'out/browser/main.mjs'].map((file) => join(root, file));
  if (!built.every((file) => existsSync(file))) return true;
  const oldest = Math.min(...built.map((file) => statSync(file).mtimeMs));
  return Math.max(newest('src-main'), newest('src-renderer')) > oldest;
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

if (needsBuild()) await build();
if (!values.browser) console.log('Abonado se abre en el navegador: la ventana de escritorio no está en esta versión.');

const args = [
  'out/browser/main.mjs',
  '--port',
  values.port,
  ...(values.data ? ['--data', values.data] : []),
  ...(values.demo ? ['--demo'] : []),
];
const child = spawn('node', args, {
  cwd: root,
  env: { ...environment, NODE_ENV: 'production' },
  stdio: ['inherit', 'pipe', 'inherit'],
});
let opened = values['no-open'];
child.stdout.on('data', (chunk) => {
  process.stdout.write(chunk);
  const ready = /Abonado listo: (\S+)/u.exec(String(chunk));
  if (ready && !opened) {
    opened = true;
    openAddress(ready[1]);
  }
});
child.on('close', (code) => process.exit(code ?? 1));
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
