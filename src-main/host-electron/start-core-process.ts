import { join } from 'node:path';
import { utilityProcess } from 'electron';
import { fromCore } from './core-messages';
import { type CoreProcess, startForked } from './forked-core';

export interface CorePlaces {
  readonly applicationFolder: string;
  readonly migrationsFolder: string;
  readonly officeFolder: string;
  readonly demo: boolean;
}

/** The database driver's binary speaks this Node-API; an older Electron runs the core in a Node of its own. */
const NEEDED_NODE_API = 9;

export function startCoreProcess(places: CorePlaces): CoreProcess {
  const file = join(places.applicationFolder, 'out', 'main', 'core.cjs');
  const thread = join(places.applicationFolder, 'out', 'main', 'thread.cjs');
  const options = ['--folder', places.officeFolder, '--thread', thread, '--migrations', places.migrationsFolder];
  if (places.demo) options.push('--demo');
  return Number(process.versions.napi ?? 0) >= NEEDED_NODE_API
    ? startUtility(file, options)
    : startForked(file, options, join(places.applicationFolder, 'node_modules', 'node', 'bin', 'node'));
}

function startUtility(file: string, options: string[]): CoreProcess {
  const child = utilityProcess.fork(file, options, { serviceName: 'Abonado', stdio: 'inherit' });
  return {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a process's port, not a window
    send: (message) => child.postMessage(message),
    connect: (message, port) => child.postMessage(message, [port]),
    onMessage: (listener) => child.on('message', (raw: unknown) => listener(fromCore.parse(raw))),
    onExit: (listener) => child.once('exit', listener),
    kill: () => child.kill(),
  };
}
