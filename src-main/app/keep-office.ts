import { accessSync, constants, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Refusal } from '../contract/failures';
import type { Actor } from '../contract/session';
import type { StartProblem } from '../contract/startup';
import { officeTime } from '../contract/values/office-time';
import { dayOf } from '../contract/values/wall-clock';
import type { Backups } from '../data/backups';
import type { Database, ReadDb } from '../data/database';
import { lockOffice } from '../data/office-lock';
import { writeAudit } from '../domain/audit';
import { stampOf } from '../domain/backups';
import type { Services } from '../domain/handler';
import { findOfficeRecord } from '../domain/office';
import type { Log, OfficeControl } from '../ports';
import { type OpenOffice, type OpenOptions, openOffice } from './open-office';
import { findOfficePlace, NetworkFolderError, OfficeGoneError, type OfficePlace } from './office-place';
import { contextOf } from './own-context';
import { demoFolder, makeDemo } from './demo';
import { startProblemOf } from './start-failure';

/** The adapters on one office's folder. */
export interface OfficeParts {
  readonly services: Services;
  readonly backups: Backups;
}

export interface KeeperOptions extends Omit<OpenOptions, keyof OfficeParts> {
  readonly partsOf: (folder: string) => OfficeParts;
  /** Whether the folder is a demonstration's, made when it is empty. */
  readonly demo?: boolean;
  readonly log: Log;
  /** Stops the long calls, so that closing need not wait for them. */
  readonly cancelTasks: () => void;
  /** The office opened, or was replaced: every window asks anew. */
  readonly changed: () => void;
}

export interface OfficeKeeper extends OfficeControl {
  /** The open office, after a replacement that is under way. Throws OFFICE_CLOSED with the reason. */
  opened(): Promise<OpenOffice>;
  /** Counts the databases that were opened: a sign-in belongs to the one that it was made in. */
  generation(): number;
  /** The adapters on the folder that is open now. */
  services(): Services;
  /** Makes the demonstration where it is wanted, and answers who is signed in there. */
  enterDemo(): Promise<Actor | null>;
  /** The open database, to read; null when the office is not open. */
  readable(): ReadDb | null;
  /** A page of the database turned out to be damaged: the office closes, and the window offers its backups. */
  foundDamaged(): Promise<void>;
  /** The database is not at its path any more: the office closes, and the window says so. */
  foundGone(): Promise<void>;
  /** How long a window may stay untouched before it locks; 0 is for ever. */
  idleMinutes(): number;
  /** Takes the day's backup when it has none yet; the day is the office's. */
  backUpDay(): Promise<void>;
  close(): Promise<void>;
}

/** Holds the office's folder and its open database, for as long as the program runs and through a restore. */
export function keepOffice(options: KeeperOptions): OfficeKeeper {
  const { log } = options;
  let folder = options.folder;
  let parts = options.partsOf(folder);
  let lock: { release(): void } | null = null;
  let office: OpenOffice | null = null;
  let problem: StartProblem | null = null;
  let place: OfficePlace = { network: false, synchroniser: null };
  let generation = 0;
  let changing: Promise<void> = Promise.resolve();

  function open(whenOpened?: (database: Database) => void): void {
    try {
      place = (options.findPlace ?? findOfficePlace)(folder);
      if (place.network) throw new NetworkFolderError(folder);
      refuseWhereOneWas();
      mkdirSync(folder, { recursive: true });
      // Said at once: SQLite would say it at the first save only.
      accessSync(folder, constants.W_OK);
      lock ??= lockOffice(join(folder, 'abonado.lock'));
      office = openOffice({ ...options, folder, ...parts }, whenOpened);
      problem = null;
      generation += 1;
    } catch (cause) {
      problem = startProblemOf(cause, folder);
      log.error('start', cause);
      letGo();
    }
  }

  /** An empty office in the place of one that is gone would hide that it is, and keep its backups from being looked for. */
  function refuseWhereOneWas(): void {
    if (existsSync(join(folder, 'abonado.db'))) return;
    if (problem === 'gone' || parts.backups.list().length > 0) throw new OfficeGoneError(folder);
  }

  /** What does not open is let go of, so that the next try is not told that another Abonado has it. */
  function letGo(): void {
    lock?.release();
    lock = null;
  }

  async function closeDatabase(): Promise<void> {
    options.cancelTasks();
    const closing = office;
    office = null;
    await closing?.close();
  }

  /** Lets go of the folder, with everything in it closed. */
  async function shut(): Promise<void> {
    await closeDatabase();
    letGo();
  }

  function wallMs(): number {
    const record = office && findOfficeRecord(office.database.read);
    const nowMs = parts.services.clock.nowMs();
    return record ? officeTime(record.timeZone).toWall(nowMs) : nowMs;
  }

  /** One after the other; a call that comes meanwhile waits for the end. */
  function exclusively<Result>(work: () => Promise<Result>): Promise<Result> {
    const done = changing.then(work);
    changing = done.then(
      () => undefined,
      () => undefined,
    );
    return done;
  }

  async function stage(name: string): Promise<void> {
    if (office) await office.runners.heavy.chore('stageBackup', name);
    else parts.backups.stage(name);
  }

  /** When it cannot be done the present database is where it was, and the office goes on with it. */
  function swapIn(stamp: string): () => void {
    try {
      return parts.backups.swapIn(stamp);
    } catch (cause) {
      open();
      throw cause;
    }
  }

  async function replace(name: string, actor: Actor | null): Promise<void> {
    if (office && !office.isInPlace()) throw new Refusal('OFFICE_GONE');
    await stage(name);
    const stamp = stampOf(wallMs());
    await closeDatabase();
    const putBack = swapIn(stamp);
    open((database) => recordRestore(database, name, actor, parts.services.clock.nowMs()));
    if (office) {
      // What was staged for the other database names clients by numbers that are somebody else's here.
      parts.services.drafts.sweep(Number.POSITIVE_INFINITY);
      return;
    }
    putBack();
    open();
    throw new Refusal('BACKUP_BAD');
  }

  /** Closes an open office that turned out not to be whole, or not to be in its place. */
  async function closeWhen(isSo: (open: OpenOffice) => boolean, what: StartProblem): Promise<void> {
    await exclusively(async () => {
      if (!office || !isSo(office)) return;
      await shut();
      problem = what;
    });
    options.changed();
  }

  const inDemo = () => folder !== options.folder;

  async function moveTo(next: string): Promise<void> {
    await shut();
    folder = next;
    parts = options.partsOf(next);
    open();
  }

  /** A demonstration that cannot be made is an office that does not open. */
  async function enterDemo(): Promise<Actor | null> {
    if (!office || !(options.demo || inDemo())) return null;
    try {
      return await makeDemo(office);
    } catch (cause) {
      log.error('start', cause);
      await shut();
      problem = startProblemOf(cause, folder);
      return null;
    }
  }

  open();
  return {
    folder: () => folder,
    inDemo,
    services: () => parts.services,
    enterDemo: () => exclusively(enterDemo),
    async openDemo() {
      try {
        return await exclusively(async () => {
          if (!office || findOfficeRecord(office.database.read)) throw new Refusal('OFFICE_EXISTS');
          await moveTo(demoFolder(folder));
          return enterDemo();
        });
      } finally {
        options.changed();
      }
    },
    async leaveDemo() {
      await exclusively(async () => {
        if (!inDemo()) throw new Refusal('FORBIDDEN');
        await moveTo(options.folder);
      });
      options.changed();
    },
    problem: () => problem,
    synchroniser: () => place.synchroniser,
    generation: () => generation,
    backups: () => parts.backups.list(),
    readable: () => office?.database.read ?? null,
    // It may have been a file of an import that was meant; the office's own is looked at, every page of it.
    foundDamaged: () => closeWhen(({ database }) => !isWhole(database), 'damaged'),
    foundGone: () => closeWhen(({ isInPlace }) => !isInPlace(), 'gone'),
    idleMinutes: () => (office && findOfficeRecord(office.database.read)?.idleMinutes) ?? 0,
    async opened() {
      await changing;
      if (!office) throw new Refusal('OFFICE_CLOSED', { reason: problem ?? 'unknown' });
      return office;
    },
    async retry() {
      const actor = await exclusively(async () => {
        if (office) return null;
        open();
        return enterDemo();
      });
      options.changed();
      return actor;
    },
    async restore(name, actor) {
      try {
        await exclusively(() => replace(name, actor));
      } finally {
        options.changed();
      }
    },
    async backUpDay() {
      await changing;
      // A folder that is gone would be made anew for the copy.
      if (office?.isInPlace() && findOfficeRecord(office.database.read))
        await office.runners.heavy.chore('backUpDay', dayOf(wallMs()));
    },
    close: () => exclusively(shut),
  };
}

function isWhole({ sqlite }: Database): boolean {
  try {
    return sqlite.pragma('quick_check(1)', { simple: true }) === 'ok';
  } catch {
    return false;
  }
}

/** In the restored database itself: who went back, to which copy. */
function recordRestore(database: Database, name: string, actor: Actor | null, nowMs: number): void {
  database.write((db) => {
    const change = { field: 'backup', before: '', after: name };
    writeAudit(contextOf(db, actor, nowMs), { entity: 'office', entityId: 1, action: 'restored' }, [change]);
  });
}
