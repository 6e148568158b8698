import { randomUUID } from 'node:crypto';
import type { Actor } from '../contract/session';
import type { WriteDb } from '../data/database';
import type { CommandContext } from '../domain/handler';

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
