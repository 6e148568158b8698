import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { EventPublisher } from '@orpc/server';
import { type Database, openDatabase } from '../data/database';
import { backUpDay } from '../data/backup';
import { migrate, readMigrations } from '../data/migrate';
import { lockOffice } from '../data/office-lock';
import { officeTime } from '../contract/values/office-time';
import type { Services } from '../domain/handler';
import { findOfficeRecord } from '../domain/office';
import type { Log } from '../ports';
import { createDispatch, type Dispatch, type Runners } from './dispatch';
import { createRpcRouter, type Publisher } from './rpc';
import { createRunner } from './runner';
import { createHeavyThreads, createWriterThread } from './thread-runner';

export interface AppOptions {
  /** The office's folder: the database, its backups, incoming and outgoing files. */
  readonly folder: string;
  readonly migrationsFolder: string;
  readonly services: Services;
  readonly log: Log;
  readonly checkOutputs: boolean;
  /** The built script of the core's threads; without one everything runs in this thread, as tests of a feature do. */
  readonly threadFile?: string;
}

export interface App {
  readonly dispatch: Dispatch;
  readonly router: ReturnType<typeof createRpcRouter>;
  readonly publisher: Publisher;
  /** Takes the day's backup when it has none yet; the day is the office's. */
  backUp(): Promise<void>;
  /** Lets what is being written end, and lets go of the office. */
  close(): Promise<void>;
}

/** An office that does not open is let go of, so that the next try is not told that another Abonado has it. */
function openLocked(folder: string, lock: { release(): void }): Database {
  try {
    return openDatabase(join(folder, 'abonado.db'));
  } catch (cause) {
    lock.release();
    throw cause;
  }
}

/** With threads, this one only reads: whatever writes here by mistake is refused by SQLite. */
function openRunners(
  database: Database,
  { services, folder, threadFile }: AppOptions,
): { runners: Runners; closeThreads: () => Promise<void> } {
  const here = createRunner(database, services);
  if (threadFile === undefined) {
    return { runners: { here, heavy: here, writer: here }, closeThreads: () => Promise.resolve() };
  }
  database.sqlite.pragma('query_only = ON');
  const writer = createWriterThread(threadFile, folder);
  const heavy = createHeavyThreads(threadFile, folder);
  return {
    runners: { here, heavy, writer },
    closeThreads: async () => void (await Promise.all([heavy.close(), writer.close()])),
  };
}

/** Opens the office and puts the application together: the one place where its parts meet. */
export function buildApp(options: AppOptions): App {
  mkdirSync(options.folder, { recursive: true });
  const lock = lockOffice(join(options.folder, 'abonado.lock'));
  const database = openLocked(options.folder, lock);
  const stamp = options.services.clock.nowMs();
  migrate(
    database.sqlite,
    readMigrations(options.migrationsFolder),
    join(options.folder, `before-migration-${stamp}.db`),
  );
  const publisher: Publisher = new EventPublisher();
  const { runners, closeThreads } = openRunners(database, options);
  const dispatch = createDispatch({
    runners,
    log: options.log,
    checkOutputs: options.checkOutputs,
    publish: (event) => publisher.publish('office', event),
  });
  return {
    dispatch,
    router: createRpcRouter(dispatch, publisher),
    publisher,
    async backUp() {
      const office = findOfficeRecord(database.read);
      if (!office) return;
      const day = new Date(officeTime(office.timeZone).toWall(options.services.clock.nowMs()))
        .toISOString()
        .slice(0, 10);
      await backUpDay(database.sqlite, join(options.folder, 'backups'), day);
    },
    async close() {
      await closeThreads();
      database.close();
      lock.release();
    },
  };
}
