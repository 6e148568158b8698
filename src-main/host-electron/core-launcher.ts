import type { MessagePortMain } from 'electron';
import { words } from '../app/words';
import type { CoreFile, FromCore, ToCore, WindowSitting } from './core-messages';
import type { CoreProcess } from './forked-core';

/** What main does when the core's state changes. */
export interface CoreListener {
  /** A core is up: every window gets a new port. */
  ready(): void;
  /** It went down and another is being started. */
  lost(): void;
  /** It cannot open this office, or went down again and again: there is nothing to go on with. */
  failed(sentence: string): void;
}

/** The system's secret store, as main has it; null where it does not serve. */
export interface KeyStore {
  protect(key: string): string | null;
  recover(guarded: string): string | null;
}

export interface CoreLauncher {
  connect(windowId: number, port: MessagePortMain): void;
  isReady(): boolean;
  windowGone(windowId: number): void;
  receive(windowId: number, path: string): Promise<CoreFile>;
  findOutgoing(windowId: number, token: string): Promise<CoreFile>;
  stop(): Promise<void>;
}

const RESTART_PAUSE_MS = 300;
const MOST_RESTARTS_IN_A_ROW = 5;
const STOP_WAIT_MS = 5000;
/** What a core that is taking its last backup is given: of a large office it takes a minute. */
const LAST_BACKUP_MS = 120_000;

/** Keeps a core running: starts it, starts it again when it goes down, and remembers who was signed in where. */
export function launchCore(start: () => CoreProcess, keys: KeyStore, listener: CoreListener): CoreLauncher {
  const sittings = new Map<number, WindowSitting>();
  const calls = new Map<number, (file: CoreFile) => void>();
  let core: CoreProcess;
  let ready = false;
  let stopping: (() => void) | null = null;
  let patience: NodeJS.Timeout | undefined;
  let lastId = 0;
  let restarts = 0;

  function take(message: FromCore): void {
    if (message.kind === 'signed') {
      // A sign-in through it proves that this core works.
      restarts = 0;
      sittings.set(message.windowId, message.sitting);
    } else if (message.kind === 'answer') {
      calls.get(message.callId)?.(message.file);
      calls.delete(message.callId);
    } else if (message.kind === 'key') {
      core.send({ kind: 'key', callId: message.callId, text: keys[message.ask](message.text) });
    } else if (message.kind === 'failed') {
      stopping = () => undefined;
      listener.failed(message.sentence);
    } else if (message.kind === 'stopping') {
      giveUpAfter(LAST_BACKUP_MS);
    } else if (message.kind === 'ready') {
      ready = true;
      listener.ready();
    }
  }

  /** A core that does not end by then is ended: what it was writing is rolled back. */
  function giveUpAfter(waitMs: number): void {
    clearTimeout(patience);
    patience = setTimeout(() => {
      core.kill();
      stopping?.();
    }, waitMs);
  }

  function down(): void {
    ready = false;
    for (const settle of calls.values()) settle(null);
    calls.clear();
    if (stopping) return stopping();
    restarts += 1;
    if (restarts > MOST_RESTARTS_IN_A_ROW) return listener.failed(words.start.keepsFailing);
    listener.lost();
    setTimeout(run, RESTART_PAUSE_MS);
  }

  function run(): void {
    if (stopping) return;
    core = start();
    core.onMessage(take);
    core.onExit(down);
  }

  function ask(message: (callId: number) => ToCore): Promise<CoreFile> {
    if (!ready) return Promise.resolve(null);
    lastId += 1;
    const callId = lastId;
    return new Promise((resolve) => {
      calls.set(callId, resolve);
      core.send(message(callId));
    });
  }

  run();
  return {
    isReady: () => ready,
    connect(windowId, port) {
      lastId += 1;
      core.connect({ kind: 'connect', windowId, portId: lastId, sitting: sittings.get(windowId) }, port);
    },
    windowGone(windowId) {
      sittings.delete(windowId);
      if (ready) core.send({ kind: 'window-gone', windowId });
    },
    receive: (windowId, path) => ask((callId) => ({ kind: 'receive', callId, windowId, path })),
    findOutgoing: (windowId, token) => ask((callId) => ({ kind: 'find-outgoing', callId, windowId, token })),
    stop: () =>
      new Promise((resolve) => {
        if (!ready) {
          stopping = () => undefined;
          core.kill();
          return resolve();
        }
        stopping = resolve;
        core.send({ kind: 'stop' });
        giveUpAfter(STOP_WAIT_MS);
      }),
  };
}
