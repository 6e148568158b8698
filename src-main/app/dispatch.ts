import { randomUUID } from 'node:crypto';
import { contract } from '../contract';
import type { Endpoint, Permission, Role } from '../contract/endpoint';
import type { OfficeEvent } from '../contract/events';
import { Refusal } from '../contract/failures';
import type { Actor } from '../contract/session';
import type { Database } from '../data/database';
import type { CommandContext, QueryContext, Services } from '../domain/handler';
import type { Log } from '../ports';
import { handlers } from './handlers';

/** Who is signed in at one window; the host keeps one for each. */
export interface Session {
  actor: Actor | null;
}

export interface DispatchParts {
  readonly database: Database;
  readonly services: Services;
  readonly log: Log;
  /** Answers are parsed against their schema in tests and development. */
  readonly checkOutputs: boolean;
  publish(event: OfficeEvent): void;
}

/** Calls one endpoint by `feature.verb` with untrusted input. Throws only `Refusal`. */
export type Dispatch = (session: Session, feature: string, verb: string, input: unknown) => Promise<unknown>;

const RANK: Record<Role, number> = { viewer: 0, operator: 1, administrator: 2 };

export function mayCall(permission: Permission, actor: Actor | null): boolean {
  if (permission === 'public') return true;
  return actor !== null && RANK[actor.role] >= RANK[permission];
}

export function createDispatch(parts: DispatchParts): Dispatch {
  return async (session, feature, verb, input) => {
    try {
      return await call(parts, session, feature, verb, input);
    } catch (cause) {
      if (cause instanceof Refusal) throw cause;
      const id = randomUUID().slice(0, 8);
      parts.log.error(id, cause);
      throw new Refusal('UNEXPECTED', { id });
    }
  };
}

async function call(
  parts: DispatchParts,
  session: Session,
  feature: string,
  verb: string,
  input: unknown,
): Promise<unknown> {
  const { endpoint, handler } = find(feature, verb);
  if (!mayCall(endpoint.permission, session.actor)) throw new Refusal(session.actor ? 'FORBIDDEN' : 'SIGNED_OUT');
  const parsed = endpoint.input.safeParse(input);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new Refusal('VALIDATION', { reason: issue?.code ?? '' }, issue?.path.join('.'));
  }
  const output = await run(parts, session, handler, parsed.data);
  return parts.checkOutputs ? endpoint.output.parse(output) : output;
}

/** Any feature's handler, as the middleware sees it: its input was parsed by the endpoint's own schema. */
interface AnyHandler {
  read?(context: QueryContext, input: unknown): unknown;
  write?(context: CommandContext, input: unknown): unknown;
  prepare?(context: QueryContext, input: unknown): Promise<(context: CommandContext) => unknown>;
}

async function run(parts: DispatchParts, session: Session, handler: AnyHandler, input: unknown): Promise<unknown> {
  const context: QueryContext = { db: parts.database.read, actor: session.actor, services: parts.services };
  if (handler.read) return handler.read(context, input);
  const work = handler.prepare
    ? await handler.prepare(context, input)
    : (command: CommandContext) => handler.write?.(command, input);
  return commit(parts, session, work);
}

/** One immediate transaction; afterwards, and only then, the sign-in changes and the windows are told. */
function commit(parts: DispatchParts, session: Session, work: (context: CommandContext) => unknown): unknown {
  const kinds = new Set<OfficeEvent['kind']>();
  let becomes: Actor | null | undefined;
  const result = parts.database.write((db): unknown =>
    work({
      db,
      actor: session.actor,
      nowMs: parts.services.clock.nowMs(),
      batchId: randomUUID(),
      publish: (kind) => kinds.add(kind),
      becomeActor: (actor) => {
        becomes = actor;
      },
    }),
  );
  if (becomes !== undefined) session.actor = becomes;
  for (const kind of kinds) parts.publish({ kind });
  if (result instanceof Refusal) throw result;
  return result;
}

function find(feature: string, verb: string): { endpoint: Endpoint; handler: AnyHandler } {
  const endpoints: Record<string, Record<string, Endpoint>> = contract;
  const table: Record<string, Record<string, AnyHandler>> = handlers;
  const endpoint = own(own(endpoints, feature), verb);
  const handler = own(own(table, feature), verb);
  if (!endpoint || !handler) throw new Refusal('NOT_FOUND', { endpoint: `${feature}.${verb}` });
  return { endpoint, handler };
}

/** A record's own value: `constructor` and `__proto__` are names like any other, and not there. */
function own<Value>(record: Record<string, Value> | undefined, key: string): Value | undefined {
  return record && Object.hasOwn(record, key) ? record[key] : undefined;
}
