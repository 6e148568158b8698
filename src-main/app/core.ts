import { createDiskFiles } from '../adapters/disk-files';
import { createFileLog } from '../adapters/file-log';
import { createDraftFiles } from '../adapters/draft-files';
import { createMailFiles } from '../adapters/mail-files';
import { createMailer } from '../adapters/mailer';
import { createPasswords } from '../adapters/passwords';
import { createPrinter } from '../adapters/printer';
import { createSecrets, noSystemKeys } from '../adapters/secrets';
import { systemChance, systemClock } from '../adapters/system-clock';
import { createTextFiles } from '../adapters/text-files';
import { createTiles, TILES_AT_ONCE } from '../adapters/tiles';
import { createWorkbook } from '../adapters/workbook';
import { type Backups, createBackups } from '../data/backups';
import type { Services } from '../domain/handler';
import { createDrafts } from '../domain/imports';
import type { Log, Secrets, SystemKeys } from '../ports';
import { takeTurns } from '../jobs/password-turns';
import { createTurns } from '../jobs/turns';
import { type App, buildApp } from './build-app';
import type { SignIn } from './sign-ins';

export interface Core {
  readonly app: App;
  readonly log: Log;
  /** Who is signed in at a window when it opens; nobody is asked. */
  readonly initial: SignIn;
}

export interface CoreOptions {
  readonly folder: string;
  /** The built script of the core's threads (`thread.ts`); without one everything runs in this thread. */
  readonly threadFile?: string;
  readonly migrationsFolder: string;
  /** Makes the demonstration when the folder is empty, and begins signed in to it. */
  readonly demo: boolean;
  /** The operating system's secret store; without one the key of secrets lies in a file. */
  readonly systemKeys?: SystemKeys;
}

/** The application with the real adapters, on one office's folder. */
export async function startCore(options: CoreOptions): Promise<Core> {
  const log = createFileLog(options.folder, systemClock);
  const checkOutputs = process.env.NODE_ENV !== 'production';
  const { systemKeys = noSystemKeys } = options;
  const partsOf = (folder: string) => createCoreServices(folder, createSecrets(folder, systemKeys));
  const app = buildApp({ ...options, partsOf, log, checkOutputs, chance: systemChance });
  const initial = await app.enterDemo();
  keepBackups(app, log);
  keepDates(app, log);
  keepMail(app, log);
  lookNowAndThen(() => app.sweepConsumption().catch((cause: unknown) => log.error('consumption', cause)));
  lookNowAndThen(() => app.sweepMailFiles().catch((cause: unknown) => log.error('files', cause)));
  return { app, log, initial };
}

const notHere = () => Promise.reject(new Error("secrets are asked on the core's own thread"));
/** The threads of the core have no way to the system's secret store, and must not make a key of their own. */
const threadSecrets: Secrets = {
  keeping: notHere,
  seal: notHere,
  open: notHere,
  marker: notHere,
  newToken() {
    throw new Error("secrets are asked on the core's own thread");
  },
};

/** The real adapters on one office's folder; each of the core's threads has its own. */
export function createCoreServices(
  folder: string,
  secrets: Secrets = threadSecrets,
): { services: Services; backups: Backups; log: Log } {
  const backups = createBackups(folder);
  const services: Services = {
    clock: systemClock,
    passwords: takeTurns(createPasswords()),
    workbook: createWorkbook(),
    printer: createPrinter(),
    files: createDiskFiles(folder),
    drafts: createDrafts(createDraftFiles(folder)),
    textFiles: createTextFiles(),
    sampleDrafts: createDraftFiles(folder, 'samples'),
    paymentDrafts: createDraftFiles(folder, 'payments'),
    massDrafts: createDraftFiles(folder, 'mass-updates'),
    backups,
    secrets,
    tiles: createTiles(folder, systemClock, createTurns(TILES_AT_ONCE)),
    mailer: createMailer(),
    mailFiles: createMailFiles(folder),
  };
  return { services, backups, log: createFileLog(folder, systemClock) };
}

const LOOK_EVERY_MS = 60 * 60 * 1000;
/** How soon a disk is noticed that was put back in. */
const BRING_EVERY_MS = 2 * 60 * 1000;
/** A start is the window's: what looks after the office begins when the list has long been drawn. */
const FIRST_LOOK_MS = 5000;
/** A day's first backup reads the whole office, from the disk that the first searches of the morning read. */
const FIRST_BACKUP_MS = 30_000;

/** Looks soon after the start, then every hour. */
function lookNowAndThen(look: () => unknown, firstMs = FIRST_LOOK_MS): void {
  setTimeout(look, firstMs).unref();
  setInterval(look, LOOK_EVERY_MS).unref();
}

/**
 * Looks after the start, after the first change to the clients, and every hour whether the day has its backup; one that
 * failed is logged and tried again. An office's first day has something to lose from its first client on.
 */
function keepBackups(app: App, log: Log): void {
  const look = () => app.backUpDay().catch((cause: unknown) => log.error('backup', cause));
  lookNowAndThen(look, FIRST_BACKUP_MS);
  const bring = () => void app.bringBackup().catch((cause: unknown) => log.error('second', cause));
  setTimeout(bring, FIRST_LOOK_MS).unref();
  setInterval(bring, BRING_EVERY_MS).unref();
  app.publisher.subscribe('office', (event) => {
    // One that was taken by hand is to be on the second disk too; what changes nothing tells nothing again.
    if (event.kind === 'backups.changed') bring();
  });
  let looked = false;
  // It goes on listening: whoever leaves in the midst of an event has the publisher pass over the next listener.
  app.publisher.subscribe('office', (event) => {
    if (looked || event.kind !== 'clients.changed') return;
    looked = true;
    void look();
  });
}

/**
 * Looks after the start and every hour whether a day has come for which a contract's pause or plan was agreed, and then
 * what it makes of the contracts of whoever owes.
 */
function keepDates(app: App, log: Log): void {
  const look = () =>
    void app
      .applyDue()
      .then(() => app.reviewStates())
      .catch((cause: unknown) => log.error('dates', cause));
  lookNowAndThen(look);
  // A day that was doubted may be confirmed by now.
  app.publisher.subscribe('office', (event) => {
    if (event.kind === 'office.changed') look();
  });
}

/** How soon mail goes on by itself: after the network is back, the laptop woke up, or a wait has ended. */
const MAIL_EVERY_MS = 5000;

/** Sends what is due, after the start, whenever something is written, and every few seconds. */
function keepMail(app: App, log: Log): void {
  const send = () => void app.sendMail().catch((cause: unknown) => log.error('mail', cause));
  setTimeout(send, FIRST_LOOK_MS).unref();
  setInterval(send, MAIL_EVERY_MS).unref();
  app.publisher.subscribe('office', (event) => {
    // Whoever saved what is to be sent is answered first: to look for it reads the database.
    if (event.kind === 'outbox.changed') setImmediate(send);
  });
}
