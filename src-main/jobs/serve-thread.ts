import { parentPort } from 'node:worker_threads';
import type { Failure } from '../contract/failures';
import type { Log } from '../ports';
import { refusalOf } from './refusal-of';
import type { TaskHandle } from './task';
import { type FromThread, toThread } from './thread-messages';

export interface ThreadWork {
  /** Answers one call; its request was made by this very application and is still parsed. */
  answer(request: unknown, task: TaskHandle): unknown;
  close(): void;
  readonly log: Log;
}

/** The thread's own side: answers the core's calls until it is told to end. */
export function serveThread(work: ThreadWork): void {
  const port = parentPort;
  if (!port) throw new Error('this script runs in a thread of the core');
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- the core, not a window
  const post = (message: FromThread) => port.postMessage(message);
  const running = new Set<Promise<void>>();
  port.on('message', (raw: unknown) => {
    const message = toThread.parse(raw);
    if (message.kind === 'close') {
      void Promise.allSettled(running).then(() => {
        work.close();
        port.close();
      });
      return;
    }
    const { callId, flag, request } = message;
    const task: TaskHandle = { flag, report: (done, total) => post({ kind: 'progress', callId, done, total }) };
    const ended = settle(work, () => work.answer(request, task)).then((end) => {
      post({ ...end, callId });
      running.delete(ended);
    });
    running.add(ended);
  });
}

type End = { kind: 'answered'; value: unknown } | { kind: 'refused'; failure: Failure };

async function settle(work: ThreadWork, answer: () => unknown): Promise<End> {
  try {
    return { kind: 'answered', value: await answer() };
  } catch (cause) {
    return { kind: 'refused', failure: refusalOf(work.log, cause).failure };
  }
}
