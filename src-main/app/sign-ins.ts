import { createHash } from 'node:crypto';
import type { Actor } from '../contract/session';
import type { ReadDb } from '../data/database';
import { actorOf, findOperator, type OperatorRecord } from '../domain/operators';
import type { Session } from './dispatch';
import type { OfficeKeeper } from './keep-office';

/** What a window begins with where somebody is signed in without being asked. */
export type SignIn = Pick<Session, 'actor' | 'proof'>;

export interface SignIns {
  /** Brings a window's sign-in up to what the office now says of its operator. */
  refresh(session: Session): void;
  /** The same for every window that was heard of, once an operator or the whole office changed; whether any ended. */
  refreshAll(): boolean;
  /** Somebody, or nobody, sits at the window from now on. */
  seat(session: Session, actor: Actor | null): void;
}

interface Seen {
  readonly generation: number;
  readonly passwordHash: string | undefined;
}

/**
 * Proves to a core that was not there that nothing happened to the operator since: it changes with the password and with
 * every edit of the operator, a deactivation among them. Of the salted hash, so that a kept one tells no password.
 */
function proofOf(operator: OperatorRecord | undefined): string {
  if (!operator) return '';
  const { id, version, passwordHash } = operator;
  return createHash('sha256').update(`${id} ${version} ${passwordHash}`).digest('base64url');
}

function findActor(database: ReadDb | null, actor: Actor | null): OperatorRecord | undefined {
  return database && actor ? findOperator(database, actor.operatorId) : undefined;
}

/**
 * A sign-in holds for the operator as they are, not as they were: one who was deactivated, or whose password was reset,
 * is signed out at once; a changed role counts from there. One of a database that was replaced is nobody's. One that
 * this core has not heard of, since its host remembers it from an earlier core, is held to its proof.
 */
export function createSignIns(office: OfficeKeeper): SignIns {
  const seen = new WeakMap<Session, Seen>();
  const known = new Set<WeakRef<Session>>();

  function holds(session: Session, operator: OperatorRecord): boolean {
    const before = seen.get(session);
    if (!before) return operator.active && session.proof === proofOf(operator);
    const same = before.generation === office.generation() && before.passwordHash === operator.passwordHash;
    return operator.active && same;
  }

  /** What the host keeps changes only where it differs: it is written to the disk. */
  function sit(session: Session, operator: OperatorRecord | undefined): void {
    if (!seen.has(session)) known.add(new WeakRef(session));
    seen.set(session, { generation: office.generation(), passwordHash: operator?.passwordHash });
    const proof = proofOf(operator);
    const actor = operator ? actorOf(operator) : null;
    // The proof goes first: a host that is killed in between keeps one that proves nothing.
    if (session.proof !== proof) session.proof = proof;
    if (JSON.stringify(session.actor) !== JSON.stringify(actor)) session.actor = actor;
  }

  function recheck(session: Session): void {
    const database = office.readable();
    if (!database) return;
    const operator = findActor(database, session.actor);
    sit(session, operator && holds(session, operator) ? operator : undefined);
  }

  return {
    refresh(session) {
      if (seen.get(session)?.generation !== office.generation()) recheck(session);
    },
    refreshAll() {
      let ended = false;
      for (const reference of known) {
        const session = reference.deref();
        if (!session) known.delete(reference);
        else if (session.actor) {
          recheck(session);
          ended ||= session.actor === null;
        }
      }
      return ended;
    },
    seat: (session, actor) => sit(session, findActor(office.readable(), actor)),
  };
}
