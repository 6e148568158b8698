import type { AuditOrigin } from '../../contract/audit';
import type { CommandContext } from '../handler';
import type { FieldChange } from './changes';
import { insertAuditRows, insertManyAudited } from './store';

export interface AuditSubject {
  readonly entity:
    | 'client'
    | 'catalog'
    | 'gateway'
    | 'operator'
    | 'office'
    | 'import'
    | 'massUpdate'
    | 'consumption'
    | 'billing'
    | 'gatewayFile'
    | 'mail';
  readonly entityId: number;
  /** The client's contract that was changed; its fields are named `contract.…`. */
  readonly contractId?: number | null;
  readonly action: string;
  readonly origin?: AuditOrigin;
}

/** Writes what a command changed, in its own transaction: a row for each field, and none where nothing differs. */
export function writeAudit(context: CommandContext, subject: AuditSubject, changes: readonly FieldChange[]): void {
  if (changes.length > 0) insertAuditRows(context.db, headOf(context, subject), changes);
}

/** Writes that something was done which changes no field, or none that is told: a sign-in, an import, a password. */
export function writeAct(context: CommandContext, subject: AuditSubject): void {
  insertAuditRows(context.db, headOf(context, subject), [{ field: '', before: '', after: '' }]);
}

/** One client's changes in an act on many. */
interface AuditedClient {
  readonly clientId: number;
  readonly action: string;
  readonly changes: readonly FieldChange[];
}

/** `writeAudit` for many clients of one act at once. */
export function writeClientsAudit(
  context: CommandContext,
  origin: AuditOrigin,
  clients: readonly AuditedClient[],
): void {
  insertManyAudited(context.db, headOf(context, { entity: 'client', entityId: 0, action: '', origin }), clients);
}

function headOf(context: CommandContext, subject: AuditSubject) {
  return {
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
}
