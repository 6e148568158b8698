import { type EventPublisher, implement, ORPCError } from '@orpc/server';
import { contract, rpcContract } from '../contract';
import { type Endpoint, toUnparsedProcedure } from '../contract/endpoint';
import type { OfficeEvent } from '../contract/events';
import { Refusal } from '../contract/failures';
import type { RunningTasks } from '../jobs/task';
import { type Dispatch, type Session, taskOwner, type WhoSits } from './dispatch';

export interface RpcContext {
  readonly session: Session;
}

export type Publisher = EventPublisher<{ office: OfficeEvent }>;

interface RouterParts {
  readonly dispatch: Dispatch;
  readonly whoSits: WhoSits;
  readonly tasks: Pick<RunningTasks, 'isOf'>;
  readonly publisher: Publisher;
}

/**
 * The RPC library's router over `dispatch`: every endpoint, none by hand. What comes in is not parsed here: `dispatch` asks
 * for the permission first, and names the field.
 */
export function createRpcRouter({ dispatch, whoSits, tasks, publisher }: RouterParts) {
  const endpoints: Record<string, Record<string, Endpoint>> = contract;
  const routes = Object.entries(endpoints).map(([feature, verbs]) => [
    feature,
    Object.fromEntries(
      Object.entries(verbs).map(([verb, endpoint]) => [
        verb,
        implement(toUnparsedProcedure(endpoint))
          .$context<RpcContext>()
          .handler(({ input, context }) => answer(dispatch, context.session, feature, verb, input)),
      ]),
    ),
  ]);
  const subscribe = implement(rpcContract.events.subscribe)
    .$context<RpcContext>()
    .handler(({ signal, context: { session } }) => {
      const concerns = (event: OfficeEvent) =>
        event.kind !== 'tasks.progressed' || tasks.isOf(event.taskId, taskOwner(session));
      return heard({ sits: () => whoSits(session) !== null, concerns }, publisher.subscribe('office', { signal }));
    });
  return { ...Object.fromEntries(routes), events: { subscribe } };
}

/** What a window may know where nobody sits: that there is something to ask anew, which answers before a sign-in. */
const PUBLIC: ReadonlySet<OfficeEvent['kind']> = new Set(['office.changed', 'session.changed', 'startup.changed']);

interface Listener {
  /** Whether somebody sits there. */
  readonly sits: () => boolean;
  /** Whether it is about them: how far a task is is told at the window that runs it. */
  readonly concerns: (event: OfficeEvent) => boolean;
}

/**
 * The other events are for who sits there when they come: neither for a sign-in that has ended, nor for a locked window.
 * Whoever sits down later is told that there is everything to ask anew.
 */
async function* heard(
  { sits, concerns }: Listener,
  events: AsyncIterable<OfficeEvent>,
): AsyncGenerator<OfficeEvent, void> {
  let missed = false;
  for await (const event of events) {
    if (!concerns(event)) continue;
    const may = sits();
    if (may && missed) yield { kind: 'startup.changed' };
    missed = !may && (missed || !PUBLIC.has(event.kind));
    if (may || PUBLIC.has(event.kind)) yield event;
  }
}

async function answer(dispatch: Dispatch, session: Session, feature: string, verb: string, input: unknown) {
  try {
    return await dispatch(session, feature, verb, input);
  } catch (cause) {
    if (cause instanceof Refusal) throw new ORPCError('REFUSED', { defined: true, status: 422, data: cause.failure });
    throw cause;
  }
}
