import { accessSync, constants, existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { StartProblem } from '../contract/startup';
import { officeTime } from '../contract/values/office-time';
import { type Backups, removeWithLog } from '../data/backups';
import type { Database } from '../data/database';
import { lockOffice } from '../data/office-lock';
import type { Services } from '../domain/handler';
import { findOfficeRecord } from '../domain/office';
import type { Log, LookedAtCopy } from '../ports';
import { type OpenOffice, type OpenOptions, openOffice } from './open-office';
import { findOfficePlace, NetworkFolderError, OfficeGoneError, type OfficePlace } from './office-place';
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
  /** A copy was taken, or brought, or the second folder went away. */
  readonly backupsChanged: () => void;
}

/** Where a backup lies while it is looked at; what is found there at a start is of a program that did not end in order. */
export function copyFolder(folder: string): string {
  return join(folder, 'solo-lectura');
}

/** The office's folder with its lock, and its database when it opens: the state that the keeper changes in order. */
export class HeldOffice {
  folder: string;
  parts: OfficeParts;
  office: OpenOffice | null = null;
  problem: StartProblem | null = null;
  /** The backup that is looked at in the office's place. */
  copy: LookedAtCopy | null = null;
  place: OfficePlace = { network: false, synchroniser: null };
  /** Counts the databases that were opened. */
  generation = 0;
  private readonly options: KeeperOptions;
  private lock: { release(): void } | null = null;

  constructor(options: KeeperOptions) {
    this.options = options;
    this.folder = options.folder;
    this.parts = options.partsOf(options.folder);
    this.open();
  }

  open(whenOpened?: (database: Database) => void): void {
    const { folder, options } = this;
    try {
      this.place = (options.findPlace ?? findOfficePlace)(folder);
      if (this.place.network) throw new NetworkFolderError(folder);
      this.refuseWhereOneWas();
      mkdirSync(folder, { recursive: true });
      // Said at once: SQLite would say it at the first save only.
      accessSync(folder, constants.W_OK);
      this.lock ??= lockOffice(join(folder, 'abonado.lock'));
      if (!this.copy) rmSync(copyFolder(folder), { recursive: true, force: true });
      this.office = openOffice({ ...options, folder, ...this.parts }, whenOpened);
      this.problem = null;
      this.generation += 1;
    } catch (cause) {
      this.fail(cause);
      this.letGo();
    }
  }

  /** The office does not open: why is kept for the window, and logged. */
  fail(cause: unknown): void {
    this.problem = startProblemOf(cause, this.folder);
    this.options.log.error('start', cause);
  }

  /** An empty office in the place of one that is gone would hide that it is, and keep its backups from being looked for. */
  private refuseWhereOneWas(): void {
    if (existsSync(join(this.folder, 'abonado.db'))) return;
    if (this.problem === 'gone' || this.parts.backups.list().length > 0) throw new OfficeGoneError(this.folder);
  }

  /** What does not open is let go of, so that the next try is not told that another Abonado has it. */
  private letGo(): void {
    this.lock?.release();
    this.lock = null;
  }

  async closeDatabase(): Promise<void> {
    this.options.cancelTasks();
    const closing = this.office;
    this.office = null;
    await closing?.close();
  }

  /** Lets go of the folder, with everything in it closed. */
  async shut(): Promise<void> {
    await this.closeDatabase();
    this.letGo();
  }

  async moveTo(folder: string): Promise<void> {
    await this.shut();
    this.folder = folder;
    this.parts = this.options.partsOf(folder);
    this.open();
  }

  /** Forgets what the database holds, and opens it as it is before a first run. */
  async startOver(): Promise<void> {
    await this.closeDatabase();
    removeWithLog(join(this.folder, 'abonado.db'));
    this.open();
  }

  /** Opens a copy in the office's place, whose folder stays locked and whose keys open what is sealed in the copy too. */
  async lookAt(copy: LookedAtCopy, folder: string): Promise<void> {
    const { secrets } = this.parts.services;
    await this.closeDatabase();
    const { services, backups } = this.options.partsOf(folder);
    this.folder = folder;
    this.parts = { services: { ...services, secrets }, backups };
    this.copy = copy;
    this.open();
  }

  /** Back to the office from the copy, which is forgotten. */
  async leaveCopy(folder: string): Promise<void> {
    await this.closeDatabase();
    this.copy = null;
    this.folder = folder;
    this.parts = this.options.partsOf(folder);
    this.open();
  }

  /** The open office where it may change of its own accord; null before the first run, and for a copy that is looked at. */
  atWork(): OpenOffice | null {
    // A folder that is gone would be made anew for what is written beside the database.
    return this.office?.isInPlace() && this.record() && !this.copy ? this.office : null;
  }

  /** The office's own record; undefined before the first run, and while it is not open. */
  record() {
    return this.office ? findOfficeRecord(this.office.database.read) : undefined;
  }

  wallMs(): number {
    const record = this.record();
    const nowMs = this.parts.services.clock.nowMs();
    return record ? officeTime(record.timeZone).toWall(nowMs) : nowMs;
  }
}
