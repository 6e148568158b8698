import { join } from 'node:path';
import { utilityProcess } from 'electron';
import { fromCore } from './core-messages';
import { type CoreProcess, startForked } from './forked-core';

export interface CorePlaces {
  readonly applicationFolder: string;
  readonly migrationsFolder: string;
  readonly officeFolder: string;
  readonly demo: boolean;
  /** The Node that the core runs in where Electron's own is too old for the database driver. */
  readonly node: string;
}

/** The database driver's binary speaks this Node-API; an older Electron runs the core in a Node of its own. */
const NEEDED_NODE_API = 9;

export function startCoreProcess(places: CorePlaces): CoreProcess {
  const built = join(unpackedFolder(places.applicationFolder), 'out', 'main');
  const file = join(built, 'core.cjs');
  const thread = join(built, 'thread.cjs');
  const options = ['--folder', places.officeFolder, '--thread', thread, '--migrations', places.migrationsFolder];
  if (places.demo) options.push('--demo');
  return Number(process.versions.napi ?? 0) >= NEEDED_NODE_API
    ? startUtility(file, options)
    : startForked(file, options, places.node);
}

/** A packaged application is an archive; the core and its threads, which start from files, lie beside it. */
function unpackedFolder(applicationFolder: string): string {
  return applicationFolder.replace(/\.asar$/u, '.asar.unpacked');
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
