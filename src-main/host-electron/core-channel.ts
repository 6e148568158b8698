import { EventEmitter } from 'node:events';
import type { MessagePortMain } from 'electron';
import { type FromCore, type PortData, type ToCore, toCore } from './core-messages';

/** A window's port as the core sees it, whichever way it came. */
export type CorePort = MessagePortMain | RelayedPort;

export interface CoreChannel {
  send(message: FromCore): void;
  listen(listener: (message: ToCore, port: CorePort | undefined) => void): void;
  /** Every letter by itself, from before anybody listens. */
  overhear(listener: (message: ToCore) => void): void;
}

/** A port of which this process holds only the letters: main has the real one and carries them. */
export class RelayedPort extends EventEmitter {
  constructor(private readonly post: (data: PortData) => void) {
    super();
  }
  postMessage(data: PortData): void {
    this.post(data);
  }
  start(): void {
    // Nothing waits here: main relays only once the core has been told of the port.
  }
}

/** How this process talks to main: Electron's utility process hands ports over, a forked Node relays them. */
export function openCoreChannel(): CoreChannel {
  return process.send ? forkedChannel() : utilityChannel();
}

function utilityChannel(): CoreChannel {
  const parent = process.parentPort;
  return {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a process's port, not a window
    send: (message) => parent.postMessage(message),
    listen: (listener) => {
      parent.on('message', (event) => listener(toCore.parse(event.data), event.ports[0]));
    },
    overhear: (listener) => parent.on('message', (event) => listener(toCore.parse(event.data))),
  };
}

/** Main may be ending while a letter is on its way; the channel's end stops the core, an unsent letter does not. */
function sendToParent(message: FromCore): void {
  process.send?.(message, undefined, {}, () => undefined);
}

function forkedChannel(): CoreChannel {
  const ports = new Map<number, RelayedPort>();
  return {
    send: sendToParent,
    overhear: (listener) => process.on('message', (raw) => listener(toCore.parse(raw))),
    listen: (listener) => {
      process.on('disconnect', () => listener({ kind: 'stop', alone: true }, undefined));
      process.on('message', (raw) => {
        const message = toCore.parse(raw);
        if (message.kind === 'connect') {
          const port = new RelayedPort((data) => sendToParent({ kind: 'data', portId: message.portId, data }));
          ports.set(message.portId, port);
          listener(message, port);
        } else if (message.kind === 'data') {
          ports.get(message.portId)?.emit('message', { data: message.data });
        } else if (message.kind === 'closed') {
          ports.get(message.portId)?.emit('close');
          ports.delete(message.portId);
        } else listener(message, undefined);
      });
    },
  };
}
