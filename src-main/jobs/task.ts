import { performance } from 'node:perf_hooks';
import { Refusal } from '../contract/failures';
import type { Task, TaskOwner } from '../ports';

/** Often enough for a bar that moves, seldom enough to cost nothing. Milliseconds. */
const REPORT_EVERY_MS = 100;

const GOING_ON = 0;
const CANCELLED = 1;

/** A call as both threads know it: one sets the flag and hears the reports, the other looks and tells. */
export interface TaskHandle {
  /** Shared memory, so that a thread deep in its work need not read messages to hear of a cancel. */
  readonly flag: SharedArrayBuffer;
  readonly report: (done: number, total: number) => void;
}

/** The work's own view of its task: tells how far it is, and throws CANCELLED at the next step after a cancel. */
export function openTask({ flag, report }: TaskHandle): Task {
  const state = new Int32Array(flag);
  let reportedMs = Number.NEGATIVE_INFINITY;
  return {
    progress(done, total) {
      if (Atomics.load(state, 0) !== GOING_ON) throw new Refusal('CANCELLED');
      const nowMs = performance.now();
      if (done < total && nowMs - reportedMs < REPORT_EVERY_MS) return;
      reportedMs = nowMs;
      report(done, total);
    },
  };
}

function cancelFlag(flag: SharedArrayBuffer): void {
  Atomics.store(new Int32Array(flag), 0, CANCELLED);
}

export interface RunningTasks {
  /** Throws FORBIDDEN for another's task; one that is unknown or has ended is none the worse for it. */
  cancel(taskId: string, who: TaskOwner): void;
  /** Whether a task that runs now is theirs: how far it is concerns nobody else, nor does its name. */
  isOf(taskId: string, who: TaskOwner): boolean;
  /** What runs now, named or not, stops at its next step. */
  readonly cancelAll: () => void;
  /**
   * Runs `call` with a handle that `cancel` reaches by the task's name for as long as it runs. A name that is in use is
   * refused: two calls under one would be stopped together, and whoever owns one would stop the other.
   */
  during<Result>(
    taskId: string | undefined,
    owner: TaskOwner,
    call: (handle: TaskHandle) => Promise<Result>,
  ): Promise<Result>;
}

function isSame(one: TaskOwner, other: TaskOwner): boolean {
  return one.window === other.window && one.operatorId === other.operatorId;
}

/** The calls that run now. `tell` hears how far the named ones are. */
export function createTasks(tell: (taskId: string, done: number, total: number) => void): RunningTasks {
  const flags = new Map<SharedArrayBuffer, { taskId: string | undefined; owner: TaskOwner }>();
  return {
    cancel(taskId, who) {
      for (const [flag, running] of flags) {
        if (running.taskId !== taskId) continue;
        if (!isSame(running.owner, who)) throw new Refusal('FORBIDDEN');
        cancelFlag(flag);
      }
    },
    isOf: (taskId, who) => flags.values().some((running) => running.taskId === taskId && isSame(running.owner, who)),
    cancelAll() {
      for (const flag of flags.keys()) cancelFlag(flag);
    },
    async during(taskId, owner, call) {
      const taken = taskId !== undefined && flags.values().some((running) => running.taskId === taskId);
      if (taken) throw new Refusal('VALIDATION', { reason: 'taskIdTaken' }, 'taskId');
      const flag = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
      flags.set(flag, { taskId, owner });
      const report = taskId === undefined ? () => undefined : tell.bind(null, taskId);
      try {
        return await call({ flag, report });
      } finally {
        flags.delete(flag);
      }
    },
  };
}
