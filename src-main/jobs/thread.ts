import { Worker } from 'node:worker_threads';
import { Refusal } from '../contract/failures';
import type { TaskHandle } from './task';
import { fromThread, type ToThread } from './thread-messages';

/** A thread of this process that answers calls, one after the other. */
export interface Thread {
  /** Throws a Refusal, also where its memory ran out, or `ThreadGoneError` when the thread ends before it answers. */
  call(request: unknown, task: TaskHandle): Promise<unknown>;
  isGone(): boolean;
  /** Lets the call that is running end, then the thread. */
  close(): Promise<void>;
}

/** The thread ended before it answered: what it was writing was rolled back, or was kept and not acknowledged. */
export class ThreadGoneError extends Error {}

interface Call {
  readonly task: TaskHandle;
  resolve(value: unknown): void;
  reject(cause: unknown): void;
}

/**
 * What a thread may let lie about of what it needed for a moment, in MB. Left to itself it lets ten times as much: an
 * export of 100,000 clients then grows by 250 MB instead of 90, and is no faster.
 */
const SHORT_LIVED_MB = 16;
/** The most that a thread may hold, in MB: a workbook of 200,000 rows of ten texts of their own takes most of it. */
const MOST_MB = 2048;

/** What a thread was given to do needs more memory than it may have; only the thread ends. */
function isOutOfMemory(cause: Error): boolean {
  return 'code' in cause && cause.code === 'ERR_WORKER_OUT_OF_MEMORY';
}

/** Starts a thread on `file`, a built script that calls `serveThread`; its name is what a profiler shows. */
export function openThread(file: string, name: string, data: unknown): Thread {
  const worker = new Worker(file, {
    name,
    workerData: data,
    resourceLimits: { maxYoungGenerationSizeMb: SHORT_LIVED_MB, maxOldGenerationSizeMb: MOST_MB },
  });
  const calls = new Map<number, Call>();
  let lastId = 0;
  let gone: Error | null = null;
  const ended = new Promise<void>((resolve) => {
    worker.once('exit', () => {
      gone ??= new ThreadGoneError('the thread ended');
      for (const call of calls.values()) call.reject(gone);
      calls.clear();
      resolve();
    });
  });
  worker.on('error', (cause) => {
    gone = isOutOfMemory(cause) ? new Refusal('OUT_OF_MEMORY') : new ThreadGoneError('the thread failed', { cause });
  });
  worker.on('message', (raw: unknown) => {
    const message = fromThread.parse(raw);
    const call = calls.get(message.callId);
    if (message.kind === 'progress') return call?.task.report(message.done, message.total);
    calls.delete(message.callId);
    if (message.kind === 'answered') call?.resolve(message.value);
    else call?.reject(new Refusal(message.failure.code, message.failure.params, message.failure.field));
  });
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
  const post = (message: ToThread) => worker.postMessage(message);
  return {
    isGone: () => gone !== null,
    call(request, task) {
      if (gone) return Promise.reject(gone);
      lastId += 1;
      const callId = lastId;
      return new Promise((resolve, reject) => {
        calls.set(callId, { task, resolve, reject });
        post({ kind: 'call', callId, flag: task.flag, request });
      });
    },
    close() {
      if (!gone) post({ kind: 'close' });
      return ended;
    },
  };
}
