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
import { createDispatch, type Dispatch } from './dispatch';
import { createRpcRouter, type Publisher } from './rpc';

export interface AppOptions {
  /** The office's folder: the database, its backups, incoming and outgoing files. */
  readonly folder: string;
  readonly migrationsFolder: string;
  readonly services: Services;
  readonly log: Log;
  readonly checkOutputs: boolean;
}

export interface App {
  readonly dispatch: Dispatch;
  readonly router: ReturnType<typeof createRpcRouter>;
  readonly publisher: Publisher;
  /** Takes the day's backup when it has none yet; the day is the office's. */
  backUp(): Promise<void>;
  close(): void;
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
  const dispatch = createDispatch({
    database,
    services: options.services,
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
    close() {
      database.close();
      lock.release();
    },
  };
}
