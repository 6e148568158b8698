import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { startCore } from '../app/core';
import { startBrowserHost } from './server';

const { values } = parseArgs({
  options: { data: { type: 'string' }, port: { type: 'string', default: '0' }, root: { type: 'string', default: '.' } },
});
const folder = resolve(values.data ?? join(homedir(), '.abonado'));
const core = startCore({ folder, migrationsFolder: resolve(values.root, 'migrations') });
const host = await startBrowserHost({
  core,
  rendererFolder: resolve(values.root, 'out/renderer'),
  port: Number(values.port),
  initialActor: null,
});
process.stdout.write(`Abonado listo: ${host.address()}\n`);

if (process.stdin.isTTY) {
  process.stdout.write('Enter muestra una dirección nueva.\n');
  createInterface({ input: process.stdin }).on('line', () => process.stdout.write(`Abonado listo: ${host.renew()}\n`));
}

async function stop(): Promise<void> {
  await host.close();
  core.app.close();
  process.exit(0);
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop());
