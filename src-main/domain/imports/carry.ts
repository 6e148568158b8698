import type { AuditOrigin } from '../../contract/audit';
import { writeAudit } from '../audit';
import type { CommandContext } from '../handler';
import { type Carried, carriedChanges } from './carried';
import { readCarried, saveCarried, touchClient } from './store';

/** Keeps a client's carried columns as they were once, and audits what differs; answers whether anything did. */
export function putCarriedBack(context: CommandContext, clientId: number, was: Carried, origin: AuditOrigin): boolean {
  const changes = carriedChanges(readCarried(context.db, clientId), was);
  saveCarried(context.db, clientId, was, null);
  writeAudit(context, { entity: 'client', entityId: clientId, action: 'updated', origin }, changes);
  return changes.length > 0;
}

/** Puts single carried columns back; answers the client's version, which moves when any of them did. */
export function restoreCarried(
  context: CommandContext,
  { id, version }: { readonly id: number; readonly version: number },
  values: Partial<Carried>,
): number {
  const was = { ...readCarried(context.db, id), ...values };
  if (!putCarriedBack(context, id, was, 'restore')) return version;
  context.publish('clients.changed');
  return touchClient(context.db, id, context.nowMs);
}
