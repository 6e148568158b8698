import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { EventPublisher } from '@orpc/server';
import { openDatabase } from '../data/database';
import { migrate, readMigrations } from '../data/migrate';
import type { Services } from '../domain/handler';
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
  close(): void;
}

/** Opens the office and puts the application together: the one place where its parts meet. */
export function buildApp(options: AppOptions): App {
  mkdirSync(options.folder, { recursive: true });
  const database = openDatabase(join(options.folder, 'abonado.db'));
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
  return { dispatch, router: createRpcRouter(dispatch, publisher), publisher, close: () => database.close() };
}
