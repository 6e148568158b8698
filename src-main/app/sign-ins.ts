import type { ChangeKind } from '../contract/events';
import { actorOf, findOperator, type OperatorRecord } from '../domain/operators';
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

  function operatorOf({ actor }: Session): OperatorRecord | undefined {
    const database = office.readable();
    return actor && database ? findOperator(database, actor.operatorId) : undefined;
  }

  function remember(session: Session, operator: OperatorRecord | undefined): void {
    seen.set(session, { generation: office.generation(), changes, passwordHash: operator?.passwordHash });
  }

  /** `before` is null at a window that this core has not heard of: its host remembers it from an earlier one. */
  function recheck(session: Session, before: Seen | null): void {
    const operator = operatorOf(session);
    if (office.readable()) {
      const holds = operator?.active && operator.passwordHash === (before ?? operator).passwordHash;
      session.actor = holds ? actorOf(operator) : null;
    }
    remember(session, operator);
  }

  return {
    begin: (session) => remember(session, operatorOf(session)),
    refresh(session) {
      const before = seen.get(session);
      if (!before) recheck(session, null);
      else if (before.generation !== office.generation()) {
        session.actor = null;
        remember(session, undefined);
      } else if (before.changes !== changes) recheck(session, before);
    },
    note(kinds) {
      if (kinds.includes('operators.changed')) changes += 1;
    },
  };
}
