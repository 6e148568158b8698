import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Backups, copyProved } from '../data/backups';
import { type Database, openDatabase, SCREENS_CACHE_MB } from '../data/database';
import { migrate, readMigrations, refuseNewer } from '../data/migrate';
import { watchPlace } from '../data/place';
import { makeWhole, setStrayLogAside } from '../data/stray-log';
import type { Services } from '../domain/handler';
import type { Courier } from '../jobs/courier';
import type { Chance, Log } from '../ports';
import type { Runners } from './dispatch';
import type { findOfficePlace } from './office-place';
import { createOfficeCourier } from './office-courier';
import { createRunner, type Runner } from './runner';
import { createHeavyThreads, createReaderThread, createWriterThread } from './thread-runner';

export interface OpenOptions {
  readonly folder: string;
  readonly migrationsFolder: string;
  readonly services: Services;
  readonly backups: Backups;
  /** Where the folder lies; tests say it is on a network. */
  readonly findPlace?: typeof findOfficePlace;
  /** The built script of the core's threads; without one everything runs in this thread, as tests of a feature do. */
  readonly threadFile?: string;
  readonly log: Log;
  readonly chance: Chance;
  /** Something of the outbox has changed of its own accord. */
  readonly mailChanged: () => void;
}

/** An office whose database is open, at its newest form, with what runs its calls. */
export interface OpenOffice {
  readonly database: Database;
  readonly runners: Runners;
  readonly courier: Courier;
  /** Whether the database is still the file at its path: what is saved into another is lost. */
  readonly isInPlace: () => boolean;
  /** Lets what is being written end. */
  close(): Promise<void>;
}

/**
 * Opens the database in the folder, or makes it; `whenOpened` may still write. Throws what `startProblemOf` reads; the
 * file is then as it was.
 */
export function openOffice(options: OpenOptions, whenOpened?: (database: Database) => void): OpenOffice {
  const { folder, migrationsFolder, services } = options;
  mkdirSync(folder, { recursive: true });
  const path = join(folder, 'abonado.db');
  const migrations = readMigrations(migrationsFolder);
  refuseNewer(path, migrations);
  setStrayLogAside(path);
  const database = openDatabase(path, { cacheMb: SCREENS_CACHE_MB });
  try {
    const stamp = services.clock.nowMs();
    migrate(database.sqlite, migrations, () => {
      mkdirSync(join(folder, 'backups'), { recursive: true });
      copyProved(path, join(folder, 'backups', `antes-de-actualizar-${stamp}.db`));
    });
    whenOpened?.(database);
  } catch (cause) {
    database.close();
    throw cause;
  }
  const isInPlace = watchPlace(path);
  const { runners, closeThreads } = openRunners(database, options);
  const courier = createOfficeCourier({ ...options, database, runners, isInPlace });
  return {
    database,
    runners,
    courier,
    isInPlace,
    async close() {
      await courier.close();
      await closeThreads();
      // In another's place the log at the path is that one's.
      if (isInPlace()) makeWhole(database.sqlite);
      database.close();
    },
  };
}

/** With threads, this one only reads: whatever writes here by mistake is refused by SQLite. */
function openRunners(
  database: Database,
  { services, backups, folder, threadFile }: OpenOptions,
): { runners: Runners; closeThreads: () => Promise<void> } {
  const here = createRunner(() => database, services, backups);
  if (threadFile === undefined) {
    const alone = copying(here);
    const runners = { here: alone, heavy: alone, reader: alone, writer: alone, drawer: alone };
    return { runners, closeThreads: () => Promise.resolve() };
  }
  database.sqlite.pragma('query_only = ON');
  const writer = createWriterThread(threadFile, folder);
  const heavy = createHeavyThreads(threadFile, folder);
  const reader = createReaderThread(threadFile, folder);
  const drawer = createReaderThread(threadFile, folder);
  return {
    runners: { here, heavy, reader, writer, drawer },
    closeThreads: async () => void (await Promise.all([heavy, reader, writer, drawer].map((thread) => thread.close()))),
  };
}

/** One thread for everything, with what goes from step to step copied as it is between threads: what cannot be, fails. */
function copying(runner: Runner): Runner {
  return {
    ...runner,
    prepare: async (call, task) => structuredClone(await runner.prepare(call, task)),
    write: async (call, prepared, task) => structuredClone(await runner.write(call, prepared, task)),
  };
}
