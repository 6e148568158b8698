import { api } from './client';
import { elapsedMs } from './elapsed';

/** How far a long call of this window is; `total` is 0 while nobody knows it. `elapsedMs` since it began. */
export interface TaskProgress {
  readonly done: number;
  readonly total: number;
  readonly elapsedMs: number;
}

interface Running {
  readonly startedMs: number;
  progress: TaskProgress | null;
}

const running = new Map<string, Running>();
const listeners = new Set<() => void>();

/** Runs a call under a name of its own, so that its progress is heard and it can be cancelled. */
export async function runTask<Result>(taskId: string, call: (taskId: string) => Promise<Result>): Promise<Result> {
  running.set(taskId, { startedMs: elapsedMs(), progress: null });
  try {
    return await call(taskId);
  } finally {
    running.delete(taskId);
  }
}

export function newTaskId(): string {
  return crypto.randomUUID();
}

/** Asks a call to stop; it then ends in CANCELLED. Where nobody is there to be asked, the call itself ends and says so. */
export function cancelTask(taskId: string): void {
  api.tasks.cancel({ taskId }).catch(() => undefined);
}

/** Calls of other windows are told too, and are none of ours. */
export function hearProgress({ taskId, done, total }: { taskId: string; done: number; total: number }): void {
  const task = running.get(taskId);
  if (!task) return;
  task.progress = { done, total, elapsedMs: elapsedMs() - task.startedMs };
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** A call as it is shown while it goes on. Its progress is null until the first is heard, and after its end. */
export const workOf = (taskId: string) => ({
  subscribe,
  progress: (): TaskProgress | null => running.get(taskId)?.progress ?? null,
  cancel: () => cancelTask(taskId),
});
