import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { BackupChoice } from '../contract/backups';
import { Refusal } from '../contract/failures';
import type { Actor } from '../contract/session';
import type { StartProblem } from '../contract/startup';
import { dayOf } from '../contract/values/wall-clock';
import type { Database, ReadDb } from '../data/database';
import { writeAudit } from '../domain/audit';
import { stampOf } from '../domain/backups';
import type { Services } from '../domain/handler';
import { readDay } from '../domain/office';
import { findOperator } from '../domain/operators';
import { holdMail } from '../domain/outbox';
import type { OfficeControl } from '../ports';
import { demoFolder, isHalfMade, makeDemo } from './demo';
import { copyFolder, HeldOffice, type KeeperOptions } from './held-office';
import { createOfficeCopies } from './office-copies';
import type { OpenOffice } from './open-office';
import { contextOf } from './own-context';
import type { StageOrder } from './copy-orders';

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
  /** Waits for a copy of nearly all there is, before much is changed at once. */
  copyBefore(): Promise<void>;
  /** Takes that copy beforehand; nobody waits for it. */
  copyAhead(): void;
  /** When the program ends: a copy of what was saved since the last one. */
  copyAtEnd(): Promise<void>;
  /**
   * Does what contracts agreed for a day that has come; answers whether that was anything. A day that is doubted brings nothing:
   * the window asks about it.
   */
  applyDue(): Promise<'done' | 'nothing' | 'doubted'>;
  /** Reviews the states of contracts for the days that have come, but on a day that is doubted; answers whether any changed. */
  reviewStates(): Promise<boolean>;
  /** Sends the mail that is due; ends when nothing more is for now. */
  sendMail(): Promise<void>;
  /** Lets go of samples of consumption that were kept long enough, but on a day that is doubted. */
  sweepConsumption(): Promise<void>;
  /** Lets go of files whose message went, or goes no more, but on a day that is doubted. */
  sweepMailFiles(): Promise<void>;
  close(): Promise<void>;
}

/** What a step of a review answers, from whatever thread. */
const reviewed = z.object({ changed: z.number(), more: z.boolean() });

/** Holds the office's folder and its open database, for as long as the program runs and through a restore. */
export function keepOffice(options: KeeperOptions): OfficeKeeper {
  const held = new HeldOffice(options);
  const order = createOrder();
  const inDemo = () => held.folder !== options.folder && !held.copy;
  const copies = createOfficeCopies(held, options.log, options.backupsChanged);

  /** Closes an open office that turned out not to be whole, or not to be in its place. */
  async function closeWhen(isSo: (open: OpenOffice) => boolean, what: StartProblem): Promise<void> {
    await order.exclusively(async () => {
      if (!held.office || !isSo(held.office)) return;
      await held.shut();
      held.problem = what;
    });
    options.changed();
  }

  return {
    folder: () => held.folder,
    inDemo,
    services: () => held.parts.services,
    enterDemo: () => order.exclusively(() => enterDemo(held, options)),
    async openDemo() {
      try {
        return await order.exclusively(async () => {
          if (!held.office || held.record()) throw new Refusal('OFFICE_EXISTS');
          await held.moveTo(demoFolder(held.folder));
          return enterDemo(held, options);
        });
      } finally {
        options.changed();
      }
    },
    async leaveDemo() {
      await order.exclusively(async () => {
        if (!inDemo()) throw new Refusal('FORBIDDEN');
        await held.moveTo(options.folder);
      });
      options.changed();
    },
    problem: () => held.problem,
    synchroniser: () => held.place.synchroniser,
    generation: () => held.generation,
    isNew: () => held.office !== null && !held.record(),
    backups: () => held.parts.backups.list(),
    backupsIn: (folder) => held.parts.backups.listIn(folder),
    bring: () => copies.bring(),
    copy: () => held.copy,
    async look(choice, actor) {
      try {
        return await order.exclusively(() => lookAt(held, options, choice, actor));
      } finally {
        options.changed();
      }
    },
    async leaveCopy() {
      await order.exclusively(async () => {
        if (!held.copy) throw new Refusal('FORBIDDEN');
        await held.leaveCopy(options.folder);
      });
      options.changed();
    },
    readable: () => held.office?.database.read ?? null,
    // It may have been a file of an import that was meant; the office's own is looked at, every page of it.
    foundDamaged: () => closeWhen(({ database }) => !isWhole(database), 'damaged'),
    foundGone: () => closeWhen(({ isInPlace }) => !isInPlace(), 'gone'),
    idleMinutes: () => held.record()?.idleMinutes ?? 0,
    async opened() {
      await order.settled();
      if (!held.office) throw new Refusal('OFFICE_CLOSED', { reason: held.problem ?? 'unknown' });
      return held.office;
    },
    async retry() {
      const actor = await order.exclusively(async () => {
        if (held.office) return null;
        held.open();
        return enterDemo(held, options);
      });
      options.changed();
      return actor;
    },
    async restore(choice, actor) {
      if (held.copy) throw new Refusal('READ_ONLY_COPY');
      try {
        await order.exclusively(() => replaceOffice(held, choice, actor));
      } finally {
        options.changed();
      }
    },
    async backUpDay() {
      await order.settled();
      await copies.day();
    },
    copyBefore: () => copies.before(),
    copyAhead: () => copies.ahead(),
    async copyAtEnd() {
      await order.settled();
      await copies.atEnd();
    },
    async applyDue() {
      await order.settled();
      const office = held.atWork();
      if (!office) return 'nothing';
      const today = dayOf(held.wallMs());
      if (readDay(office.database.read, today).doubted) return 'doubted';
      return (await office.runners.writer.chore('applyDue', today)) === 0 ? 'nothing' : 'done';
    },
    async reviewStates() {
      await order.settled();
      let changed = false;
      // A little at a time, so that a save comes in between.
      for (let office = held.atWork(); office; office = held.atWork()) {
        if (readDay(office.database.read, dayOf(held.wallMs())).doubted) return changed;
        const step = reviewed.parse(await office.runners.writer.chore('reviewStates', dayOf(held.wallMs())));
        changed ||= step.changed > 0;
        if (!step.more) return changed;
      }
      return changed;
    },
    async sendMail() {
      await order.settled();
      await held.atWork()?.courier.run();
    },
    async sweepConsumption() {
      await order.settled();
      // A little at a time, so that a save comes in between.
      for (let office = held.atWork(); office; office = held.atWork()) {
        if (readDay(office.database.read, dayOf(held.wallMs())).doubted) return;
        if ((await office.runners.writer.chore('sweepConsumption', '')) === 0) return;
      }
    },
    async sweepMailFiles() {
      await order.settled();
      const office = held.atWork();
      if (!office || readDay(office.database.read, dayOf(held.wallMs())).doubted) return;
      await office.runners.heavy.chore('sweepMailFiles', '');
    },
    close: () => order.exclusively(() => held.shut()),
  };
}

/** One after the other; a call that comes meanwhile waits for the end. */
function createOrder() {
  let changing: Promise<void> = Promise.resolve();
  return {
    settled: () => changing,
    exclusively<Result>(work: () => Promise<Result>): Promise<Result> {
      const done = changing.then(work);
      changing = done.then(
        () => undefined,
        () => undefined,
      );
      return done;
    },
  };
}

/** A demonstration that cannot be made is an office that does not open. */
async function enterDemo(held: HeldOffice, options: KeeperOptions): Promise<Actor | null> {
  if (!held.office || held.copy || !(options.demo || held.folder !== options.folder)) return null;
  try {
    if (isHalfMade(held.office, held.folder)) await held.startOver();
    return held.office && (await makeDemo(held.office, held.folder, held.parts.services.secrets));
  } catch (cause) {
    await held.shut();
    held.fail(cause);
    return null;
  }
}

/** The copy is laid ready while the office goes on; the office itself stays as it is, and locked. */
async function lookAt(
  held: HeldOffice,
  { folder }: KeeperOptions,
  choice: BackupChoice,
  actor: Actor,
): Promise<Actor | null> {
  const { office } = held;
  if (!office || held.copy || held.folder !== folder) throw new Refusal('FORBIDDEN');
  const place = copyFolder(folder);
  rmSync(place, { recursive: true, force: true });
  mkdirSync(place, { recursive: true, mode: 0o700 });
  const order: StageOrder = { choice, to: join(place, 'abonado.db') };
  const all = choice.folder === undefined ? held.parts.backups.list() : held.parts.backups.listIn(choice.folder);
  await office.runners.heavy.chore('stageBackup', JSON.stringify(order));
  const atMs = all.find(({ name }) => name === choice.name)?.atMs ?? held.parts.services.clock.nowMs();
  await held.lookAt({ name: choice.name, atMs }, place);
  if (!held.office) {
    await held.leaveCopy(folder);
    throw new Refusal('BACKUP_BAD');
  }
  const there = findOperator(held.office.database.read, actor.operatorId);
  const isSame = there?.active === true && there.email === actor.email && there.role === actor.role;
  return isSame ? actor : null;
}

async function replaceOffice(held: HeldOffice, choice: BackupChoice, actor: Actor | null): Promise<void> {
  const { office, parts } = held;
  if (office && !office.isInPlace()) throw new Refusal('OFFICE_GONE');
  if (office) await office.runners.heavy.chore('stageBackup', JSON.stringify({ choice } satisfies StageOrder));
  else parts.backups.stage(choice);
  const stamp = stampOf(held.wallMs());
  await held.closeDatabase();
  const putBack = swapIn(held, stamp);
  held.open((database) => recordRestore(database, choice.name, actor, parts.services.clock.nowMs()));
  if (held.office) {
    // What was staged for the other database names clients by numbers that are somebody else's here.
    parts.services.drafts.sweep(Number.POSITIVE_INFINITY);
    parts.services.sampleDrafts.sweep(Number.POSITIVE_INFINITY);
    parts.services.paymentDrafts.sweep(Number.POSITIVE_INFINITY);
    parts.services.massDrafts.sweep(Number.POSITIVE_INFINITY);
    return;
  }
  putBack();
  held.open();
  throw new Refusal('BACKUP_BAD');
}

/** When it cannot be done the present database is where it was, and the office goes on with it. */
function swapIn(held: HeldOffice, stamp: string): () => void {
  try {
    return held.parts.backups.swapIn(stamp);
  } catch (cause) {
    held.open();
    throw cause;
  }
}

function isWhole({ sqlite }: Database): boolean {
  try {
    return sqlite.pragma('quick_check(1)', { simple: true }) === 'ok';
  } catch {
    return false;
  }
}

/**
 * In the restored database itself: who went back, to which copy; and how much mail waited in it, which may have gone out
 * since and is held for somebody to decide.
 */
function recordRestore(database: Database, name: string, actor: Actor | null, nowMs: number): void {
  database.write((db) => {
    const held = holdMail(db);
    writeAudit(contextOf(db, actor, nowMs), { entity: 'office', entityId: 1, action: 'restored' }, [
      { field: 'backup', before: '', after: name },
      ...(held === 0 ? [] : [{ field: 'mail.held', before: '', after: String(held) }]),
    ]);
  });
}
