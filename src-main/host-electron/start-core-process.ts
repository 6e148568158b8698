import { fork } from 'node:child_process';
import { join } from 'node:path';
import { type MessagePortMain, utilityProcess } from 'electron';
import { type FromCore, fromCore, portData, type ToCore } from './core-messages';

export interface CoreProcess {
  send(message: ToCore): void;
  /** Gives a window's port to the core. */
  connect(message: Extract<ToCore, { kind: 'connect' }>, port: MessagePortMain): void;
  onMessage(listener: (message: FromCore) => void): void;
  onExit(listener: () => void): void;
  kill(): void;
}

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
    : startForked(file, options, places.applicationFolder);
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

function startForked(file: string, options: string[], applicationFolder: string): CoreProcess {
  const child = fork(file, options, {
    execPath: join(applicationFolder, 'node_modules', 'node', 'bin', 'node'),
    execArgv: [],
    serialization: 'advanced',
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const ports = new Map<number, MessagePortMain>();
  const send = (message: ToCore) => {
    if (child.connected) child.send(message);
  };
  return {
    send,
    connect: (message, port) => {
      ports.set(message.portId, port);
      send(message);
      port.on('message', (event) => relay(send, message.portId, event.data));
      port.on('close', () => {
        ports.delete(message.portId);
        send({ kind: 'closed', portId: message.portId });
      });
      port.start();
    },
    onMessage: (listener) =>
      child.on('message', (raw) => {
        const message = fromCore.parse(raw);
        if (message.kind === 'data') ports.get(message.portId)?.postMessage(message.data);
        else listener(message);
      }),
    onExit: (listener) => child.once('exit', listener),
    kill: () => child.kill('SIGKILL'),
  };
}

function relay(send: (message: ToCore) => void, portId: number, data: unknown): void {
  const parsed = portData.safeParse(data);
  if (parsed.success) send({ kind: 'data', portId, data: parsed.data });
}
