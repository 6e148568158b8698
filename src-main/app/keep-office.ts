import { accessSync, constants, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Refusal } from '../contract/failures';
import type { Actor } from '../contract/session';
import type { StartProblem } from '../contract/startup';
import { officeTime } from '../contract/values/office-time';
import type { Database } from '../data/database';
import { lockOffice } from '../data/office-lock';
import { writeAudit } from '../domain/audit';
import { dayOf, stampOf } from '../domain/backups';
import { findOfficeRecord } from '../domain/office';
import type { Log, OfficeControl } from '../ports';
import { type OpenOffice, type OpenOptions, openOffice } from './open-office';
import { findOfficePlace, NetworkFolderError, type OfficePlace } from './office-place';
import { contextOf } from './runner';
import { startProblemOf } from './start-failure';

export interface KeeperOptions extends OpenOptions {
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
  /** Takes the day's backup when it has none yet; the day is the office's. */
  backUpDay(): Promise<void>;
  close(): Promise<void>;
}

/** Holds the office's folder and its open database, for as long as the program runs and through a restore. */
export function keepOffice(options: KeeperOptions): OfficeKeeper {
  const { folder, log, backups, services } = options;
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
      mkdirSync(folder, { recursive: true });
      // Said at once: SQLite would say it at the first save only.
      accessSync(folder, constants.W_OK);
      lock ??= lockOffice(join(folder, 'abonado.lock'));
      office = openOffice(options, whenOpened);
      problem = null;
      generation += 1;
    } catch (cause) {
      problem = startProblemOf(cause, folder);
      log.error('start', cause);
      letGo();
    }
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

  function wallMs(): number {
    const record = office && findOfficeRecord(office.database.read);
    const nowMs = services.clock.nowMs();
    return record ? officeTime(record.timeZone).toWall(nowMs) : nowMs;
  }

  /** One after the other; a call that comes meanwhile waits for the end. */
  function exclusively(work: () => Promise<void>): Promise<void> {
    const done = changing.then(work);
    changing = done.catch(() => undefined);
    return done;
  }

  async function stage(name: string): Promise<void> {
    if (office) await office.runners.heavy.chore('stageBackup', name);
    else backups.stage(name);
  }

  async function replace(name: string, actor: Actor | null): Promise<void> {
    await stage(name);
    const stamp = stampOf(wallMs());
    await closeDatabase();
    const putBack = backups.swapIn(stamp);
    open((database) => recordRestore(database, name, actor, services.clock.nowMs()));
    if (office) return;
    putBack();
    open();
    throw new Refusal('BACKUP_BAD');
  }

  open();
  return {
    folder,
    problem: () => problem,
    synchroniser: () => place.synchroniser,
    generation: () => generation,
    backups: () => backups.list(),
    async opened() {
      await changing;
      if (!office) throw new Refusal('OFFICE_CLOSED', { reason: problem ?? 'unknown' });
      return office;
    },
    async retry() {
      await exclusively(async () => {
        if (!office) open();
      });
      options.changed();
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
      if (office && findOfficeRecord(office.database.read))
        await office.runners.heavy.chore('backUpDay', dayOf(wallMs()));
    },
    async close() {
      await exclusively(closeDatabase);
      letGo();
    },
  };
}

/** In the restored database itself: who went back, to which copy. */
function recordRestore(database: Database, name: string, actor: Actor | null, nowMs: number): void {
  database.write((db) => {
    const change = { field: 'backup', before: '', after: name };
    writeAudit(contextOf(db, actor, nowMs), { entity: 'office', entityId: 1, action: 'restored' }, [change]);
  });
}
