import type { AuditOrigin } from '../../contract/audit';
import { type Failure, Refusal } from '../../contract/failures';
import type { ReferenceFormat } from '../../contract/gateways';
import { numberKey } from '../../contract/values/text';
import type { ReadDb, WriteDb } from '../../data/database';
import { writeAudit } from '../audit';
import { requireClient } from '../clients';
import { checkVersion, type CommandContext } from '../handler';
import { type ReadReference, type Reference, readReference } from './rules';
import {
  type AttachedRecord,
  findHolder,
  listEveryAttached,
  saveKeys,
  type GatewayRecord,
  insertAttached,
  requireAttached,
  requireGateway,
  updateAttached,
} from './store';

/** A reference that follows its gateway's format and is nobody else's. */
export function checkedReference(db: ReadDb, gateway: GatewayRecord, typed: string, exceptId?: number): ReadReference {
  const read = readReference(gateway, typed);
  if ('problem' in read) return { problem: withoutTaken(db, gateway, read.problem, exceptId) };
  const taken = takenBy(db, gateway, read.key, exceptId);
  return taken ? { problem: taken } : read;
}

/** What is wrong with a reference; the whole one is not proposed that is another's, whose it is is told instead. */
function withoutTaken(db: ReadDb, gateway: GatewayRecord, problem: Failure, exceptId?: number): Failure {
  const { expected } = problem.params;
  const taken = typeof expected === 'string' ? takenBy(db, gateway, numberKey(expected), exceptId) : null;
  if (!taken) return problem;
  // Only the check digit was missing: it is that one that was meant.
  if (problem.code === 'REFERENCE_CHECK_MISSING') return taken;
  return { ...taken, code: 'REFERENCE_CHECK_TAKEN', params: { ...taken.params, reference: String(expected) } };
}

function takenBy(db: ReadDb, gateway: GatewayRecord, key: string, exceptId?: number): Failure | null {
  const holder = findHolder(db, gateway.id, key, exceptId);
  if (!holder) return null;
  const { clientId, name } = holder;
  return { code: 'REFERENCE_TAKEN', params: { name, clientId, gateway: gateway.name }, field: 'reference' };
}

/** The same, or the refusal that it ends in. */
export function requireReference(db: ReadDb, gateway: GatewayRecord, typed: string, exceptId?: number): Reference {
  const read = checkedReference(db, gateway, typed, exceptId);
  if ('problem' in read) throw new Refusal(read.problem.code, read.problem.params, read.problem.field);
  return read;
}

type GatewayAct = 'gatewayAttached' | 'gatewayChanged' | 'gatewayDetached' | 'gatewayReattached';

/** Tells it in the client's audit; what is attached is named by its number beside the reference. */
function tell(
  context: CommandContext,
  { id, clientId, gateway }: { id: number; clientId: number; gateway: string },
  action: GatewayAct,
  { before, after, origin }: { before: string; after: string; origin: AuditOrigin },
): void {
  writeAudit(context, { entity: 'client', entityId: clientId, action, origin }, [
    { field: 'gateway.name', before: before && gateway, after: after && gateway },
    { field: 'gateway.reference', before, after, beforeId: id, afterId: id },
  ]);
  context.publish('gateways.changed');
}

/** A deactivated client is given nothing to pay by, neither anew nor again. */
export function requireActive(db: ReadDb, clientId: number): void {
  if (requireClient(db, clientId).state !== 'active') throw new Refusal('CLIENT_DEACTIVATED');
}

/** Gives a client a reference of a gateway, and tells it in the client's audit. */
export function attachGateway(
  context: CommandContext,
  clientId: number,
  gateway: GatewayRecord,
  { reference, key }: Reference,
  origin: AuditOrigin,
): number {
  const row = { clientId, gatewayId: gateway.id, reference, referenceKey: key };
  const id = insertAttached(context.db, row, context.nowMs);
  tell(context, { id, clientId, gateway: gateway.name }, 'gatewayAttached', { before: '', after: reference, origin });
  return id;
}

/** Another reference for what a client has, or has again; the version stays where nothing is another. */
export function giveReference(
  context: CommandContext,
  attached: AttachedRecord,
  typed: string,
  origin: AuditOrigin,
): number {
  const { db } = context;
  const gateway = requireGateway(db, attached.gatewayId);
  const { reference, key } = requireReference(db, gateway, typed, attached.id);
  const was = attached.detachedAtMs === null ? attached.reference : '';
  if (was === reference) return attached.version;
  if (was === '') requireActive(db, attached.clientId);
  const version = updateAttached(db, attached, { reference, referenceKey: key, detachedAtMs: null });
  const { id, clientId } = attached;
  const action = was === '' ? 'gatewayReattached' : 'gatewayChanged';
  tell(context, { id, clientId, gateway: gateway.name }, action, { before: was, after: reference, origin });
  return version;
}

/** As it was before it was detached, whatever became of the format; its reference may be another's by now. */
export function reattachGateway(context: CommandContext, attached: AttachedRecord, origin: AuditOrigin): number {
  if (attached.detachedAtMs === null) return attached.version;
  const { db } = context;
  requireActive(db, attached.clientId);
  const gateway = requireGateway(db, attached.gatewayId);
  const taken = takenBy(db, gateway, attached.referenceKey, attached.id);
  if (taken) throw new Refusal(taken.code, taken.params, taken.field);
  const version = updateAttached(db, attached, { detachedAtMs: null });
  const { id, clientId, reference } = attached;
  tell(context, { id, clientId, gateway: gateway.name }, 'gatewayReattached', { before: '', after: reference, origin });
  return version;
}

export function detachGateway(context: CommandContext, attached: AttachedRecord, origin: AuditOrigin): number {
  if (attached.detachedAtMs !== null) return attached.version;
  const gateway = requireGateway(context.db, attached.gatewayId);
  const version = updateAttached(context.db, attached, { detachedAtMs: context.nowMs });
  const { id, clientId, reference } = attached;
  tell(context, { id, clientId, gateway: gateway.name }, 'gatewayDetached', { before: reference, after: '', origin });
  return version;
}

/** Puts a reference back to what it was before an entry of the audit; '' is none. Refused where it changed since it was read. */
export function putReferenceBack(
  context: CommandContext,
  { id, version }: { readonly id: number; readonly version: number },
  reference: string,
): void {
  const attached = requireAttached(context.db, id);
  checkVersion(attached, version);
  if (reference === '') detachGateway(context, attached, 'restore');
  else if (reference === attached.reference) reattachGateway(context, attached, 'restore');
  else giveReference(context, attached, reference, 'restore');
}

/**
 * What two references are the same by follows the gateway's format: it is found anew where that becomes another. Refused
 * where two clients' would be one; answers how many do not follow the format any more, and stay as they are.
 */
export function followFormat(db: WriteDb, before: GatewayRecord, format: ReferenceFormat): number {
  const holders = new Map<string, string>();
  const keys: { readonly id: number; readonly key: string }[] = [];
  let unfit = 0;
  for (const { id, reference, detachedAtMs, name } of listEveryAttached(db, before.id)) {
    const read = readReference(format, reference);
    const key = 'problem' in read ? numberKey(reference) : read.key;
    keys.push({ id, key });
    if (detachedAtMs !== null) continue;
    if ('problem' in read) unfit += 1;
    const other = holders.get(key);
    if (other !== undefined) throw new Refusal('REFERENCES_ALIKE', { name, other, reference }, 'prefix');
    holders.set(key, name);
  }
  saveKeys(db, keys);
  return unfit;
}
