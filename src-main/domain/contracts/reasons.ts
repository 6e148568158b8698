import type { AuditOrigin } from '../../contract/audit';
import { type StateCause, writeStateReason } from '../../contract/automatic-states';

/** What of a contract turns it on or off, a baja that is taken back among it. */
export const STANDING: ReadonlySet<string> = new Set([
  'contract.state',
  'contract.disabledBy',
  'contract.pausedUntilOn',
  'contract.endedOn',
]);

/** What an act says of why; before it, why the contract stood as it did, where the act changes that. */
export const REASON = 'contract.reason';

/** How a contract stood by its client's debt from before, where an act makes the review forget it, or remember it again. */
export const STOOD = 'contract.stood';

/** The acts that turn a contract on or off by themselves, where nobody was asked why. */
const CAUSE_OF_ACTION: Readonly<Record<string, StateCause>> = {
  disabledWithClient: 'clientDeactivated',
  enabledWithClient: 'clientReactivated',
  pauseEnded: 'pauseEnded',
};

const CAUSE_OF_ORIGIN: Partial<Record<AuditOrigin, StateCause>> = {
  import: 'imported',
  undo: 'importUndone',
  restore: 'putBack',
  massUpdate: 'massUpdated',
  massUndo: 'massUndone',
};

/**
 * Why a contract is turned on or off, for its audit (domain.md §3.8: each transition with a reason): what somebody wrote, or
 * what it came of; '' where the change is of something else and nobody was asked.
 */
export function reasonOf(
  changes: readonly { readonly field: string }[],
  { origin, action, reason }: { readonly origin: AuditOrigin; readonly action: string; readonly reason: string },
): string {
  if (reason !== '' || !changes.some(({ field }) => STANDING.has(field))) return reason;
  const kind = CAUSE_OF_ACTION[action] ?? CAUSE_OF_ORIGIN[origin];
  return kind === undefined ? '' : writeStateReason({ kind });
}
