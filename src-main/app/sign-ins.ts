import type { ChangeKind } from '../contract/events';
import { findOperator } from '../domain/operators';
import type { Session } from './dispatch';
import type { OfficeKeeper } from './keep-office';

export interface SignIns {
  /** Brings a window's sign-in up to what the office now says of its operator. */
  refresh(session: Session): void;
  /** Called after a sign-in: what is known of the operator starts there. */
  begin(session: Session): void;
  /** A commit that changed an operator is seen at every window's next call. */
  note(kinds: readonly ChangeKind[]): void;
}

interface Seen {
  readonly generation: number;
  readonly changes: number;
  readonly passwordHash: string | undefined;
}

/**
 * A sign-in holds for the operator as they are, not as they were: one who was deactivated, or whose password was reset,
 * is signed out at the next call; a changed role counts from there. One of a database that was replaced is nobody's.
 */
export function createSignIns(office: OfficeKeeper): SignIns {
  const seen = new WeakMap<Session, Seen>();
  let changes = 0;

  function passwordOf({ actor }: Session): string | undefined {
    const database = office.readable();
    return actor && database ? findOperator(database, actor.operatorId)?.passwordHash : undefined;
  }

  function begin(session: Session): void {
    seen.set(session, { generation: office.generation(), changes, passwordHash: passwordOf(session) });
  }

  /** `before` is null at a window that this core has not heard of: its host remembers it from an earlier one. */
  function recheck(session: Session, before: Seen | null): void {
    const database = office.readable();
    if (!session.actor || !database) return;
    const operator = findOperator(database, session.actor.operatorId);
    const holds = operator?.active && operator.passwordHash === (before ?? operator).passwordHash;
    const { name, email, role } = operator ?? session.actor;
    session.actor = holds ? { operatorId: session.actor.operatorId, name, email, role } : null;
  }

  return {
    begin,
    refresh(session) {
      const before = seen.get(session);
      if (!before) recheck(session, null);
      else if (before.generation !== office.generation()) session.actor = null;
      else if (before.changes !== changes) recheck(session, before);
      else return;
      begin(session);
    },
    note(kinds) {
      if (kinds.includes('operators.changed')) changes += 1;
    },
  };
}
