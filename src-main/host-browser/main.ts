import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { startCore } from '../app/core';
import { officeFolder } from '../app/office-folder';
import { startProblemOf, startSentence } from '../app/start-failure';
import { words } from '../app/words';
import { startBrowserHost } from './server';

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    port: { type: 'string' },
    root: { type: 'string', default: '.' },
    demo: { type: 'boolean', default: false },
  },
});

/** An office that does not open, or a port that is taken, is said in a sentence; nothing was touched. */
function giveUp(sentence: string): never {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

const { port } = values;
if (port !== undefined && (!/^\d{1,5}$/u.test(port) || Number(port) > 65_535))
  giveUp(words.terminal.portWrong.replace('{port}', port));
const folder = officeFolder(values.data, values.demo);
const core = await startCore({
  folder,
  threadFile: join(import.meta.dirname, 'thread.mjs'),
  migrationsFolder: resolve(values.root, 'migrations'),
  demo: values.demo,
}).catch((cause: unknown) => giveUp(startSentence(startProblemOf(cause, folder))));
const host = await startBrowserHost({
  core,
  rendererFolder: resolve(values.root, 'out/renderer'),
  port: port === undefined ? null : Number(port),
  portFile: join(folder, 'window', 'port.json'),
  initial: core.initial,
  sessionsFile: join(folder, 'window', 'browsers.json'),
}).catch(() => giveUp(words.terminal.portTaken.replace('{port}', port ?? '')));
// Whoever started this host is gone: nobody can learn its address any more.
process.stdout.once('error', () => void stop());
const say = (address: string) => process.stdout.write(`${words.terminal.ready}: ${address}\n`);
say(host.address());

if (process.stdin.isTTY) {
  process.stdout.write(`${words.terminal.enterRenews}\n`);
  createInterface({ input: process.stdin }).on('line', () => say(host.renew()));
}

async function stop(): Promise<void> {
  await host.close();
  await core.app.backUpAtEnd().catch((cause: unknown) => core.log.error('backup', cause));
  await core.app.close();
  process.exit(0);
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop());
