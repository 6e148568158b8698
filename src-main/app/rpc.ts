import type { AnyContractProcedure } from '@orpc/contract';
import { type EventPublisher, implement, ORPCError } from '@orpc/server';
import { rpcContract } from '../contract';
import type { OfficeEvent } from '../contract/events';
import { Refusal } from '../contract/failures';
import type { Dispatch, Session } from './dispatch';

export interface RpcContext {
  readonly session: Session;
}

export type Publisher = EventPublisher<{ office: OfficeEvent }>;

/** The RPC library's router over `dispatch`: every contract procedure, none by hand. */
export function createRpcRouter(dispatch: Dispatch, publisher: Publisher) {
  const procedures: Record<string, Record<string, AnyContractProcedure>> = rpcContract;
  const features = Object.entries(procedures).filter(([feature]) => feature !== 'events');
  const routes = features.map(([feature, verbs]) => [
    feature,
    Object.fromEntries(
      Object.entries(verbs).map(([verb, procedure]) => [
        verb,
        implement(procedure)
          .$context<RpcContext>()
          .handler(({ input, context }) => answer(dispatch, context.session, feature, verb, input)),
      ]),
    ),
  ]);
  const subscribe = implement(rpcContract.events.subscribe)
    .$context<RpcContext>()
    .handler(({ signal, context }) => heardAt(context.session, publisher.subscribe('office', { signal })));
  return { ...Object.fromEntries(routes), events: { subscribe } };
}

/** What a window may know before anybody has signed in at it: that there is something to ask anew. */
const PUBLIC: ReadonlySet<OfficeEvent['kind']> = new Set(['office.changed', 'session.changed', 'startup.changed']);

/** The other events are for who is signed in when they come. */
async function* heardAt(session: Session, events: AsyncIterable<OfficeEvent>): AsyncGenerator<OfficeEvent, void> {
  for await (const event of events) if (session.actor || PUBLIC.has(event.kind)) yield event;
}

async function answer(dispatch: Dispatch, session: Session, feature: string, verb: string, input: unknown) {
  try {
    return await dispatch(session, feature, verb, input);
  } catch (cause) {
    if (cause instanceof Refusal) throw new ORPCError('REFUSED', { defined: true, status: 422, data: cause.failure });
    throw cause;
  }
}
