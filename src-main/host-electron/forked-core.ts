import { fork } from 'node:child_process';
import type { MessagePortMain } from 'electron';
import { type FromCore, fromCore, portData, type ToCore } from './core-messages';

/** The process that the core runs in, as main sees it, whichever kind it is. */
export interface CoreProcess {
  send(message: ToCore): void;
  /** Gives a window's port to the core. */
  connect(message: Extract<ToCore, { kind: 'connect' }>, port: MessagePortMain): void;
  onMessage(listener: (message: FromCore) => void): void;
  onExit(listener: () => void): void;
  kill(): void;
}

/** The core in a Node of its own: its windows' ports stay here, and their letters are carried. */
export function startForked(file: string, options: string[], execPath: string): CoreProcess {
  const child = fork(file, options, {
    execPath,
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
    onExit: (listener) => {
      child.once('exit', listener);
      // An error is a letter that a core that was just ending did not take, and its exit follows; or a Node that
      // could not be started, which has no exit. Unheard it would be main's own, for which Electron stops everything
      // with a box until somebody presses its button.
      child.on('error', () => {
        if (child.pid === undefined) listener();
      });
    },
    kill: () => child.kill('SIGKILL'),
  };
}

function relay(send: (message: ToCore) => void, portId: number, data: unknown): void {
  const parsed = portData.safeParse(data);
  if (parsed.success) send({ kind: 'data', portId, data: parsed.data });
}
