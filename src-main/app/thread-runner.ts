import { z } from 'zod';
import { Refusal } from '../contract/failures';
import { createTurns } from '../jobs/turns';
import { openThread, type Thread } from '../jobs/thread';
import type { TaskHandle } from '../jobs/task';
import { chores, committed, type Runner, type Work, work } from './runner';

/** What one of the core's threads is asked: one step of one call. */
export const threadRequest = z.discriminatedUnion('step', [
  z.object({ step: z.enum(['read', 'prepare', 'write']), call: work, prepared: z.unknown() }),
  z.object({ step: z.literal('chore'), name: z.enum(chores), argument: z.string() }),
]);
type ThreadRequest = z.infer<typeof threadRequest>;

/** What a thread is started with: the office's folder, and whether it is the one that writes there. */
export const threadData = z.object({ folder: z.string(), writes: z.boolean() });

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

/** One thread, from the first write on: every write, one after the other. One that fell is started anew. */
export function createWriterThread(file: string, folder: string): ThreadRunner {
  return keepThread(() => openThread(file, 'writer', { folder, writes: true }));
}

/** One thread for what a screen asks that may be slow, started when that is first asked; one that fell is started anew. */
export function createReaderThread(file: string, folder: string): ThreadRunner {
  return keepThread(() => openThread(file, 'reader', { folder, writes: false }));
}

/** Loading the script costs a third of a second of a core: a start has none to give away. */
function keepThread(open: () => Thread): ThreadRunner {
  let thread: Thread | null = null;
  const ask = (request: ThreadRequest, task: TaskHandle) => {
    if (!thread || thread.isGone()) thread = open();
    return thread.call(request, task);
  };
  return { ...stepsOf(ask), close: async () => thread?.close() };
}

/** Each may take some 200 MB, and a core of the machine: beyond these, one more would make all of them slower. */
const MOST_HEAVY = 3;

/**
 * A thread for each call: what it needed of memory goes with it. The next one is begun when a call ends, since loading
 * the script takes longer than many a call.
 */
export function createHeavyThreads(file: string, folder: string): ThreadRunner {
  const open = () => openThread(file, 'heavy', { folder, writes: false });
  const threads = new Set<Thread>();
  let spare: Thread | null = null;
  let closed = false;
  const inTurn = createTurns(MOST_HEAVY);
  const run = async (request: ThreadRequest, task: TaskHandle) => {
    if (closed) throw new Refusal('CANCELLED');
    const thread = spare?.isGone() === false ? spare : open();
    spare = null;
    threads.add(thread);
    try {
      return await thread.call(request, task);
    } finally {
      threads.delete(thread);
      void thread.close();
      if (!closed && request.step !== 'chore') spare ??= open();
    }
  };
  const ask = (request: ThreadRequest, task: TaskHandle) => inTurn(() => run(request, task));
  async function close(): Promise<void> {
    closed = true;
    if (spare) threads.add(spare);
    await Promise.all([...threads].map((thread) => thread.close()));
  }
  return { ...stepsOf(ask), close };
}
