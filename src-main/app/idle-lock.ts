import type { ChangeKind } from '../contract/events';
import type { Clock } from '../ports';
import type { OfficeKeeper } from './keep-office';
import type { Session } from './dispatch';

const MINUTE_MS = 60_000;
/** A window tells of its use every half minute at most: it must not be locked by what it has not told yet. */
const GRACE_MS = MINUTE_MS;

export interface IdleLock {
  /** Whether whoever asks must sign in again: the window was locked, or nobody has touched it for too long. */
  isLocked(session: Session): boolean;
  lock(session: Session): void;
  touch(session: Session): void;
  /** A commit that changed the office may have changed its minutes. */
  forgetMinutes(kinds: readonly ChangeKind[]): void;
}

/** Locks a window that nobody touches, by the core's own clock: a window that draws no lock is locked all the same. */
export function createIdleLock(office: OfficeKeeper, clock: Clock): IdleLock {
  const touched = new WeakMap<Session, number>();
  let known: { readonly generation: number; readonly minutes: number } | null = null;

  function minutes(): number {
    const generation = office.generation();
    if (known?.generation !== generation) known = { generation, minutes: office.idleMinutes() };
    return known.minutes;
  }

  function isOverdue(session: Session): boolean {
    const nowMs = clock.nowMs();
    const sinceMs = touched.get(session);
    if (sinceMs === undefined) touched.set(session, nowMs);
    const limit = minutes();
    return limit > 0 && nowMs - (sinceMs ?? nowMs) > limit * MINUTE_MS + GRACE_MS;
  }

  return {
    isLocked(session) {
      if (!session.actor) return false;
      if (!session.locked && isOverdue(session)) session.locked = true;
      return session.locked === true;
    },
    lock(session) {
      if (session.actor) session.locked = true;
    },
    touch: (session) => void touched.set(session, clock.nowMs()),
    forgetMinutes(kinds) {
      if (kinds.includes('office.changed')) known = null;
    },
  };
}
