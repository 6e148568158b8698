import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { RPCHandler } from '@orpc/server/message-port';
import { type Core, startCore } from '../app/core';
import type { Session } from '../app/dispatch';
import { Refusal } from '../contract/failures';
import { startProblemOf, startSentence } from '../app/start-failure';
import { type CoreChannel, openCoreChannel } from './core-channel';
import type { CoreFile, ToCore, WindowSitting } from './core-messages';
import { keysOfMain } from './main-keys';

const { values } = parseArgs({
  options: {
    folder: { type: 'string', default: '' },
    thread: { type: 'string' },
    migrations: { type: 'string', default: '' },
    demo: { type: 'boolean', default: false },
  },
});
const channel = openCoreChannel();
startCore({
  folder: values.folder,
  ...(values.thread === undefined ? {} : { threadFile: values.thread }),
  migrationsFolder: values.migrations,
  demo: values.demo,
  systemKeys: keysOfMain(channel),
}).then(
  (core) => serve(core, channel),
  (cause: unknown) => channel.send({ kind: 'failed', sentence: startSentence(startProblemOf(cause, values.folder)) }),
);

/** Answers main: gives each window's port to the application, with the window's own sign-in. */
function serve(running: Core, main: CoreChannel): void {
  const rpc = new RPCHandler(running.app.router);
  const sessions = new Map<number, Session>();
  const sessionOf = (windowId: number) => sessions.get(windowId);
  main.listen((message, port) => {
    switch (message.kind) {
      case 'connect': {
        const session = sessionOf(message.windowId) ?? newSession(running, main, message);
        sessions.set(message.windowId, session);
        if (!port) throw new Error('main connected a window without its port');
        rpc.upgrade(port, { context: { session } });
        port.start();
        return;
      }
      case 'window-gone':
        sessions.delete(message.windowId);
        return;
      case 'receive':
      case 'find-outgoing':
        void answerFile(running, sessionOf(message.windowId), message).then((file) =>
          main.send({ kind: 'answer', callId: message.callId, file }),
        );
        return;
      case 'stop':
        void end(running, main, message.alone === true);
        return;
      case 'data':
      case 'closed':
      case 'key':
        // These were taken to their port, and to who asked for a key.
        return;
    }
  });
  main.send({ kind: 'ready' });
}

/** What was saved since the last backup is in one before the program ends; the windows are gone by then. */
async function end({ app, log }: Core, main: CoreChannel, alone: boolean): Promise<void> {
  if (!alone) {
    main.send({ kind: 'stopping' });
    await app.backUpAtEnd().catch((cause: unknown) => log.error('backup', cause));
  }
  await app.close();
  process.exit(0);
}

/** A window that main has not heard of yet begins as the office does; another as it was. */
function newSession({ initial }: Core, main: CoreChannel, message: Extract<ToCore, { kind: 'connect' }>): Session {
  const begin = message.sitting ?? { actor: initial.actor, proof: initial.proof ?? '', locked: false };
  return watchedSession(main, message.windowId, begin);
}

/** A sign-in of which main hears, so that a core that replaces this one knows it. */
function watchedSession(main: CoreChannel, windowId: number, initial: WindowSitting): Session {
  let current = initial;
  const become = (next: WindowSitting) => {
    current = next;
    main.send({ kind: 'signed', windowId, sitting: next });
  };
  return {
    get proof() {
      return current.proof;
    },
    set proof(proof) {
      become({ ...current, proof });
    },
    get actor() {
      return current.actor;
    },
    set actor(actor) {
      become({ ...current, actor });
    },
    get locked() {
      return current.locked;
    },
    set locked(locked) {
      become({ ...current, locked });
    },
  };
}

type FileMessage = Extract<ToCore, { kind: 'receive' | 'find-outgoing' }>;

/** A file into the office or out of it; null for who is not signed in, or may not bring one. */
async function answerFile(running: Core, session: Session | undefined, message: FileMessage): Promise<CoreFile> {
  const who = session && running.app.whoSits(session);
  if (!who) return null;
  if (message.kind === 'find-outgoing') {
    const found = running.app.files().resolveOutgoing(message.token);
    return found && { place: found.path, fileName: found.fileName };
  }
  if (who.role === 'viewer') return null;
  try {
    return { place: await running.app.files().receiveFile(message.path), fileName: basename(message.path) };
  } catch (cause) {
    if (cause instanceof Refusal) return { refused: cause.failure.code };
    running.log.error('file', cause);
    return { refused: 'FILE_NOT_READABLE' };
  }
}
