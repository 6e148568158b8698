import type { AuditOrigin } from '../../contract/audit';
import type { CommandContext } from '../handler';
import { insertAuditRows } from './store';

/** One field's change, in the words of its owner: catalogues by name, and their entries' ids beside it; blank as ''. */
export interface FieldChange {
  readonly field: string;
  readonly before: string;
  readonly after: string;
  readonly beforeId?: number | null;
  readonly afterId?: number | null;
}

export interface AuditSubject {
  readonly entity: 'client' | 'catalog' | 'gateway' | 'operator' | 'office' | 'import' | 'consumption' | 'billing';
  readonly entityId: number;
  /** The client's contract that was changed; its fields are named `contract.…`. */
  readonly contractId?: number | null;
  readonly action: string;
  readonly origin?: AuditOrigin;
}

/** Writes what a command did, in its own transaction: one row a changed field, or one row for the act alone. */
export function writeAudit(context: CommandContext, subject: AuditSubject, changes: readonly FieldChange[] = []): void {
  const head = {
    batchId: context.batchId,
    atMs: context.nowMs,
    operatorId: context.actor?.operatorId ?? null,
    operatorName: context.actor?.name ?? '',
    origin: subject.origin ?? 'form',
    entity: subject.entity,
    entityId: subject.entityId,
    contractId: subject.contractId ?? null,
    action: subject.action,
  };
  const rows = changes.length === 0 ? [{ field: '', before: '', after: '' }] : changes;
  insertAuditRows(context.db, head, rows);
}
