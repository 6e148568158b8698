import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { type ChangeKind, changeKind } from '../contract/events';
import { type Failure, failure, Refusal } from '../contract/failures';
import { type Actor, actor } from '../contract/session';
import type { Backups } from '../data/backups';
import type { Database, WriteDb } from '../data/database';
import type { CommandContext, OrderContext, QueryContext, Services } from '../domain/handler';
import { openTask, type TaskHandle } from '../jobs/task';
import { handlers } from './handlers';

/** Any feature's handler, as the middleware sees it: its input was parsed by the endpoint's own schema. */
export interface AnyHandler {
  readonly heavy?: true;
  read?(context: QueryContext, input: unknown): unknown;
  prepare?(context: QueryContext, input: unknown): Promise<unknown>;
  apart?(context: QueryContext, input: unknown): Promise<unknown>;
  write?(context: CommandContext, input: unknown, prepared?: unknown): unknown;
  order?(context: OrderContext, input: unknown): unknown;
}

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

/** What is done to the office's files, not to its rows. */
export const chores = ['backUpDay', 'stageBackup'] as const;
export type Chore = (typeof chores)[number];

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
    actor: call.actor,
    services,
    task: openTask(task),
  });
  return {
    chore: (name, argument) => (name === 'backUpDay' ? backups.backUpDay(argument) : backups.stage(argument)),
    read: (call, task) => requireHandler(call).read?.(query(call, task), call.input),
    async prepare(call, task) {
      const handler = requireHandler(call);
      const prepare = handler.apart ? handler.apart.bind(handler) : handler.prepare?.bind(handler);
      return prepare?.(query(call, task), call.input);
    },
    write(call, prepared, task) {
      const kinds = new Set<ChangeKind>();
      let becomes: Actor | null | undefined;
      const result = database().write((db): unknown => {
        const context: CommandContext = {
          ...contextOf(db, call.actor, services.clock.nowMs()),
          task: openTask(task),
          drafts: services.drafts,
          publish: (kind) => kinds.add(kind),
          becomeActor: (next) => {
            becomes = next;
          },
        };
        return requireHandler(call).write?.(context, call.input, prepared);
      });
      const refusal: Failure | null = result instanceof Refusal ? result.failure : null;
      return { output: refusal ? undefined : result, refusal, becomes, kinds: [...kinds] };
    },
  };
}

/** The context of what writes outside of any window's call: nobody is told, and no sign-in changes. */
export function contextOf(db: WriteDb, who: Actor | null, nowMs: number): CommandContext {
  return {
    db,
    actor: who,
    nowMs,
    batchId: randomUUID(),
    task: { progress: () => undefined },
    drafts: { find: () => undefined },
    publish: () => undefined,
    becomeActor: () => undefined,
  };
}

export function findHandler(feature: string, verb: string): AnyHandler | undefined {
  const table: Record<string, Record<string, AnyHandler>> = handlers;
  return own(own(table, feature), verb);
}

function requireHandler({ feature, verb }: Work): AnyHandler {
  const handler = findHandler(feature, verb);
  if (!handler) throw new Error(`no handler for ${feature}.${verb}`);
  return handler;
}

/** A record's own value: `constructor` and `__proto__` are names like any other, and not there. */
export function own<Value>(record: Record<string, Value> | undefined, key: string): Value | undefined {
  return record && Object.hasOwn(record, key) ? record[key] : undefined;
}
