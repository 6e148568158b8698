import { contract } from '../contract';
import type { Endpoint, Permission, Role } from '../contract/endpoint';
import type { OfficeEvent } from '../contract/events';
import { type FailureCode, Refusal } from '../contract/failures';
import type { Actor } from '../contract/session';
import { refusalOf } from '../jobs/refusal-of';
import type { RunningTasks, TaskHandle } from '../jobs/task';
import type { Clock, Log, Sitting, Support, TaskOwner } from '../ports';
import { createIdleLock, type IdleLock } from './idle-lock';
import type { OfficeKeeper } from './keep-office';
import type { OpenOffice } from './open-office';
import { createSignIns, type SignIn, type SignIns } from './sign-ins';
import { type AnyHandler, findHandler, own } from './find-handler';
import type { Runner, Work } from './runner';

/** Who is signed in at one window; the host keeps one for each. */
export interface Session {
  actor: Actor | null;
  /** Kept with the sign-in by a host that outlives the core; see `createSignIns`. */
  proof?: string;
  /** Whether the operator has to sign in again before anything is answered. */
  locked?: boolean;
}

export interface Runners {
  /** The core's own thread: what answers at once. */
  readonly here: Runner;
  /** Queries and preparations that may take over 50 ms. */
  readonly heavy: Runner;
  /** Queries of a screen that may take over 50 ms, one after the other. */
  readonly reader: Runner;
  /** What goes out with mail is drawn by this one, so that no screen waits for it. */
  readonly drawer: Runner;
  /** The one that writes. */
  readonly writer: Runner;
}

export interface DispatchParts {
  readonly office: OfficeKeeper;
  readonly tasks: RunningTasks;
  readonly clock: Clock;
  readonly log: Log;
  readonly support: Support;
  /** Answers are parsed against their schema in tests and development. */
  readonly checkOutputs: boolean;
  readonly publish: (event: OfficeEvent) => void;
}

/** Calls one endpoint by `feature.verb` with untrusted input. Throws only `Refusal`. */
export type Dispatch = (session: Session, feature: string, verb: string, input: unknown) => Promise<unknown>;

/** The operator at a window as the office knows them at this moment; null for nobody, and where it is locked. */
export type WhoSits = (session: Session) => Actor | null;

export interface Dispatching {
  readonly dispatch: Dispatch;
  readonly whoSits: WhoSits;
  /** What a window begins with that opens signed in. */
  readonly signInOf: (actor: Actor | null) => SignIn;
}

const RANK: Record<Role, number> = { viewer: 0, operator: 1, administrator: 2 };

function mayCall(permission: Permission, actor: Actor | null): boolean {
  if (permission === 'public') return true;
  return actor !== null && RANK[actor.role] >= RANK[permission];
}

export function createDispatch(parts: DispatchParts): Dispatching {
  const signIns = createSignIns(parts.office);
  const idleLock = createIdleLock(parts.office, parts.clock);
  const dispatch: Dispatch = async (session, feature, verb, input) => {
    try {
      signIns.refresh(session);
      return await call({ ...parts, idleLock, signIns }, session, { feature, verb, input });
    } catch (cause) {
      const refusal = refusalOf(parts.log, cause);
      if (refusal.failure.code === 'DATABASE_DAMAGED') await parts.office.foundDamaged();
      if (isGone(refusal)) await parts.office.foundGone();
      throw refusal;
    }
  };
  return {
    dispatch,
    whoSits(session) {
      try {
        signIns.refresh(session);
        return idleLock.isLocked(session) ? null : session.actor;
      } catch (cause) {
        parts.log.error('session', cause);
        return null;
      }
    },
    signInOf(actor) {
      const session: Session = { actor: null };
      signIns.seat(session, actor);
      return session;
    },
  };
}

interface CallParts extends DispatchParts {
  readonly idleLock: IdleLock;
  readonly signIns: SignIns;
}

interface Asked {
  readonly feature: string;
  readonly verb: string;
  readonly input: unknown;
}

async function call(parts: CallParts, session: Session, { feature, verb, input }: Asked): Promise<unknown> {
  const { endpoint, handler } = find(feature, verb);
  if (!mayCall(endpoint.permission, session.actor)) throw new Refusal(session.actor ? 'FORBIDDEN' : 'SIGNED_OUT');
  if (endpoint.permission !== 'public' && parts.idleLock.isLocked(session)) throw new Refusal('SESSION_LOCKED');
  if (parts.office.copy() && writesInCopy({ feature, verb }, endpoint, handler)) throw new Refusal('READ_ONLY_COPY');
  const parsed = endpoint.input.safeParse(input);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new Refusal('VALIDATION', { reason: issue?.code ?? '' }, issue?.path.join('.'));
  }
  const work: Work = { feature, verb, input: parsed.data, actor: session.actor };
  const { tasks } = parts;
  const output = handler.order
    ? await order(parts, session, handler, parsed.data)
    : await tasks.during(taskIdOf(parsed.data), taskOwner(session), (task) =>
        inOneOffice(parts.office, endpoint, (opened) => run(parts, { session, opened }, handler, work, task)),
      );
  return parts.checkOutputs ? endpoint.output.parse(output) : output;
}

/** In a copy that is looked at nobody may write, but a file of what is there; who sits there is no part of it. */
function writesInCopy(name: Pick<Asked, 'feature' | 'verb'>, { kind, permission }: Endpoint, handler: AnyHandler) {
  if (kind === 'query' || handler.order) return false;
  const sits = name.feature === 'session' && (name.verb === 'signIn' || name.verb === 'signOut');
  return !sits && (handler.write !== undefined || permission !== 'viewer');
}

async function order(parts: CallParts, session: Session, handler: AnyHandler, input: unknown): Promise<unknown> {
  const { tasks, office, signIns } = parts;
  const generation = office.generation();
  try {
    return await handler.order?.(
      {
        tasks: { cancel: (taskId) => tasks.cancel(taskId, taskOwner(session)) },
        office,
        actor: session.actor,
        sitting: sittingOf(parts, session),
        support: parts.support,
      },
      input,
    );
  } finally {
    // Whoever was signed in to the office that was here before is so no more, whether their window asks or not.
    if (office.generation() !== generation) signIns.refreshAll();
  }
}

/**
 * Whoever asks was signed in to the office of that moment. What waits for another to take its place is not answered by that
 * one, and what was under way in the old one says what became of it: it is not at its path any more, but nothing is lost.
 */
async function inOneOffice(
  office: OfficeKeeper,
  { permission }: Endpoint,
  work: (opened: OpenOffice) => Promise<unknown>,
): Promise<unknown> {
  const generation = office.generation();
  const opened = await office.opened();
  if (permission !== 'public' && office.generation() !== generation) throw new Refusal('SIGNED_OUT');
  const since = office.generation();
  try {
    return await work(opened);
  } catch (cause) {
    if (!isGone(cause)) throw cause;
    const isReplaced = await office.opened().then(
      () => office.generation() !== since,
      () => false,
    );
    throw isReplaced ? new Refusal('OFFICE_REPLACED') : cause;
  }
}

/** Somebody, or nobody, sits at the window from now on. */
function seat({ signIns, idleLock }: CallParts, session: Session, actor: Actor | null): void {
  signIns.seat(session, actor);
  session.locked = false;
  idleLock.touch(session);
}

function sittingOf(parts: CallParts, session: Session): Sitting {
  const { idleLock, publish } = parts;
  return {
    locked: () => idleLock.isLocked(session),
    lock() {
      idleLock.lock(session);
      // The same sign-in may have other windows.
      publish({ kind: 'session.changed' });
    },
    touch() {
      const locked = idleLock.isLocked(session);
      if (!locked) idleLock.touch(session);
      return locked;
    },
    become(actor) {
      seat(parts, session, actor);
      publish({ kind: 'session.changed' });
    },
  };
}

/** Whose a long call is that is made at this window now. */
export function taskOwner(session: Session): TaskOwner {
  return { window: session, operatorId: session.actor?.operatorId };
}

/** A long call is named by the window that makes it. */
function taskIdOf(input: unknown): string | undefined {
  const named = typeof input === 'object' && input !== null && 'taskId' in input ? input.taskId : undefined;
  return typeof named === 'string' ? named : undefined;
}

async function run(
  parts: CallParts,
  { session, opened }: { readonly session: Session; readonly opened: OpenOffice },
  handler: AnyHandler,
  work: Work,
  task: TaskHandle,
): Promise<unknown> {
  const { publish, idleLock, signIns } = parts;
  const { runners } = opened;
  const quick = handler.slow?.(work.input) === true ? runners.reader : runners.here;
  const reader = handler.heavy ? runners.heavy : quick;
  // Another thread opens the file at the path when it is first asked.
  if (reader !== runners.here) requireInPlace(opened);
  if (handler.copied === 'before') await parts.office.copyBefore();
  if (handler.read) {
    const output = await reader.read(work, task);
    if (handler.copied === 'after') parts.office.copyAhead();
    return output;
  }
  const prepared = handler.prepare ? await reader.prepare(work, task) : undefined;
  if (handler.copied === 'after') parts.office.copyAhead();
  if (handler.record && !parts.office.copy()) void recordLater(parts, opened, work, { prepared, task });
  if (!handler.write) return prepared;
  requireInPlace(opened);
  const { output, refusal, becomes, kinds } = await runners.writer.write(work, prepared, task);
  if (!opened.isInPlace()) throw new Refusal('OFFICE_GONE_MEANWHILE');
  // Only now that it is committed does the sign-in change, and are the windows told.
  if (becomes !== undefined) seat(parts, session, becomes);
  idleLock.forgetMinutes(kinds);
  const ended = kinds.includes('operators.changed') && signIns.refreshAll();
  if (ended || becomes !== undefined) kinds.push('session.changed');
  for (const kind of kinds) publish({ kind });
  if (refusal) throw new Refusal(refusal.code, refusal.params, refusal.field);
  return output;
}

/**
 * Stands in the writer's queue behind what came before it, an import's commit among it; closing the office waits for it.
 * Nobody waits for its end, so that one that fails is only logged. A process that is killed before its turn loses it.
 */
async function recordLater(
  { log }: DispatchParts,
  { runners }: OpenOffice,
  work: Work,
  { prepared, task }: { readonly prepared: unknown; readonly task: TaskHandle },
): Promise<void> {
  try {
    await runners.writer.write(work, prepared, task);
  } catch (cause) {
    log.error('record', cause);
  }
}

/** That the database is no longer at its path: before anything was written, or when it may have been. */
const GONE: readonly FailureCode[] = ['OFFICE_GONE', 'OFFICE_GONE_MEANWHILE'];

function isGone(cause: unknown): boolean {
  return cause instanceof Refusal && GONE.includes(cause.failure.code);
}

/**
 * What is written to a database that is no longer at its path is not acknowledged: nobody may ever read it again. When it
 * went is only known at the end, so that what was written just before may be in the one that was moved.
 */
function requireInPlace({ isInPlace }: OpenOffice): void {
  if (!isInPlace()) throw new Refusal('OFFICE_GONE');
}

function find(feature: string, verb: string): { endpoint: Endpoint; handler: AnyHandler } {
  const endpoints: Record<string, Record<string, Endpoint>> = contract;
  const endpoint = own(own(endpoints, feature), verb);
  const handler = findHandler(feature, verb);
  if (!endpoint || !handler) throw new Refusal('NOT_FOUND', { endpoint: `${feature}.${verb}` });
  return { endpoint, handler };
}
