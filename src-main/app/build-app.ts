import { EventPublisher } from '@orpc/server';
import { createTasks } from '../jobs/task';
import type { Log } from '../ports';
import { createDispatch, type Dispatch } from './dispatch';
import { keepOffice } from './keep-office';
import type { OpenOptions } from './open-office';
import { createRpcRouter, type Publisher } from './rpc';

export interface AppOptions extends OpenOptions {
  readonly log: Log;
  readonly checkOutputs: boolean;
}

export interface App {
  readonly dispatch: Dispatch;
  readonly router: ReturnType<typeof createRpcRouter>;
  readonly publisher: Publisher;
  /** Takes the day's backup when it has none yet; the day is the office's. */
  backUpDay(): Promise<void>;
  /** Lets what is being written end, stops what takes long, and lets go of the office. */
  close(): Promise<void>;
}

/**
 * Opens the office and puts the application together: the one place where its parts meet. An office that does not open
 * is no reason not to start: the window says what happened, and what can be done.
 */
export function buildApp(options: AppOptions): App {
  const publisher: Publisher = new EventPublisher();
  const tasks = createTasks((taskId, done, total) =>
    publisher.publish('office', { kind: 'tasks.progressed', taskId, done, total }),
  );
  const office = keepOffice({
    ...options,
    cancelTasks: tasks.cancelAll,
    changed: () => publisher.publish('office', { kind: 'startup.changed' }),
  });
  const dispatch = createDispatch({
    office,
    tasks,
    log: options.log,
    checkOutputs: options.checkOutputs,
    publish: (event) => publisher.publish('office', event),
  });
  return {
    dispatch,
    router: createRpcRouter(dispatch, publisher),
    publisher,
    backUpDay: () => office.backUpDay(),
    close: () => office.close(),
  };
}
