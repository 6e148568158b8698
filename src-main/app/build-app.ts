import { EventPublisher } from '@orpc/server';
import { createTasks } from '../jobs/task';
import type { FileStore } from '../ports';
import { createDispatch, type Dispatch, type WhoSits } from './dispatch';
import type { KeeperOptions } from './held-office';
import { keepOffice } from './keep-office';
import { createRpcRouter, type Publisher } from './rpc';
import type { SignIn } from './sign-ins';
import { createSupport } from './support';

export interface AppOptions extends Omit<KeeperOptions, 'cancelTasks' | 'changed' | 'backupsChanged' | 'mailChanged'> {
  readonly checkOutputs: boolean;
}

export interface App {
  readonly dispatch: Dispatch;
  readonly whoSits: WhoSits;
  readonly router: ReturnType<typeof createRpcRouter>;
  readonly publisher: Publisher;
  /** The files of the office that is open now. */
  files(): FileStore;
  /** Makes the demonstration that was asked for at the start, and answers who is signed in there. */
  enterDemo(): Promise<SignIn>;
  /** Takes the day's backup when it has none yet; the day is the office's. */
  backUpDay(): Promise<void>;
  /** Brings the newest backup to the second folder, where one was chosen and it is there. */
  bringBackup(): Promise<void>;
  /** A backup of what was saved since the last one, for the end of the program; the office is closed after it. */
  backUpAtEnd(): Promise<void>;
  /** Does what contracts agreed for a day that has come; the day is the office's. */
  applyDue(): Promise<void>;
  /** Reviews the states of contracts for the days that have come (domain.md §3.8). */
  reviewStates(): Promise<void>;
  /** Sends the mail that is due; ends when nothing more is for now. */
  sendMail(): Promise<void>;
  /** Lets go of samples of consumption that were kept long enough. */
  sweepConsumption(): Promise<void>;
  /** Lets go of files whose message went, or goes no more. */
  sweepMailFiles(): Promise<void>;
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
    backupsChanged: () => publisher.publish('office', { kind: 'backups.changed' }),
    changed: () => publisher.publish('office', { kind: 'startup.changed' }),
    mailChanged: () => publisher.publish('office', { kind: 'outbox.changed' }),
  });
  const { dispatch, whoSits, signInOf } = createDispatch({
    office,
    tasks,
    clock: office.services().clock,
    log: options.log,
    support: createSupport(office, options.log, office.services().clock),
    checkOutputs: options.checkOutputs,
    publish: (event) => publisher.publish('office', event),
  });
  let doubted = false;
  return {
    dispatch,
    whoSits,
    router: createRpcRouter({ dispatch, whoSits, tasks, publisher }),
    publisher,
    files: () => office.services().files,
    enterDemo: async () => signInOf(await office.enterDemo()),
    backUpDay: () => office.backUpDay(),
    bringBackup: async () => void (await office.bring()),
    backUpAtEnd: () => office.copyAtEnd(),
    async applyDue() {
      const came = await office.applyDue();
      // A window that is open asks about the day once it is told.
      if (came === 'doubted' && !doubted) publisher.publish('office', { kind: 'office.changed' });
      doubted = came === 'doubted';
      if (came !== 'done') return;
      // The price of a plan may have come too.
      for (const kind of ['catalogs.changed', 'contracts.changed', 'clients.changed'] as const)
        publisher.publish('office', { kind });
    },
    async reviewStates() {
      const changed = await office.reviewStates();
      // It may have told clients of a cut to come, whether it changed anything or not.
      publisher.publish('office', { kind: 'outbox.changed' });
      if (!changed) return;
      for (const kind of ['contracts.changed', 'clients.changed'] as const) publisher.publish('office', { kind });
    },
    sendMail: () => office.sendMail(),
    sweepConsumption: () => office.sweepConsumption(),
    sweepMailFiles: () => office.sweepMailFiles(),
    close: () => office.close(),
  };
}
