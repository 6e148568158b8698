import { z } from 'zod';
import { openThread, type Thread } from '../jobs/thread';
import type { TaskHandle } from '../jobs/task';
import { chores, committed, type Runner, type Work, work } from './runner';

/** What one of the core's threads is asked: one step of one call. */
export const threadRequest = z.discriminatedUnion('step', [
  z.object({ step: z.enum(['read', 'prepare', 'write']), call: work, prepared: z.unknown() }),
  z.object({ step: z.literal('chore'), name: z.enum(chores), argument: z.string() }),
]);
type ThreadRequest = z.infer<typeof threadRequest>;

/** What a thread is started with: the office's folder. */
export const threadData = z.object({ folder: z.string() });

export interface ThreadRunner extends Runner {
  /** Lets what runs end. */
  close(): Promise<void>;
}

/** A task that nobody follows or cancels. */
function untold(): TaskHandle {
  return { flag: new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT), report: () => undefined };
}

function stepsOf(ask: (request: ThreadRequest, task: TaskHandle) => Promise<unknown>): Runner {
  return {
    chore: (name, argument) => ask({ step: 'chore', name, argument }, untold()),
    read: (call: Work, task) => ask({ step: 'read', call, prepared: undefined }, task),
    prepare: (call: Work, task) => ask({ step: 'prepare', call, prepared: undefined }, task),
    write: async (call, prepared, task) => committed.parse(await ask({ step: 'write', call, prepared }, task)),
  };
}

/** One thread for as long as the office is open: every write, one after the other. One that fell is started anew. */
export function createWriterThread(file: string, folder: string): ThreadRunner {
  return keepThread(file, folder, openThread(file, { folder }));
}

/** One thread for what a screen asks that may be slow, started when that is first asked; one that fell is started anew. */
export function createReaderThread(file: string, folder: string): ThreadRunner {
  return keepThread(file, folder, null);
}

function keepThread(file: string, folder: string, started: Thread | null): ThreadRunner {
  let thread = started;
  const ask = (request: ThreadRequest, task: TaskHandle) => {
    if (!thread || thread.isGone()) thread = openThread(file, { folder });
    return thread.call(request, task);
  };
  return { ...stepsOf(ask), close: async () => thread?.close() };
}

/** A thread for each call: what it needed of memory goes with it. */
export function createHeavyThreads(file: string, folder: string): ThreadRunner {
  const running = new Set<Thread>();
  const ask = async (request: ThreadRequest, task: TaskHandle) => {
    const thread = openThread(file, { folder });
    running.add(thread);
    try {
      return await thread.call(request, task);
    } finally {
      running.delete(thread);
      void thread.close();
    }
  };
  return { ...stepsOf(ask), close: async () => void (await Promise.all([...running].map((thread) => thread.close()))) };
}
