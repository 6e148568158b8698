import { spawn } from 'node:child_process';
import { parseArgs } from 'node:util';
import { build as viteBuild, createServer } from 'vite';
import { environment, root } from './processes.mjs';

/**
 * Abonado while one works on it: the page comes from Vite, which changes it in place; the browser host behind it is
 * built again and restarted when the core changes. Options: --port N, --data DIR, --demo.
 */
const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '5173' },
    data: { type: 'string' },
    demo: { type: 'boolean', default: false },
  },
});
const office = [...(values.data ? ['--data', values.data] : []), ...(values.demo ? ['--demo'] : [])];

let host = null;
let origin = '';
let cookie = '';
let hostPort = '0';

/** Starts the host and takes its cookie: Vite stands between it and the browser, on this machine alone. */
function startHost() {
  const child = spawn('node', ['out/browser/main.mjs', '--port', hostPort, ...office], {
    cwd: root,
    env: environment,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  host = child;
  return new Promise((resolve) => {
    child.stdout.on('data', (chunk) => {
      const ready = /Abonado listo: (\S+)/u.exec(String(chunk));
      if (ready) resolve(enter(new URL(ready[1])));
    });
  });
}

/** Uses the one-time address, and keeps what it gives. */
async function enter(address) {
  origin = address.origin;
  hostPort = address.port;
  const answer = await fetch(address, { redirect: 'manual' });
  cookie = (answer.headers.get('set-cookie') ?? '').split(';')[0];
}

function stopHost() {
  return new Promise((resolve) => {
    if (!host || host.exitCode !== null) return resolve();
    host.once('exit', resolve);
    host.kill('SIGTERM');
  });
}

function proxied(options) {
  const asOurs = (request) => {
    request.setHeader('origin', origin);
    request.setHeader('cookie', cookie);
  };
  return {
    target: origin,
    changeOrigin: true,
    configure: (proxy) => {
      proxy.on('proxyReq', asOurs);
      proxy.on('proxyReqWs', asOurs);
      proxy.on('error', () => undefined);
    },
    ...options,
  };
}

async function watchCore() {
  const watcher = await viteBuild({
    configFile: 'scripts/vite/core.config.ts',
    root,
    logLevel: 'warn',
    build: { watch: {} },
  });
  let started = null;
  await new Promise((resolve) => {
    watcher.on('event', (event) => {
      if (event.code === 'ERROR') console.error(event.error.message);
      if (event.code !== 'END') return;
      started = (started ?? Promise.resolve()).then(stopHost).then(startHost);
      void started.then(resolve);
    });
  });
}

await watchCore();
const server = await createServer({
  configFile: 'scripts/vite/renderer.config.ts',
  server: {
    host: '127.0.0.1',
    port: Number(values.port),
    proxy: { '/rpc': proxied({ ws: true }), '/files': proxied({}) },
  },
});
await server.listen();
console.log(`Abonado listo: ${server.resolvedUrls.local[0]}`);
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, () => void stopHost().then(() => process.exit(0)));
}
