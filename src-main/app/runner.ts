import { z } from 'zod';
import { type ChangeKind, changeKind } from '../contract/events';
import { type Failure, failure, Refusal } from '../contract/failures';
import { type Actor, actor } from '../contract/session';
import { calendarDate } from '../contract/values/calendar-date';
import type { Backups } from '../data/backups';
import { DamagedBesideError, type Database } from '../data/database';
import { sweepConsumption } from '../domain/consumption';
import { inSnapshot } from '../data/snapshot';
import { applyDue } from '../domain/contracts';
import { applyDuePrices } from '../domain/plans';
import { sweepMailFiles } from '../domain/exports';
import { drawAttachment } from '../domain/invoice-documents';
import { saveSeenDay } from '../domain/office';
import { claimMail, readCarried, recoverMail, settleMail } from '../domain/outbox';
import { listNotCut, reviewStep } from '../domain/state-review';
import type { CommandContext, QueryContext, Services } from '../domain/handler';
import { claimOrder, drawOrder, type DrawOrder, settleOrder } from '../jobs/mail-orders';
import { openTask, type TaskHandle } from '../jobs/task';
import { bringOrder, copyOrder, stageOrder } from './copy-orders';
import { type DemoOrder, demoOrder } from './demo';
import { workDays } from './demo-days';
import { requireHandler } from './find-handler';
import { contextOf } from './own-context';
import { DEMO_CONSUMPTION, fillOffice } from './seed';

/** One call of one endpoint, in words that cross from thread to thread. */
export const work = z.object({
  feature: z.string(),
  verb: z.string(),
  input: z.unknown(),
  actor: actor.nullable(),
});
export type Work = z.infer<typeof work>;

/** What a transaction that was committed leaves behind. A refusal here is one that the command chose to record. */
export const committed = z.object({
  output: z.unknown(),
  refusal: failure.nullable(),
  becomes: actor.nullable().optional(),
  kinds: z.array(changeKind),
});
export type Committed = z.infer<typeof committed>;

/** What the program does of its own accord: to the office's files, on a day that has come, and to make the demonstration. */
export const chores = [
  'backUpDay',
  'takeCopy',
  'bringCopy',
  'stageBackup',
  'applyDue',
  'reviewStates',
  'sweepConsumption',
  'sweepMailFiles',
  'makeDemo',
  'recoverMail',
  'claimMail',
  'settleMail',
  'drawAttachment',
] as const;
export type Chore = (typeof chores)[number];
type MailChore = Extract<Chore, 'recoverMail' | 'claimMail' | 'settleMail'>;

/** Runs a call's steps: in this thread, or in another. */
export interface Runner {
  chore(name: Chore, argument: string): unknown;
  read(call: Work, task: TaskHandle): unknown;
  prepare(call: Work, task: TaskHandle): Promise<unknown>;
  /** One immediate transaction. Throws what it was refused with; nothing was then written. */
  write(call: Work, prepared: unknown, task: TaskHandle): Promise<Committed> | Committed;
}

/** Runs the steps here, on this thread's own connection. */
export function createRunner(database: () => Database, services: Services, backups: Backups): Runner {
  const query = (call: Work, task: TaskHandle): QueryContext => ({
    db: database().read,
    snapshot: (read) => inSnapshot(database().sqlite.name, read),
    actor: call.actor,
    services,
    task: openTask(task),
    beside: (path, read) => database().beside(path, () => read(database().read)),
  });
  const mailChore = (name: MailChore, argument: string) =>
    database().write((db) => {
      const context = contextOf(db, null, services.clock.nowMs());
      if (name === 'recoverMail') return recoverMail(context);
      if (name === 'claimMail') return claimMail(db, context.nowMs, claimOrder.parse(JSON.parse(argument)), listNotCut);
      return settleMail(context, settleOrder.parse(JSON.parse(argument)));
    });
  const makeDemo = async (order: DemoOrder) => {
    const { clients } = order;
    const nowMs = services.clock.nowMs();
    const who = await fillOffice(database(), { ...order, lively: true, consumption: DEMO_CONSUMPTION, services });
    const runnerAt = (atMs: number) => createRunner(database, { ...services, clock: { nowMs: () => atMs } }, backups);
    await workDays({ database: database(), actor: who, files: services.files, nowMs, clients, runnerAt });
  };
  const draw = (order: DrawOrder) =>
    order.kind === 'file'
      ? readCarried(database().read, services.mailFiles, order.refId)
      : drawAttachment(database().read, services.printer, order);
  return {
    chore(name, argument) {
      if (name === 'backUpDay') return backups.backUpDay(argument);
      if (name === 'takeCopy') {
        const { kind, stamp } = copyOrder.parse(JSON.parse(argument));
        return backups.takeOwn(kind, stamp);
      }
      if (name === 'bringCopy') {
        const { second, key } = bringOrder.parse(JSON.parse(argument));
        return backups.bring(second, key);
      }
      if (name === 'stageBackup') {
        const { choice, to } = stageOrder.parse(JSON.parse(argument));
        return backups.stage(choice, to);
      }
      if (name === 'applyDue')
        return database().write((db) => {
          saveSeenDay(db, argument);
          const context = contextOf(db, null, services.clock.nowMs());
          return applyDuePrices(context, argument) + applyDue(context, argument);
        });
      if (name === 'reviewStates')
        return database().write((db) =>
          reviewStep(contextOf(db, null, services.clock.nowMs()), calendarDate.parse(argument)),
        );
      if (name === 'sweepConsumption')
        return database().write((db) => sweepConsumption({ db, nowMs: services.clock.nowMs() }));
      if (name === 'sweepMailFiles') return sweepMailFiles(database().read, services);
      if (name === 'recoverMail' || name === 'claimMail' || name === 'settleMail') return mailChore(name, argument);
      if (name === 'drawAttachment') return draw(drawOrder.parse(JSON.parse(argument)));
      return makeDemo(demoOrder.parse(JSON.parse(argument)));
    },
    read: (call, task) => requireHandler(call).read?.(query(call, task), call.input),
    async prepare(call, task) {
      return requireHandler(call).prepare?.(query(call, task), call.input);
    },
    write(call, prepared, task) {
      const kinds = new Set<ChangeKind>();
      let becomes: Actor | null | undefined;
      const handler = requireHandler(call);
      const transact = () =>
        database().write((db): unknown => {
          const context: CommandContext = {
            ...contextOf(db, call.actor, services.clock.nowMs()),
            task: openTask(task),
            drafts: services.drafts,
            publish: (kind) => kinds.add(kind),
            becomeActor: (next) => {
              becomes = next;
            },
          };
          return handler.record
            ? handler.record(context, call.input, prepared)
            : handler.write?.(context, call.input, prepared);
        });
      const path = handler.staged?.(services, call.input);
      const result = path === undefined ? transact() : besideDraft(database(), path, transact);
      const refusal: Failure | null = result instanceof Refusal ? result.failure : null;
      return { output: refusal ? undefined : result, refusal, becomes, kinds: [...kinds] };
    },
  };
}

/** Writes what a draft tells; one that is damaged is looked at again, and says nothing of the office's own file. */
function besideDraft<Result>(database: Database, path: string, write: () => Result): Result {
  try {
    return database.beside(path, write);
  } catch (cause) {
    throw cause instanceof DamagedBesideError ? new Refusal('DRAFT_DAMAGED') : cause;
  }
}
